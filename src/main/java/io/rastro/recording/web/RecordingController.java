package io.rastro.recording.web;

import io.rastro.account.Permission;
import io.rastro.account.PortalUser;
import io.rastro.audio.PlayableAudio;
import io.rastro.recording.AccessKind;
import io.rastro.recording.AccessLog;
import io.rastro.recording.PlayableAudioCache;
import io.rastro.recording.RecordedAudio;
import io.rastro.recording.Recording;
import io.rastro.recording.Recordings;
import io.rastro.recording.web.AudioAnswer.ClientDisconnectedException;
import io.rastro.recording.web.ByteRanges.ByteRange;
import io.rastro.system.web.Standing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The bytes of a recording, to those who may hear it, asked at every request. Never cached: who hears is counted. */
@Controller
class RecordingController {

    private static final Logger log = LoggerFactory.getLogger(RecordingController.class);

    private final Recordings recordings;
    private final AccessLog accesses;
    private final DownloadName names;
    private final PlayableAudioCache playable;
    private final Clock clock;

    RecordingController(
            Recordings recordings, AccessLog accesses, DownloadName names, PlayableAudioCache playable, Clock clock) {
        this.recordings = recordings;
        this.accesses = accesses;
        this.names = names;
        this.playable = playable;
        this.clock = clock;
    }

    @GetMapping("/recordings/{id:\\d{1,18}}/audio")
    void send(
            @PathVariable long id,
            @RequestParam @Nullable String download,
            @AuthenticationPrincipal PortalUser reader,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        AccessKind kind = download == null ? AccessKind.LISTENED : AccessKind.DOWNLOADED;
        if (kind == AccessKind.DOWNLOADED && !reader.may(Permission.DOWNLOAD_RECORDING)) {
            throw new AccessDeniedException("May listen, not download");
        }
        Recording recording = recordings.audible(id, reader).orElseThrow(RecordingController::absent);
        RecordedAudio audio = recordings
                .file(recording)
                .filter(file -> file.audible() || kind == AccessKind.DOWNLOADED)
                .orElseThrow(RecordingController::absent);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        String session = request.getSession().getId();
        AccessRecorder recorder = new AccessRecorder() {

            @Override
            public void begin() {
                accesses.begin(recording, kind);
            }

            @Override
            public void record(long from, long to, long total) {
                accesses.served(
                        recording,
                        new AccessLog.Served(kind, reader, session, request.getRemoteAddr(), from, to, total));
            }
        };
        PlayableAudio form = kind == AccessKind.DOWNLOADED ? audio.original() : playable.of(audio);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, names.disposition(kind, recording, audio.extension(form)));
        send(form, conditions(audio, form), recorder, request, response);
    }

    /** What is converted on the way has a tag of its own: its bytes are not those of the file. */
    private static HttpPreconditions conditions(RecordedAudio audio, PlayableAudio form) {
        String converted = form.length() == audio.file().size() ? "" : "-pcm";
        return new HttpPreconditions(
                '"' + audio.file().version() + converted + '"', audio.file().modified());
    }

    private interface AccessRecorder {

        /** Called before the first byte is sent. */
        void begin();

        void record(long from, long to, long total);
    }

    private static ResponseStatusException absent() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private void send(
            PlayableAudio playable,
            HttpPreconditions preconditions,
            AccessRecorder recorder,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        preconditions.tell(response);
        int outcome = preconditions.outcome(request);
        if (outcome != HttpServletResponse.SC_OK) {
            response.setStatus(outcome);
            return;
        }
        boolean headOnly = HttpMethod.HEAD.matches(request.getMethod());
        AudioAnswer answer = new AudioAnswer(
                playable,
                response,
                Standing.of(request),
                headOnly,
                (from, to) -> recorder.record(from, to, playable.length()));
        Optional<List<ByteRange>> ranges =
                headOnly ? Optional.empty() : ranges(request, preconditions, playable.length());
        if (!headOnly) {
            recorder.begin();
        }
        try {
            if (ranges.isPresent()) {
                answer.parts(ranges.get());
            } else {
                answer.whole();
            }
        } catch (ClientDisconnectedException disconnect) {
            log.debug("The listener went away: {}", disconnect.getMessage());
        }
    }

    /** Empty when the whole is to be sent: nothing else was asked, or what the client has is of another state. */
    private Optional<List<ByteRange>> ranges(HttpServletRequest request, HttpPreconditions preconditions, long length) {
        String field = request.getHeader(HttpHeaders.RANGE);
        return field != null && preconditions.stillHolds(request, clock.instant())
                ? ByteRanges.parse(field, length)
                : Optional.empty();
    }
}
