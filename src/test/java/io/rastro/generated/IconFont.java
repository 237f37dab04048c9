package io.rastro.generated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Tabler's font of icons cut down to some of them, with its style sheet. */
final class IconFont {

    private static final Pattern RULE = Pattern.compile("\\.ti-([a-z0-9-]+):before\\{content:\"\\\\([0-9a-f]+)\"}");

    private final byte[] font;
    private final SortedMap<String, Integer> characters = new TreeMap<>();

    /** The whole font as TrueType, its whole style sheet, and the names of the icons to keep. */
    IconFont(byte[] font, String styleSheet, SortedSet<String> names) {
        this.font = font;
        Map<String, Integer> all = RULE.matcher(styleSheet)
                .results()
                .collect(Collectors.toMap(rule -> rule.group(1), rule -> Integer.parseInt(rule.group(2), 16)));
        for (String name : names) {
            Integer character = all.get(name);
            if (character == null) {
                throw new IllegalArgumentException("Tabler has no icon \"" + name + "\"");
            }
            characters.put(name, character);
        }
    }

    byte[] font() throws IOException {
        try (TrueTypeFont whole = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
            TTFSubsetter subset = new TTFSubsetter(whole);
            characters.values().forEach(subset::add);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            subset.writeToStream(out);
            return out.toByteArray();
        }
    }

    String styleSheet() {
        StringBuilder css = new StringBuilder("""
                /* Made by StaticFiles from the icons that are used; Tabler Icons, MIT licence. */
                @font-face {
                    font-family: "tabler-icons";
                    font-display: block;
                    src: url("../icons/icons.ttf") format("truetype");
                }

                .ti {
                    font-family: "tabler-icons" !important;
                    font-style: normal;
                    font-weight: normal;
                    font-variant: normal;
                    text-transform: none;
                    line-height: 1;
                    -webkit-font-smoothing: antialiased;
                    -moz-osx-font-smoothing: grayscale;
                }

                """);
        characters.forEach(
                (name, character) -> css.append(".ti-%s::before{content:\"\\%x\"}\n".formatted(name, character)));
        return css.toString();
    }
}
