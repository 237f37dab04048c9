package io.rastro.audio;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What arrives in place of audio by mistake: pages of errors, documents, archives, pictures. */
final class OtherFiles {

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
