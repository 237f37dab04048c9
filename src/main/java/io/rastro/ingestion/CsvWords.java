package io.rastro.ingestion;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.report.Labelled;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words exports use for the facts of an interaction. */
public final class CsvWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final Pattern HUMP = Pattern.compile("(\\p{Ll})(\\p{Lu})");

    private static final Map<String, Medium> MEDIA = media();
    private static final Map<String, Boolean> YES_NO = Map.of(
            "sim", true, "s", true, "yes", true, "true", true, "1", true, "nao", false, "n", false, "no", false,
            "false", false, "0", false);

    private static final Map<String, Direction> DIRECTIONS = directions();

    /** What exports write into a cell that has nothing, in just this case: "Nan" is a name. */
    private static final Set<String> NOTHING = Set.of(
            "\\N",
            "NULL",
            "null",
            "(null)",
            "[null]",
            "-",
            "--",
            "---",
            "N/A",
            "n/a",
            "N/D",
            "n/d",
            "#N/A",
            "#N/D",
            "NaN",
            "nan",
            "undefined");

    /** Between two words only: the e of an e-mail is none. */
    private static final Pattern CONNECTIVE = Pattern.compile("(?<= )(?:d[aeo]s?|e) ");

    private CsvWords() {}

    static boolean isNothing(String cell) {
        return NOTHING.contains(cell.strip());
    }

    /** The products' own words have more behind them: outbound-api. */
    static Optional<Direction> direction(String word) {
        String folded = fold(word);
        Direction direction = DIRECTIONS.get(folded);
        return Optional.ofNullable(direction == null ? DIRECTIONS.get(folded.split(" ", 2)[0]) : direction);
    }

    /** Without accents, case and punctuation. */
    static String fold(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return NEITHER_LETTER_NOR_DIGIT
                .matcher(bare.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    /** A header as the words that matter: startTime and start_time are the same two, "Data de início" is "data inicio". */
    static String foldHeader(String header) {
        String words = fold(HUMP.matcher(header).replaceAll("$1 $2"));
        return CONNECTIVE.matcher(words).replaceAll("");
    }

    static Optional<Medium> medium(String word) {
        return Optional.ofNullable(MEDIA.get(fold(word)));
    }

    static Optional<Boolean> yesOrNo(String word) {
        return Optional.ofNullable(YES_NO.get(fold(word)));
    }

    /** The constant that has this label or name. */
    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        String folded = fold(word);
        for (E value : type.getEnumConstants()) {
            boolean labelled =
                    value instanceof Labelled named && fold(named.label()).equals(folded);
            if (labelled || fold(value.name()).equals(folded)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Direction> directions() {
        Map<String, Direction> words = new HashMap<>();
        for (String in :
                "inbound in incoming entrante entrada recebida receptiva receptivo recebido received".split(" ", -1)) {
            words.put(in, Direction.INBOUND);
        }
        for (String out : "outbound out outgoing sainte saida realizada ativa ativo realizado efetuada saliente dialed"
                .split(" ", -1)) {
            words.put(out, Direction.OUTBOUND);
        }
        return words;
    }

    private static Map<String, Medium> media() {
        Map<String, Medium> media = new HashMap<>();
        for (Medium medium : Medium.values()) {
            media.put(fold(medium.name()), medium);
        }
        media.putAll(Map.of(
                "voz", Medium.VOICE,
                "telefone", Medium.VOICE,
                "e mail", Medium.EMAIL,
                "reclameaqui", Medium.RECLAME_AQUI));
        return media;
    }
}
