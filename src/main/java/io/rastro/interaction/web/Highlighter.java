package io.rastro.interaction.web;

import io.rastro.interaction.FoldedText;
import io.rastro.interaction.FoldedText.Range;
import io.rastro.interaction.web.HistoryText.TextPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a text where the words looked for begin and end. */
public final class Highlighter {

    private final @Nullable String words;

    /** @param words null: none are looked for */
    Highlighter(@Nullable String words) {
        this.words = words;
    }

    /** The whole text; the words looked for are strong. */
    public List<TextPart> parts(String text) {
        List<TextPart> parts = new ArrayList<>();
        int done = 0;
        for (Range range :
                words == null ? List.<Range>of() : FoldedText.of(text).find(words)) {
            add(parts, text.substring(done, range.start()), false);
            add(parts, text.substring(range.start(), range.end()), true);
            done = range.end();
        }
        add(parts, text.substring(done), false);
        return parts;
    }

    private static void add(List<TextPart> parts, String text, boolean strong) {
        if (!text.isEmpty()) {
            parts.add(new TextPart(text, strong));
        }
    }
}
