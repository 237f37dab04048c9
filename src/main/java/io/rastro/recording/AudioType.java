package io.rastro.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A kind of audio file, told by its first bytes: what a program says its type is does not count. */
public enum AudioType {
    WAV("audio/wav", "wav"),
    MP3("audio/mpeg", "mp3"),
    OGG("audio/ogg", "ogg"),
    M4A("audio/mp4", "m4a");

    /** How many first bytes it takes to tell. */
    public static final int HEAD = 12;

    private final String mediaType;
    private final String extension;

    AudioType(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    /** The type of a file that begins with these bytes; empty if it is none of these. */
    public static Optional<AudioType> of(byte[] head) {
        if (has(head, 0, "RIFF") && has(head, 8, "WAVE")) {
            return Optional.of(WAV);
        }
        if (has(head, 0, "OggS")) {
            return Optional.of(OGG);
        }
        if (has(head, 4, "ftyp")) {
            return Optional.of(M4A);
        }
        return has(head, 0, "ID3") || startsMpegFrame(head) ? Optional.of(MP3) : Optional.empty();
    }

    static Optional<AudioType> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    private static boolean has(byte[] head, int at, String mark) {
        byte[] expected = mark.getBytes(StandardCharsets.US_ASCII);
        return head.length >= at + expected.length
                && Arrays.equals(head, at, at + expected.length, expected, 0, expected.length);
    }

    /** Eleven bits of sync, a known version, layer III, a bit rate and a sampling rate that exist. */
    private static boolean startsMpegFrame(byte[] head) {
        return head.length >= 4
                && (head[0] & 0xFF) == 0xFF
                && (head[1] & 0xE0) == 0xE0
                && (head[1] & 0x18) != 0x08
                && (head[1] & 0x06) == 0x02
                && (head[2] & 0xF0) != 0xF0
                && (head[2] & 0x0C) != 0x0C;
    }
}
