package io.rastro.ingestion;

import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** A status or a voice status as one word, so that one list on the page offers both. */
public final class CsvStatus {

    private static final String STATUS = "status.";
    private static final String VOICE = "voiceStatus.";

    /** It is over; whether somebody answered is told by the row's answer, where the file tells any. */
    static final String BY_ANSWER = "byAnswer";

    private CsvStatus() {}

    static String of(Status status) {
        return STATUS + status.name();
    }

    static String of(VoiceStatus status) {
        return VOICE + status.name();
    }

    static boolean isAnswered(String word) {
        return word.equals(of(Status.SERVICE_COMPLETED))
                || word.equals(of(Status.SERVICE_TRANSFERRED))
                || word.equals(of(VoiceStatus.ANSWERED));
    }

    /** Everything a value can be mapped to. */
    public static List<String> all() {
        return Stream.of(
                        Stream.of(Status.values()).map(CsvStatus::of),
                        Stream.of(VoiceStatus.values()).map(CsvStatus::of),
                        Stream.of(BY_ANSWER))
                .flatMap(words -> words)
                .toList();
    }

    /** @param answered what {@link #BY_ANSWER} goes by */
    static void put(ObjectNode interaction, String told, boolean answered) {
        String word = told.equals(BY_ANSWER) ? of(answered ? Status.SERVICE_COMPLETED : Status.ABANDONED) : told;
        int dot = word.indexOf('.');
        interaction.put(word.substring(0, dot), word.substring(dot + 1));
    }
}
