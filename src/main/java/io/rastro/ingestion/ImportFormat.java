package io.rastro.ingestion;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an import can read. */
public enum ImportFormat {
    JSON_LINES(null, "jsonl", "ndjson", "json", "txt", "log"),
    JSON_ARRAY(null, "json", "txt"),
    CSV("mapping", "csv", "tsv", "tab", "txt", "log"),
    /** A workbook of Excel, since 2007. */
    XLSX("mapping", "xlsx", "xlsm"),
    /** The text of a chat as WhatsApp exports it. */
    WHATSAPP_CHAT("chat", "txt", "zip");

    /** Packing says nothing of what is inside, nor do the numbers that rotated files end in. */
    private static final Pattern ENDING = Pattern.compile(".*\\.(?<ending>\\p{Alpha}[\\p{Alnum}_-]{0,15})");

    private final @Nullable String step;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; the checker only knows the interface
    private final List<String> endings;

    ImportFormat(@Nullable String step, String... endings) {
        this.step = step;
        this.endings = List.of(endings);
    }

    /** What a file's name ends in, where that is no name for this format; empty: it is, or the name does not say. */
    public Optional<String> contradiction(String fileName) {
        Matcher name = ENDING.matcher(fileName.strip().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", ""));
        return name.matches() && !endings.contains(name.group("ending"))
                ? Optional.of(name.group("ending"))
                : Optional.empty();
    }

    /** Whether its columns have to be told apart. */
    public boolean isTable() {
        return this == CSV || this == XLSX;
    }

    /** The end of the address at which it is asked what the file does not tell; null: nothing is. */
    public @Nullable String step() {
        return step;
    }
}
