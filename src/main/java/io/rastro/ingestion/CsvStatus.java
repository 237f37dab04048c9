package io.rastro.ingestion;

import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** A status or a voice status as one word, so that one list on the page offers both. */
final class CsvStatus {

    private static final String STATUS = "status.";
    private static final String VOICE = "voiceStatus.";

    private CsvStatus() {}

    static String of(Status status) {
        return STATUS + status.name();
    }

    static String of(VoiceStatus status) {
        return VOICE + status.name();
    }

    /** Everything a value can be mapped to. */
    static List<String> all() {
        return Stream.concat(
                        Stream.of(Status.values()).map(CsvStatus::of),
                        Stream.of(VoiceStatus.values()).map(CsvStatus::of))
                .toList();
    }

    static void put(ObjectNode interaction, String word) {
        int dot = word.indexOf('.');
        interaction.put(word.substring(0, dot), word.substring(dot + 1));
    }
}
