package io.rastro.ingestion;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import io.rastro.report.Labelled;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words exports use for the facts of an interaction. */
public final class CsvWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final Pattern HUMP = Pattern.compile("(\\p{Ll})(\\p{Lu})");

    private static final Map<String, Medium> MEDIA = media();
    private static final Map<String, String> STATUSES = statuses();
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

    /** A header as words: startTime and start_time are the same two. */
    static String foldHeader(String header) {
        return fold(HUMP.matcher(header).replaceAll("$1 $2"));
    }

    static Optional<Medium> medium(String word) {
        return Optional.ofNullable(MEDIA.get(fold(word)));
    }

    static Optional<Boolean> yesOrNo(String word) {
        return Optional.ofNullable(YES_NO.get(fold(word)));
    }

    /** A status or a voice status, as {@link CsvStatus} writes it. */
    public static @Nullable String status(String word) {
        return STATUSES.get(fold(word));
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

    private static Map<String, String> statuses() {
        Map<String, String> words = new HashMap<>();
        for (VoiceStatus status : VoiceStatus.values()) {
            words.put(fold(status.name()), CsvStatus.of(status));
        }
        for (Status status : Status.values()) {
            words.put(fold(status.label()), CsvStatus.of(status));
        }
        // Asterisk's dispositions; an answered call is a completed one unless its source says that it was transferred
        words.put("answered", CsvStatus.of(Status.SERVICE_COMPLETED));
        words.put("no answer", CsvStatus.of(VoiceStatus.NOT_ANSWERED));
        words.put("busy", CsvStatus.of(VoiceStatus.NOT_CONNECTED));
        words.put("failed", CsvStatus.of(VoiceStatus.NOT_CONNECTED));
        words.put("congestion", CsvStatus.of(VoiceStatus.NOT_CONNECTED));
        addUsual(words);
        words.putAll(Map.of(
                "abandonada", CsvStatus.of(Status.ABANDONED),
                "abandonadas", CsvStatus.of(Status.ABANDONED),
                "atendida", CsvStatus.of(Status.SERVICE_COMPLETED),
                "atendidas", CsvStatus.of(Status.SERVICE_COMPLETED),
                "caixa postal", CsvStatus.of(VoiceStatus.VOICEMAIL),
                "chamadas nao conectadas", CsvStatus.of(VoiceStatus.NOT_CONNECTED),
                "fora de servico", CsvStatus.of(VoiceStatus.OUT_OF_SERVICE),
                "nao atendida", CsvStatus.of(Status.DEQUEUED),
                "nao atendidas", CsvStatus.of(Status.DEQUEUED),
                "recado", CsvStatus.of(VoiceStatus.MESSAGE)));
        return words;
    }

    /**
     * What every medium has is told as a status, from which a call gets its voice status; only calls have the others.
     * The words of exports in Portuguese, English and Spanish, and of single products.
     */
    private static void addUsual(Map<String, String> words) {
        add(words, Status.SERVICE_COMPLETED, "atendido", "completed", "complete");
        add(words, Status.SERVICE_COMPLETED, "call connected", "accepted", "connected", "contestada");
        add(words, Status.SERVICE_TRANSFERRED, "transferida", "transferido", "transferred");
        add(words, Status.ABANDONED, "abandonado", "abandonou", "desistencia", "desistiu", "abandon", "cancelado");
        add(words, Status.ABANDONED, "canceled", "cancelled", "cancelada", "hang up");
        add(words, Status.DEQUEUED, "nao atendido", "perdida", "perdidas", "missed", "missed call", "no contesta");
        add(words, Status.DEQUEUED, "sem resposta", "unanswered", "not answered", "rejected", "recusada");
        add(words, VoiceStatus.NOT_CONNECTED, "ocupado", "ocupada", "linha ocupada", "falha", "falhou", "fail", "erro");
        add(words, VoiceStatus.NOT_CONNECTED, "wrong number", "chamada nao conectada", "nao conectada");
        for (String ended : ("terminatedbydst terminatedbysrc encerrado encerrada finalizado finalizada fechado fechada"
                        + " concluido concluida resolvido resolvida closed ended finished resolved")
                .split(" ", -1)) {
            words.put(ended, CsvStatus.BY_ANSWER);
        }
        add(words, VoiceStatus.VOICEMAIL, "voicemail", "voice mail", "correio de voz");
    }

    private static void add(Map<String, String> words, Status status, String... folded) {
        Stream.of(folded).forEach(word -> words.put(word, CsvStatus.of(status)));
    }

    private static void add(Map<String, String> words, VoiceStatus status, String... folded) {
        Stream.of(folded).forEach(word -> words.put(word, CsvStatus.of(status)));
    }
}
