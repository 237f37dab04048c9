package io.rastro.ingestion;

import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import io.rastro.report.Labelled;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words exports use for the facts of an interaction. */
final class CsvWords {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private static final Map<String, Medium> MEDIA = media();
    private static final Map<String, String> STATUSES = statuses();
    private static final Map<String, Boolean> YES_NO = Map.of(
            "sim", true, "s", true, "yes", true, "true", true, "1", true, "nao", false, "n", false, "no", false,
            "false", false, "0", false);

    private CsvWords() {}

    /** Without accents, case and punctuation. */
    static String fold(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return NEITHER_LETTER_NOR_DIGIT
                .matcher(bare.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    static Optional<Medium> medium(String word) {
        return Optional.ofNullable(MEDIA.get(fold(word)));
    }

    static Optional<Boolean> yesOrNo(String word) {
        return Optional.ofNullable(YES_NO.get(fold(word)));
    }

    /** A status or a voice status, as {@link CsvStatus} writes it. */
    static @Nullable String status(String word) {
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
        words.putAll(Map.of(
                "abandonada", CsvStatus.of(VoiceStatus.ABANDONED),
                "abandonadas", CsvStatus.of(VoiceStatus.ABANDONED),
                "atendida", CsvStatus.of(VoiceStatus.ANSWERED),
                "atendidas", CsvStatus.of(VoiceStatus.ANSWERED),
                "caixa postal", CsvStatus.of(VoiceStatus.VOICEMAIL),
                "chamadas nao conectadas", CsvStatus.of(VoiceStatus.NOT_CONNECTED),
                "fora de servico", CsvStatus.of(VoiceStatus.OUT_OF_SERVICE),
                "nao atendida", CsvStatus.of(VoiceStatus.NOT_ANSWERED),
                "nao atendidas", CsvStatus.of(VoiceStatus.NOT_ANSWERED),
                "recado", CsvStatus.of(VoiceStatus.MESSAGE)));
        return words;
    }
}
