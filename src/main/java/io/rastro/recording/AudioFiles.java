package io.rastro.recording;

import io.rastro.recording.audio.AudioDescription;
import io.rastro.recording.audio.AudioFormats;
import io.rastro.recording.audio.AudioType;
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

    /** The file of a recording; empty unless there is something in it to hear or to download. */
    Optional<RecordedAudio> open(Recording recording) throws IOException {
        Look look = look(recording);
        return look.file() == null || !look.state().downloadable()
                ? Optional.empty()
                : Optional.of(new RecordedAudio(
                        look.file(), look.type(), look.state() == RecordingState.AVAILABLE, source(look.file())));
    }

    /** What the store shows; null where there is no file. */
    private record Look(RecordingState state, @Nullable StoredFile file, AudioType type) {}

    private Look look(Recording recording) throws IOException {
        AudioFacts facts = recording.facts();
        if (facts != null && facts.deletedAt() != null) {
            return new Look(RecordingState.DELETED, null, AudioType.UNKNOWN);
        }
        Optional<StoreName> name = recording.name();
        Optional<StoredFile> file = name.isEmpty() ? Optional.empty() : store.find(name.get());
        if (file.isEmpty() || file.get().size() == 0) {
            return new Look(absent(recording), null, AudioType.UNKNOWN);
        }
        boolean known = facts != null
                && facts.examined()
                && facts.version().equals(file.get().version());
        return known && facts.type() != null
                ? new Look(RecordingState.of(facts.damage()), file.get(), facts.type())
                : examine(file.get());
    }

    private RecordingState absent(Recording recording) {
        boolean fresh = recording.finishedAt().plus(properties.arrivesWithin()).isAfter(clock.instant());
        return fresh ? RecordingState.ARRIVING : RecordingState.MISSING;
    }

    /** Done once; again only when the file changed, as one that is still written does. */
    private Look examine(StoredFile file) throws IOException {
        AudioType type;
        try (InputStream in = store.open(file, 0)) {
            type = AudioType.of(in.readNBytes(AudioType.HEAD), file.name().path())
                    .orElse(AudioType.UNKNOWN);
        }
        AudioDescription description = AudioFormats.describe(source(file));
        repository.note(file, type, null);
        repository.described(file, description);
        return new Look(RecordingState.of(description.damage()), file, type);
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

            @Override
            public String name() {
                return file.name().path();
            }
        };
    }
}
