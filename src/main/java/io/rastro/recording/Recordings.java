package io.rastro.recording;

import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import io.rastro.audio.Waveform.AudioSpan;
import io.rastro.recording.AudioFiles.AudioLookup;
import io.rastro.recording.RecordingRepository.InteractionRecording;
import io.rastro.recording.WatchedFile.State;
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
    private final WatchedFileRepository watched;

    Recordings(RecordingRepository repository, AudioFiles files, WatchedFileRepository watched) {
        this.repository = repository;
        this.files = files;
        this.watched = watched;
    }

    /**
     * The recordings of each interaction within the reader's scope, by position, then the files that are not taken in
     * yet; for an interaction without any, one entry that says so. Meant for calls: other media are never recorded.
     */
    public Map<InteractionKey, List<RecordingView>> of(Collection<InteractionKey> interactions, PortalUser reader) {
        Map<InteractionKey, List<RecordingView>> views = new LinkedHashMap<>();
        for (InteractionRecording found : repository.of(interactions)) {
            if (reader.scope().permits(found.serviceId())) {
                List<RecordingView> known = views.computeIfAbsent(found.interaction(), key -> new ArrayList<>());
                Recording recording = found.recording();
                if (recording != null) {
                    known.add(view(recording, reader));
                }
            }
        }
        List<WatchedFile> waiting =
                watched.of(views.keySet().stream().map(InteractionKey::id).toArray(Long[]::new));
        views.forEach((interaction, known) -> addWaiting(interaction, known, waiting));
        return views;
    }

    /** An empty file is worth a word only where there is nothing else. */
    private static void addWaiting(InteractionKey interaction, List<RecordingView> known, List<WatchedFile> waiting) {
        boolean nothing = known.isEmpty();
        waiting.stream()
                .filter(file -> file.interactionId() == interaction.id() && !file.isTaken() && file.isThere())
                .filter(file -> nothing || file.state() != State.EMPTY)
                .map(RecordingView::waiting)
                .forEach(known::add);
        if (known.isEmpty()) {
            known.add(RecordingView.none());
        }
    }

    private RecordingView view(Recording recording, PortalUser reader) {
        AudioLookup lookup = reader.may(Permission.LISTEN)
                ? files.lookUp(recording)
                : AudioLookup.without(RecordingState.NOT_PERMITTED);
        return RecordingView.of(recording, lookup, reader.may(Permission.DOWNLOAD_RECORDING));
    }

    /** A recording that the reader may hear, whether or not its file is there. */
    public Optional<Recording> audible(long id, PortalUser reader) {
        return repository
                .find(id)
                .filter(found -> reader.may(Permission.LISTEN) && reader.scope().permits(found.serviceId()))
                .map(InteractionRecording::recording);
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

    /** The file of a recording, to be heard or taken away; empty if there is none. */
    public Optional<RecordedAudio> file(Recording recording) throws IOException {
        return files.open(recording);
    }

    /** The file of a recording for whoever hands a person its own data; empty if there is none, or no such recording. */
    public Optional<RecordedAudio> ownFile(long id) throws IOException {
        Optional<InteractionRecording> found = repository.find(id);
        Recording recording = found.isPresent() ? found.get().recording() : null;
        return recording == null ? Optional.empty() : file(recording);
    }
}
