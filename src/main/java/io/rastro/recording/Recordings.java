package io.rastro.recording;

import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import io.rastro.recording.RecordingRepository.Found;
import io.rastro.recording.audio.AudioSpan;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The recordings a reader may know of. What is out of the reader's scope does not exist. */
@Service
public class Recordings {

    private final RecordingRepository repository;
    private final AudioFiles files;

    Recordings(RecordingRepository repository, AudioFiles files) {
        this.repository = repository;
        this.files = files;
    }

    /**
     * The recordings of each interaction within the reader's scope, by position; for an interaction without any, one
     * entry that says so. Meant for calls: other media are never recorded.
     */
    public Map<InteractionKey, List<RecordingView>> of(Collection<InteractionKey> interactions, PortalUser reader) {
        Map<InteractionKey, List<RecordingView>> views = new LinkedHashMap<>();
        for (Found found : repository.of(interactions)) {
            if (reader.scope().permits(found.serviceId())) {
                views.computeIfAbsent(found.interaction(), key -> new ArrayList<>())
                        .add(view(found, reader));
            }
        }
        return views;
    }

    private RecordingView view(Found found, PortalUser reader) {
        Recording recording = found.recording();
        if (recording == null) {
            return RecordingView.none();
        }
        RecordingState state = reader.may(Permission.LISTEN) ? files.state(recording) : RecordingState.NOT_PERMITTED;
        return RecordingView.of(recording, state, reader.may(Permission.DOWNLOAD_RECORDING));
    }

    /** A recording that the reader may hear, whether or not its file is there. */
    public Optional<Recording> audible(long id, PortalUser reader) {
        return repository
                .find(id)
                .filter(found -> reader.may(Permission.LISTEN) && reader.scope().permits(found.serviceId()))
                .map(Found::recording);
    }

    /** When the client was on hold, on the recording's own clock; none if nobody said when it began. */
    public List<AudioSpan> holds(Recording recording) {
        Instant start = recording.startedAt();
        return start == null
                ? List.of()
                : repository.holds(recording.interaction()).stream()
                        .map(hold ->
                                span(start, hold.from(), hold.until() == null ? recording.finishedAt() : hold.until()))
                        .toList();
    }

    private static AudioSpan span(Instant start, Instant from, Instant until) {
        long begin = Math.max(0, Duration.between(start, from).toMillis());
        return new AudioSpan(
                begin, Math.max(begin, Duration.between(start, until).toMillis()));
    }

    /** The file of a recording; empty if there is none to hear. */
    public Optional<RecordedAudio> file(Recording recording) throws IOException {
        return files.open(recording);
    }
}
