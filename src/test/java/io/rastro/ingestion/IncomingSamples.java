package io.rastro.ingestion;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Interactions for tests, written as the API's JSON with apostrophes for quotation marks. */
final class IncomingSamples {

    /** A WhatsApp conversation of ten minutes. */
    private static final String WHATSAPP = """
            {'externalId': 'w1', 'medium': 'WHATSAPP', 'receivedAt': '2025-11-03T12:00:00Z', 'answeredAt': '2025-11-03T12:01:00Z',
             'finishedAt': '2025-11-03T12:11:00Z', 'service': 'Suporte', 'agent': 'Ana Luísa', 'status': 'service completed'}""";

    /** A call of five minutes. */
    private static final String VOICE = """
            {'externalId': 'v1', 'medium': 'VOICE', 'receivedAt': '2025-11-03T12:00:00Z', 'answeredAt': '2025-11-03T12:00:10Z',
             'finishedAt': '2025-11-03T12:05:10Z', 'direction': 'inbound', 'from': '+55 (11) 98765-4321', 'to': '4004',
             'service': 'Vendas', 'agent': 'Bruno', 'status': 'service completed'}""";

    /** A call that went on to a service after forty seconds. */
    private static final String IVR_CALL = """
            {'externalId': 'i1', 'ivr': 'URA Principal', 'enteredAt': '2025-11-03T12:00:00.9Z', 'leftAt': '2025-11-03T12:00:40Z',
             'path': ['2 Fatura', '1 Segunda via'], 'outcome': 'FORWARDED', 'conversationId': 'c1', 'caller': '+5511987654321'}""";

    /** A pause of twenty minutes. */
    private static final String AGENT_STATUS = """
            {'externalId': 's1', 'agent': {'externalId': '7', 'name': 'Ana Luísa'}, 'state': 'PAUSE', 'reason': 'Almoço',
             'startedAt': '2025-11-03T15:00:00Z', 'endedAt': '2025-11-03T15:20:00Z'}""";

    private static final StampReader STAMPS = StampReader.ofMessages(ZoneId.of("America/Sao_Paulo"));

    private IncomingSamples() {}

    static String json(String text) {
        return text.replace('\'', '"').replace("\n", " ");
    }

    /** A conversation in one line, with fields added or, by null, taken away. */
    static String whatsapp(String changes) {
        return changed(WHATSAPP, changes);
    }

    static String voice(String changes) {
        return changed(VOICE, changes);
    }

    static String ivrCall(String changes) {
        return changed(IVR_CALL, changes);
    }

    static String agentStatus(String changes) {
        return changed(AGENT_STATUS, changes);
    }

    private static String changed(String base, String changes) {
        ObjectNode node = (ObjectNode) JsonLines.TREE.readTree(json(base));
        JsonNode change = JsonLines.TREE.readTree(json("{" + changes + "}"));
        change.properties().forEach(field -> node.set(field.getKey(), field.getValue()));
        return node.toString();
    }

    static IncomingInteraction read(String json) {
        return (IncomingInteraction) Objects.requireNonNull(row(json).incoming());
    }

    static InputRow row(String json) {
        return row(RecordKind.INTERACTION, json);
    }

    static InputRow row(RecordKind kind, String json) {
        return RowReader.row(kind, 1, null, JsonLines.TREE.readTree(json), STAMPS, Set.of());
    }

    static DerivedInteraction derive(String json) {
        return Derivation.derive(read(json), Instant.parse("2026-01-01T00:00:00Z"), new LinkedHashSet<>());
    }

    /** The key of the reason why a row is refused; null: it is not. */
    static @Nullable String refusal(String json) {
        return refusal(RecordKind.INTERACTION, json);
    }

    static @Nullable String refusal(RecordKind kind, String json) {
        Notice reason = checked(kind, json).reason();
        return reason == null ? null : reason.key();
    }

    static List<String> warnings(String json) {
        return warnings(RecordKind.INTERACTION, json);
    }

    static List<String> warnings(RecordKind kind, String json) {
        return checked(kind, json).warnings().stream().map(Notice::key).toList();
    }

    private static CheckedRow checked(RecordKind kind, String json) {
        return CheckedRow.check(row(kind, json), Instant.parse("2026-01-01T00:00:00Z"));
    }
}
