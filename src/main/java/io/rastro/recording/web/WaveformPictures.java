package io.rastro.recording.web;

import io.rastro.audio.Waveform;
import io.rastro.audio.Waveform.AudioSpan;
import io.rastro.audio.WaveformDrawing;
import io.rastro.audio.WaveformDrawing.Texts;
import io.rastro.audio.WaveformSvg;
import io.rastro.recording.Recording;
import io.rastro.recording.Recordings;
import io.rastro.recording.Waveforms;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Draws the waveforms of recordings in the reader's language. */
@Component
public class WaveformPictures {

    private static final int WIDE = 832;
    private static final int NARROW = 344;

    private final Recordings recordings;
    private final Waveforms waveforms;
    private final MessageSource messages;

    WaveformPictures(Recordings recordings, Waveforms waveforms, MessageSource messages) {
        this.recordings = recordings;
        this.waveforms = waveforms;
        this.messages = messages;
    }

    /** What there is to see of a recording that the reader may hear. */
    public WaveformPicture of(Recording recording, Locale locale) throws IOException {
        Waveforms.WaveformState progress = waveforms.of(recording);
        Waveform waveform = progress.waveform();
        if (waveform == null) {
            return new WaveformPicture(recording.id(), null, null, progress.damage(), progress.expected());
        }
        List<AudioSpan> holds = recordings.holds(recording);
        Texts texts = texts(waveform, locale);
        String id = "waveform-" + recording.id();
        return new WaveformPicture(
                recording.id(),
                WaveformSvg.render(waveform, new WaveformDrawing(id + "-wide", WIDE, holds, texts, 0L)),
                WaveformSvg.render(waveform, new WaveformDrawing(id + "-narrow", NARROW, holds, texts, 0L)),
                progress.damage(),
                false);
    }

    private Texts texts(Waveform waveform, Locale locale) {
        return new Texts(
                message("title", locale),
                message(
                        "description",
                        locale,
                        length(waveform.durationMillis()),
                        waveform.lanes().size(),
                        waveform.silences().size()),
                message("hold", locale),
                message("silence", locale));
    }

    private String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage("recording.waveform." + key, arguments, locale);
    }

    /** As a player writes it. */
    static String length(long millis) {
        long seconds = millis / 1000;
        String rest = String.format(Locale.ROOT, "%02d:%02d", seconds / 60 % 60, seconds % 60);
        return seconds < 3600 ? rest : seconds / 3600 + ":" + rest;
    }
}
