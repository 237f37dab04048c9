package io.rastro.ingestion;

import static io.rastro.ingestion.CsvWords.fold;

import io.rastro.agents.AgentState;
import io.rastro.interaction.Status;
import io.rastro.interaction.VoiceStatus;
import io.rastro.ivr.IvrOutcome;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the words of a status column usually mean, in exports in Portuguese, English and Spanish, and of single products. */
final class StatusWords {

    private static final Map<RecordKind, Map<String, String>> BY_KIND = Map.of(
            RecordKind.INTERACTION, statuses(),
            RecordKind.IVR_CALL, outcomes(),
            RecordKind.AGENT_STATUS, states());

    private StatusWords() {}

    /** As {@link CsvStatus} writes it; null: nothing usual. */
    static @Nullable String meaning(RecordKind kind, String word) {
        return BY_KIND.getOrDefault(kind, Map.of()).get(fold(word));
    }

    /**
     * What every medium has is told as a status, from which a call gets its voice status; only calls have the others. An
     * answered call is a completed one unless its source says that it was transferred.
     */
    private static Map<String, String> statuses() {
        Map<String, String> words = new HashMap<>();
        for (VoiceStatus status : VoiceStatus.values()) {
            put(words, CsvStatus.of(status), fold(status.name()));
        }
        for (Status status : Status.values()) {
            put(words, CsvStatus.of(status), fold(status.label()));
        }
        put(words, CsvStatus.of(Status.SERVICE_COMPLETED), """
                answered, atendida, atendidas, atendido, completed, complete, call connected, accepted, connected,
                contestada""");
        put(words, CsvStatus.of(Status.SERVICE_TRANSFERRED), "transferida, transferido, transferred");
        put(words, CsvStatus.of(Status.ABANDONED), """
                abandonada, abandonadas, abandonado, abandonou, desistencia, desistiu, abandon, cancelado, cancelada,
                canceled, cancelled, hang up""");
        put(words, CsvStatus.of(Status.DEQUEUED), """
                nao atendida, nao atendidas, nao atendido, perdida, perdidas, missed, missed call, no contesta,
                sem resposta, unanswered, not answered, rejected, recusada""");
        put(words, CsvStatus.of(VoiceStatus.NOT_ANSWERED), "no answer");
        put(words, CsvStatus.of(VoiceStatus.NOT_CONNECTED), """
                busy, failed, congestion, ocupado, ocupada, linha ocupada, falha, falhou, fail, erro, wrong number,
                chamada nao conectada, chamadas nao conectadas, nao conectada""");
        put(words, CsvStatus.of(VoiceStatus.VOICEMAIL), "voicemail, voice mail, caixa postal, correio de voz");
        put(words, CsvStatus.of(VoiceStatus.OUT_OF_SERVICE), "fora de servico");
        put(words, CsvStatus.of(VoiceStatus.MESSAGE), "recado");
        put(words, CsvStatus.BY_ANSWER, """
                terminatedbydst, terminatedbysrc, encerrado, encerrada, finalizado, finalizada, fechado, fechada,
                concluido, concluida, resolvido, resolvida, closed, ended, finished, resolved""");
        return words;
    }

    private static Map<String, String> outcomes() {
        Map<String, String> words = new HashMap<>();
        for (IvrOutcome outcome : IvrOutcome.values()) {
            put(words, CsvStatus.of(outcome), fold(outcome.name()));
        }
        put(words, CsvStatus.of(IvrOutcome.RETAINED), """
                retida, retido, resolvida na ura, autoatendimento, auto atendimento, finalizada na ura, concluida,
                self service""");
        put(words, CsvStatus.of(IvrOutcome.ABANDONED), """
                abandonada, abandonado, abandono, desistencia, desligou, desligada, hangup, abandon""");
        put(words, CsvStatus.of(IvrOutcome.FORWARDED), """
                encaminhada, encaminhado, transferida, transferido, transbordo, derivada, fila, transferred, queue""");
        return words;
    }

    private static Map<String, String> states() {
        Map<String, String> words = new HashMap<>();
        for (AgentState state : AgentState.values()) {
            put(words, CsvStatus.of(state), fold(state.name()));
        }
        put(words, CsvStatus.of(AgentState.AVAILABLE), "disponivel, livre, logado, ready, online, idle");
        put(words, CsvStatus.of(AgentState.IN_SERVICE), """
                em atendimento, ocupado, falando, em chamada, busy, on call, talking, atendendo""");
        put(words, CsvStatus.of(AgentState.AFTER_CALL), """
                pos atendimento, tabulacao, tabulando, acw, wrap up""");
        put(words, CsvStatus.of(AgentState.PAUSE), """
                pausa, em pausa, pausado, paused, break, not ready, indisponivel, ausente, away""");
        put(words, CsvStatus.of(AgentState.OFFLINE), "deslogado, desconectado, logoff, logout, logged out");
        return words;
    }

    /** @param folded separated by commas, without accents and case */
    private static void put(Map<String, String> words, String meaning, String folded) {
        for (String word : folded.split(",\\s*", -1)) {
            words.put(word, meaning);
        }
    }
}
