package io.rastro.ingestion;

import io.rastro.agents.AgentState;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import io.rastro.ivr.IvrOutcome;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a cell of the column that tells the status can mean: the field and its value as one word, so that one list on the
 * page offers all of a kind's.
 */
public final class CsvStatus {

    /** It is over; whether somebody answered is told by the row's answer, where the file tells any. */
    static final String BY_ANSWER = "byAnswer";

    static final List<String> OF_INTERACTIONS = Stream.of(
                    Stream.of(Status.values()).map(CsvStatus::of),
                    Stream.of(VoiceStatus.values()).map(CsvStatus::of),
                    Stream.of(BY_ANSWER))
            .flatMap(words -> words)
            .toList();
    static final List<String> OF_IVR_CALLS =
            Stream.of(IvrOutcome.values()).map(CsvStatus::of).toList();
    static final List<String> OF_AGENT_STATUSES =
            Stream.of(AgentState.values()).map(CsvStatus::of).toList();

    private CsvStatus() {}

    static String of(Status status) {
        return "status." + status.name();
    }

    static String of(VoiceStatus status) {
        return "voiceStatus." + status.name();
    }

    static String of(IvrOutcome outcome) {
        return "outcome." + outcome.name();
    }

    static String of(AgentState state) {
        return "state." + state.name();
    }

    static boolean isAnswered(String word) {
        return word.equals(of(Status.SERVICE_COMPLETED))
                || word.equals(of(Status.SERVICE_TRANSFERRED))
                || word.equals(of(VoiceStatus.ANSWERED));
    }

    /** @param answered what {@link #BY_ANSWER} goes by */
    static void put(ObjectNode json, String told, boolean answered) {
        String word = told.equals(BY_ANSWER) ? of(answered ? Status.SERVICE_COMPLETED : Status.ABANDONED) : told;
        int dot = word.indexOf('.');
        json.put(word.substring(0, dot), word.substring(dot + 1));
    }
}
