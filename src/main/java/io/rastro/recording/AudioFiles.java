package io.rastro.recording;

import io.rastro.recording.audio.SeekableSource;
import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import io.rastro.recording.store.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks for the files of recordings, and says why there is none. */
@Component
class AudioFiles {

    private static final Logger log = LoggerFactory.getLogger(AudioFiles.class);

    private final RecordingStore store;
    private final AudioRepository repository;
    private final RecordingProperties properties;
    private final Clock clock;

    AudioFiles(RecordingStore store, AudioRepository repository, RecordingProperties properties, Clock clock) {
        this.store = store;
        this.repository = repository;
        this.properties = properties;
        this.clock = clock;
    }

    /** Whether there is audio, or why not. A store that cannot be asked is logged, and its files are missing. */
    RecordingState state(Recording recording) {
        try {
            return look(recording).state();
        } catch (IOException failure) {
            log.warn("Recording {} cannot be looked for: {}", recording.reference(), failure.getMessage());
            return RecordingState.MISSING;
        }
    }

    /** The audio of a recording; empty unless its state is available. */
    Optional<RecordedAudio> open(Recording recording) throws IOException {
        Look look = look(recording);
        return look.file() == null || look.type() == null
                ? Optional.empty()
                : Optional.of(new RecordedAudio(look.file(), look.type(), source(look.file())));
    }

    /** What the store shows; file and type only where the state is available. */
    private record Look(
            RecordingState state,
            @Nullable StoredFile file,
            @Nullable AudioType type) {}

    private Look look(Recording recording) throws IOException {
        AudioFacts facts = recording.facts();
        if (facts != null && facts.deletedAt() != null) {
            return new Look(RecordingState.DELETED, null, null);
        }
        Optional<StoreName> name = recording.name();
        Optional<StoredFile> file = name.isEmpty() ? Optional.empty() : store.find(name.get());
        if (file.isEmpty() || file.get().size() == 0) {
            return new Look(absent(recording), null, null);
        }
        AudioType type = type(file.get(), facts);
        return type == null
                ? new Look(RecordingState.DAMAGED, null, null)
                : new Look(RecordingState.AVAILABLE, file.get(), type);
    }

    private RecordingState absent(Recording recording) {
        boolean fresh = recording.finishedAt().plus(properties.arrivesWithin()).isAfter(clock.instant());
        return fresh ? RecordingState.ARRIVING : RecordingState.MISSING;
    }

    /** Looked at once; again only when the file changed, as one that is still written does. */
    private @Nullable AudioType type(StoredFile file, @Nullable AudioFacts facts) throws IOException {
        if (facts != null && facts.version().equals(file.version())) {
            return facts.type();
        }
        try (InputStream in = store.open(file, 0)) {
            AudioType type = AudioType.of(in.readNBytes(AudioType.HEAD)).orElse(null);
            repository.note(file, type, null);
            return type;
        }
    }

    private SeekableSource source(StoredFile file) {
        return new SeekableSource() {
            @Override
            public long size() {
                return file.size();
            }

            @Override
            public InputStream open(long from) throws IOException {
                return store.open(file, from);
            }
        };
    }
}
