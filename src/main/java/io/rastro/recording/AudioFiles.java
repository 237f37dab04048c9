package io.rastro.recording;

import io.rastro.audio.AudioType;
import io.rastro.audio.Damage;
import io.rastro.recording.store.RecordingStore;
import io.rastro.recording.store.StoreName;
import io.rastro.recording.store.StoredFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
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

    /**
     * What the store shows of a recording.
     *
     * @param file null where there is none
     * @param type null where there is none that is known
     * @param unfinished whether the file's header was never brought to an end
     */
    record AudioLookup(
            RecordingState state,
            @Nullable StoredFile file,
            @Nullable AudioType type,
            boolean unfinished) {

        static AudioLookup without(RecordingState state) {
            return new AudioLookup(state, null, null, false);
        }
    }

    /** A store that cannot be asked is logged, and that is all that is known of its files. */
    AudioLookup lookUp(Recording recording) {
        try {
            return find(recording);
        } catch (IOException failure) {
            log.warn("Recording {} cannot be looked for: {}", recording.reference(), failure.getMessage());
            return AudioLookup.without(RecordingState.UNREACHABLE);
        }
    }

    /** The file of a recording, heard or not; empty unless there are bytes to give away. */
    Optional<RecordedAudio> open(Recording recording) throws IOException {
        AudioLookup lookup = find(recording);
        return lookup.file() == null || !lookup.state().hasFile()
                ? Optional.empty()
                : Optional.of(new RecordedAudio(
                        lookup.file(),
                        lookup.type(),
                        lookup.state() == RecordingState.AVAILABLE,
                        new StoreSource(store, lookup.file())));
    }

    private AudioLookup find(Recording recording) throws IOException {
        AudioFacts facts = recording.facts();
        if (facts != null && facts.deletedAt() != null) {
            return AudioLookup.without(RecordingState.DELETED);
        }
        Optional<StoreName> name = recording.name();
        Optional<StoredFile> file = name.isEmpty() ? Optional.empty() : store.find(name.get());
        if (file.isEmpty()) {
            return AudioLookup.without(mayStillCome(recording) ? RecordingState.ARRIVING : RecordingState.MISSING);
        }
        if (facts == null
                || !facts.examined()
                || !facts.version().equals(file.get().version())) {
            facts = examine(file.get());
        }
        return new AudioLookup(state(recording, facts), file.get(), facts.type(), facts.unfinished());
    }

    private AudioFacts examine(StoredFile file) throws IOException {
        Examination examination = Examination.of(new StoreSource(store, file));
        repository.note(file, examination, null);
        return new AudioFacts(
                file.version(), examination.type(), examination.damage(), examination.unfinished(), true, null);
    }

    private RecordingState state(Recording recording, AudioFacts facts) {
        Damage damage = facts.damage();
        if (damage == null || damage.audible()) {
            return facts.type() == null ? RecordingState.UNSUPPORTED : RecordingState.AVAILABLE;
        }
        return switch (damage) {
            case EMPTY -> mayStillCome(recording) ? RecordingState.ARRIVING : RecordingState.EMPTY;
            case NOT_AUDIO, UNSUPPORTED -> RecordingState.UNSUPPORTED;
            default -> RecordingState.DAMAGED;
        };
    }

    /** Shortly after the call, what its source named may be on its way; what was taken in is all there. */
    private boolean mayStillCome(Recording recording) {
        Instant until = recording.finishedAt().plus(properties.arrivesWithin());
        return !recording.uploaded() && clock.instant().isBefore(until);
    }
}
