package io.rastro.interaction.web;

import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import io.rastro.interaction.history.ConversationHistory;
import io.rastro.interaction.history.Segment;
import io.rastro.interaction.web.RecordingPanel.Listening;
import io.rastro.recording.AccessLog;
import io.rastro.recording.InteractionKey;
import io.rastro.recording.Recording;
import io.rastro.recording.RecordingAccess;
import io.rastro.recording.RecordingState;
import io.rastro.recording.RecordingView;
import io.rastro.recording.Recordings;
import io.rastro.recording.web.Track;
import io.rastro.recording.web.WaveformPicture;
import io.rastro.recording.web.WaveformPictures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Collects what a history shows of recordings, as far as its reader may know. */
@Component
class RecordingPanels {

    private static final Logger log = LoggerFactory.getLogger(RecordingPanels.class);

    private final Recordings recordings;
    private final WaveformPictures pictures;
    private final AccessLog accesses;

    RecordingPanels(Recordings recordings, WaveformPictures pictures, AccessLog accesses) {
        this.recordings = recordings;
        this.pictures = pictures;
        this.accesses = accesses;
    }

    /** Null for a conversation without calls that the reader may see. */
    @Nullable
    RecordingPanel of(ConversationHistory history, PortalUser reader, Locale locale) {
        List<Segment> calls = history.calls();
        if (calls.isEmpty()) {
            return null;
        }
        Map<InteractionKey, List<RecordingView>> views =
                recordings.of(calls.stream().map(RecordingPanels::key).toList(), reader);
        List<Track> tracks = new ArrayList<>();
        for (Segment call : calls) {
            for (RecordingView view : views.getOrDefault(key(call), List.of())) {
                tracks.add(new Track(tracks.size() + 1, call.number(), view, picture(view, reader, locale)));
            }
        }
        boolean trail = reader.may(Permission.DOWNLOAD_RECORDING);
        return new RecordingPanel(told(tracks), trail ? listenings(calls, tracks) : null);
    }

    private List<Listening> listenings(List<Segment> calls, List<Track> tracks) {
        return calls.stream()
                .flatMap(call -> accesses.accesses(key(call)).stream()
                        .map(access -> new Listening(number(tracks, call, access), access)))
                .sorted(Comparator.comparing(
                                (Listening listening) -> listening.access().to())
                        .reversed())
                .toList();
    }

    private static int number(List<Track> tracks, Segment call, RecordingAccess access) {
        return tracks.stream()
                .filter(track -> track.segment() == call.number()
                        && track.recording().id() != null
                        && track.recording().position() == access.position())
                .mapToInt(Track::number)
                .findFirst()
                .orElse(0);
    }

    private static InteractionKey key(Segment call) {
        return new InteractionKey(call.interactionId(), call.times().receivedAt());
    }

    /** That nothing came is said once. */
    private static List<Track> told(List<Track> tracks) {
        boolean nothing = tracks.stream().allMatch(track -> track.recording().state() == RecordingState.NOT_RECEIVED);
        return nothing ? tracks.subList(0, Math.min(1, tracks.size())) : tracks;
    }

    private @Nullable WaveformPicture picture(RecordingView view, PortalUser reader, Locale locale) {
        if (view.id() == null || view.state() != RecordingState.AVAILABLE) {
            return null;
        }
        return recordings
                .audible(view.id(), reader)
                .map(recording -> drawn(recording, locale))
                .orElse(null);
    }

    /** Without its picture a recording can still be heard. */
    private @Nullable WaveformPicture drawn(Recording recording, Locale locale) {
        try {
            return pictures.of(recording, locale);
        } catch (IOException unreachable) {
            log.warn("Recording {} cannot be drawn: {}", recording.id(), unreachable.getMessage());
            return null;
        }
    }
}
