package io.rastro.ingestion;

import io.rastro.agents.AgentState;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import io.rastro.ivr.IvrOutcome;
import io.rastro.report.Labelled;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words exports use for the facts of an interaction. */
public final class CsvWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final Pattern HUMP = Pattern.compile("(\\p{Ll})(\\p{Lu})");

    private static final Map<String, Medium> MEDIA = media();
    private static final Map<RecordKind, Map<String, String>> STATUSES = Map.of(
            RecordKind.INTERACTION, statuses(),
            RecordKind.IVR_CALL, outcomes(),
            RecordKind.AGENT_STATUS, states());
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

    /** What a word of the status column usually means, as {@link CsvStatus} writes it. */
    public static @Nullable String status(RecordKind kind, String word) {
        return STATUSES.getOrDefault(kind, Map.of()).get(fold(word));
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
        put(words, CsvStatus.of(Status.SERVICE_COMPLETED), "atendido", "completed", "complete");
        put(words, CsvStatus.of(Status.SERVICE_COMPLETED), "call connected", "accepted", "connected", "contestada");
        put(words, CsvStatus.of(Status.SERVICE_TRANSFERRED), "transferida", "transferido", "transferred");
        put(
                words,
                CsvStatus.of(Status.ABANDONED),
                "abandonado",
                "abandonou",
                "desistencia",
                "desistiu",
                "abandon",
                "cancelado");
        put(words, CsvStatus.of(Status.ABANDONED), "canceled", "cancelled", "cancelada", "hang up");
        put(
                words,
                CsvStatus.of(Status.DEQUEUED),
                "nao atendido",
                "perdida",
                "perdidas",
                "missed",
                "missed call",
                "no contesta");
        put(words, CsvStatus.of(Status.DEQUEUED), "sem resposta", "unanswered", "not answered", "rejected", "recusada");
        put(
                words,
                CsvStatus.of(VoiceStatus.NOT_CONNECTED),
                "ocupado",
                "ocupada",
                "linha ocupada",
                "falha",
                "falhou",
                "fail",
                "erro");
        put(words, CsvStatus.of(VoiceStatus.NOT_CONNECTED), "wrong number", "chamada nao conectada", "nao conectada");
        for (String ended : ("terminatedbydst terminatedbysrc encerrado encerrada finalizado finalizada fechado fechada"
                        + " concluido concluida resolvido resolvida closed ended finished resolved")
                .split(" ", -1)) {
            words.put(ended, CsvStatus.BY_ANSWER);
        }
        put(words, CsvStatus.of(VoiceStatus.VOICEMAIL), "voicemail", "voice mail", "correio de voz");
    }

    private static Map<String, String> outcomes() {
        Map<String, String> words = new HashMap<>();
        for (IvrOutcome outcome : IvrOutcome.values()) {
            words.put(fold(outcome.name()), CsvStatus.of(outcome));
        }
        put(words, CsvStatus.of(IvrOutcome.RETAINED), "retida", "retido", "resolvida na ura", "autoatendimento");
        put(
                words,
                CsvStatus.of(IvrOutcome.RETAINED),
                "auto atendimento",
                "finalizada na ura",
                "concluida",
                "self service");
        put(words, CsvStatus.of(IvrOutcome.ABANDONED), "abandonada", "abandonado", "abandono", "desistencia");
        put(words, CsvStatus.of(IvrOutcome.ABANDONED), "desligou", "desligada", "hangup", "abandon");
        put(words, CsvStatus.of(IvrOutcome.FORWARDED), "encaminhada", "encaminhado", "transferida", "transferido");
        put(words, CsvStatus.of(IvrOutcome.FORWARDED), "transbordo", "derivada", "fila", "transferred", "queue");
        return words;
    }

    private static Map<String, String> states() {
        Map<String, String> words = new HashMap<>();
        for (AgentState state : AgentState.values()) {
            words.put(fold(state.name()), CsvStatus.of(state));
        }
        put(words, CsvStatus.of(AgentState.AVAILABLE), "disponivel", "livre", "logado", "ready", "online", "idle");
        put(words, CsvStatus.of(AgentState.IN_SERVICE), "em atendimento", "ocupado", "falando", "em chamada", "busy");
        put(words, CsvStatus.of(AgentState.IN_SERVICE), "on call", "talking", "atendendo");
        put(words, CsvStatus.of(AgentState.AFTER_CALL), "pos atendimento", "tabulacao", "tabulando", "acw", "wrap up");
        put(words, CsvStatus.of(AgentState.PAUSE), "pausa", "em pausa", "pausado", "paused", "break", "not ready");
        put(words, CsvStatus.of(AgentState.PAUSE), "indisponivel", "ausente", "away");
        put(words, CsvStatus.of(AgentState.OFFLINE), "deslogado", "desconectado", "logoff", "logout", "logged out");
        return words;
    }

    private static void put(Map<String, String> words, String meaning, String... folded) {
        for (String word : folded) {
            words.put(word, meaning);
        }
    }
}
