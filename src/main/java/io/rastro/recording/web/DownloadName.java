package io.rastro.recording.web;

import io.rastro.recording.AccessKind;
import io.rastro.recording.Recording;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** What a saved recording is called: found again by its date and protocol, whatever the exchange named it. */
@Component
class DownloadName {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final ZoneId zone;

    DownloadName(ZoneId zone) {
        this.zone = zone;
    }

    /** The value of a Content-Disposition field. */
    String disposition(AccessKind kind, Recording recording, String extension) {
        ContentDisposition.Builder disposition =
                kind == AccessKind.DOWNLOADED ? ContentDisposition.attachment() : ContentDisposition.inline();
        return disposition
                .filename(name(recording) + "." + extension, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private String name(Recording recording) {
        Instant start = recording.startedAt() == null ? recording.interaction().receivedAt() : recording.startedAt();
        String protocol =
                recording.protocol() == null ? "" : "-" + recording.protocol().replaceAll("[^\\p{L}\\p{N}._-]+", "_");
        String part = recording.position() == 0 ? "" : "-" + (recording.position() + 1);
        return "gravacao-" + STAMP.format(start.atZone(zone)) + protocol + part;
    }
}
