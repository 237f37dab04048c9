package io.rastro.audio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of audio file, told by its first bytes: what a program says its type is does not count. The raw formats of
 * telephone exchanges have no mark in their bytes and are told by their extension, as the exchange itself does.
 */
public enum AudioType {
    WAV("audio/wav", "wav", "wave", "wav16", "wav49"),
    MP3("audio/mpeg", "mp3"),
    OGG("audio/ogg", "ogg", "oga", "opus"),
    M4A("audio/mp4", "m4a", "mp4"),
    FLAC("audio/flac", "flac"),
    /** AAC packets without a container, each with a header of its own (ADTS). */
    AAC("audio/aac", "aac", "adts"),
    GSM("audio/gsm", "gsm"),
    MULAW("audio/pcmu", "ulaw", "ul", "ulw", "mu", "pcmu", "pcm"),
    ALAW("audio/pcma", "alaw", "al", "alw", "pcma"),
    /** Signed linear samples of 16 bits, lowest byte first, one channel; the extension holds the rate. */
    SLIN("audio/x-sln", RawFiles.SLIN_RATES.keySet().toArray(new String[0])),
    /** It may be a recording, but nothing here knows its format. */
    UNKNOWN("application/octet-stream", "bin");

    /** How many first bytes it takes to tell. */
    public static final int HEAD = 12;

    private static final int LONGEST_EXTENSION = 8;

    private final String mediaType;
    private final String usual;
    private final String extensions;

    AudioType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.usual = extensions[0];
        this.extensions = "." + String.join(".", extensions) + ".";
    }

    public String mediaType() {
        return mediaType;
    }

    /** The extension of a file of this type: the one it has if that is right, else the usual one. */
    public String extension(String name) {
        String own = extensionOf(name);
        boolean right = this == UNKNOWN ? own.matches("[a-z0-9]{1," + LONGEST_EXTENSION + "}") : has(own);
        return right ? own : usual;
    }

    boolean has(String extension) {
        return !extension.isEmpty() && extensions.contains("." + extension + ".");
    }

    /**
     * The type of a file that begins with these bytes.
     *
     * @param name what the file is called; empty: nobody knows
     * @return empty if there is nothing in it, or surely something else than audio
     */
    public static Optional<AudioType> of(byte[] head, String name) {
        AudioType marked = marked(head);
        if (marked != null) {
            return Optional.of(marked);
        }
        if (head.length == 0 || OtherFiles.marked(head)) {
            return Optional.empty();
        }
        AudioType raw = RawFiles.type(extensionOf(name));
        if (raw != null) {
            return Optional.of(raw);
        }
        return OtherFiles.text(head) ? Optional.empty() : Optional.of(unmarked(head));
    }

    public static Optional<AudioType> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    /** In lower case, without the dot; empty: there is none. */
    static String extensionOf(String name) {
        return name.substring(name.lastIndexOf('/') + 1).contains(".")
                ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)
                : "";
    }

    private static @Nullable AudioType marked(byte[] head) {
        boolean riff = Bytes.marked(head, 0, "RIFF") || Bytes.marked(head, 0, "RF64");
        if (riff && Bytes.marked(head, 8, "WAVE")) {
            return WAV;
        }
        if (Bytes.marked(head, 0, "OggS")) {
            return OGG;
        }
        if (Bytes.marked(head, 0, "fLaC")) {
            return FLAC;
        }
        if (Bytes.marked(head, 0, "ID3")) {
            return MP3;
        }
        return Bytes.marked(head, 4, "ftyp") ? M4A : null;
    }

    /** By a few bits, which any bytes may have by chance. */
    private static AudioType unmarked(byte[] head) {
        if (Mp3File.recognises(head)) {
            return MP3;
        }
        if (head.length >= 2 && (Bytes.big16(head, 0) & 0xfff6) == 0xfff0) {
            return AAC;
        }
        return BareGsmFile.recognises(head) ? GSM : UNKNOWN;
    }

    /** What arrives in place of audio by mistake: pages of errors, documents, archives, pictures. */
    static final class OtherFiles {

        private static final String[] MARKS = {
            "%PDF",
            "PK\3\4",
            "\u001f\u008b",
            "\u0089PNG",
            "\u00ff\u00d8\u00ff",
            "GIF8",
            "\177ELF",
            "<!DOC",
            "<html",
            "<?xml"
        };

        private OtherFiles() {}

        static boolean marked(byte[] head) {
            return Stream.of(MARKS).anyMatch(mark -> Bytes.marked(head, 0, mark));
        }

        /** Nothing but what can be read; sound has other bytes within a thousandth of a second. */
        static boolean text(byte[] head) {
            return new String(head, StandardCharsets.ISO_8859_1)
                    .chars()
                    .allMatch(letter -> (letter >= ' ' && letter < 0x7f) || Character.isWhitespace(letter));
        }
    }
}
