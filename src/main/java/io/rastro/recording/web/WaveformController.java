package io.rastro.recording.web;

import io.rastro.account.PortalUser;
import io.rastro.recording.Recording;
import io.rastro.recording.Recordings;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The waveform of a recording, for the page that waits for it; to those who may hear the recording. */
@Controller
class WaveformController {

    private final Recordings recordings;
    private final WaveformPictures pictures;

    WaveformController(Recordings recordings, WaveformPictures pictures) {
        this.recordings = recordings;
        this.pictures = pictures;
    }

    @GetMapping("/recordings/{id:\\d{1,18}}/waveform")
    ModelAndView waveform(@PathVariable long id, @AuthenticationPrincipal PortalUser reader, Locale locale)
            throws IOException {
        Recording recording =
                recordings.audible(id, reader).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return new ModelAndView("recording/player :: waveform").addObject("picture", pictures.of(recording, locale));
    }
}
