package io.rastro.recording;

import io.rastro.recording.RecordingErasureRepository.FileInUse;
import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Deletes the audio of interactions for good: the files of the store, those that gave way to them, and the originals of the
 * watched directory; each is looked for again before it counts. The rows stay to their caller.
 */
@Service
public class RecordingErasure {

    private final RecordingErasureRepository repository;
    private final WatchedFileRepository watched;
    private final RecordingStore store;

    RecordingErasure(RecordingErasureRepository repository, WatchedFileRepository watched, RecordingStore store) {
        this.repository = repository;
        this.watched = watched;
        this.store = store;
    }

    /**
     * What became of the files.
     *
     * @param deleted of the store, none of which is there any more
     * @param shared left alone, because they are recordings of other interactions, too
     */
    public record ErasedFiles(int deleted, int shared) {}

    /**
     * Whatever was deleted before is deleted again, so that this may be broken off at any place.
     *
     * @param interactions all that may take a file with them; one that another refers to stays
     * @throws IOException when a file does not go
     */
    public ErasedFiles erase(Collection<Long> interactions) throws IOException {
        Long[] ids = interactions.toArray(Long[]::new);
        int deleted = 0;
        int shared = 0;
        for (FileInUse file : repository.files(ids)) {
            if (file.elsewhere()) {
                shared++;
            } else {
                delete(Recording.name(file.reference(), file.uploaded()));
                repository.forget(file.reference());
                deleted++;
            }
        }
        for (long interaction : interactions) {
            deleteReplaced(interaction);
        }
        deleteOriginals(ids);
        return new ErasedFiles(deleted, shared);
    }

    private void deleteReplaced(long interaction) throws IOException {
        for (String reference : repository.replaced(RecordingIntake.prefix(interaction))) {
            delete(Optional.of(new StoreName(reference)));
            repository.forget(reference);
        }
    }

    private void delete(Optional<StoreName> name) throws IOException {
        if (name.isPresent()) {
            store.delete(name.get());
            if (store.find(name.get()).isPresent()) {
                throw new IOException("a recording is still there after it was deleted");
            }
        }
    }

    /** An exchange's file that was not taken yet would come in again. */
    private void deleteOriginals(Long[] interactions) throws IOException {
        List<WatchedFile> files = watched.of(interactions);
        for (WatchedFile file : files) {
            Path aside = file.aside();
            if (aside != null) {
                Files.deleteIfExists(aside);
            }
            Files.deleteIfExists(file.path());
            watched.deleteById(file.id());
        }
    }
}
