package io.rastro.ingestion.web;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.RecordKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A door for programs, one for every kind of record, and what the API's document says of it. */
record RecordDoor(RecordKind kind) {

    /** Where every kind of record is sent. */
    static final String ANY = "/api/v1/{collection}";

    /** It goes with the example of an IVR call. */
    private static final String FORWARDED_CALL = """
            {"externalId": "call-2025-000456", "medium": "VOICE", "receivedAt": "2025-11-03T09:00:42-03:00", \
            "queuedAt": "2025-11-03T09:00:42-03:00", "answeredAt": "2025-11-03T09:01:10-03:00", \
            "finishedAt": "2025-11-03T09:05:00-03:00", "conversationId": "c-78", "segment": 1, \
            "service": "Financeiro", "agent": {"name": "Ana Luísa Souza"}, "direction": "INBOUND", \
            "from": "+55 11 98765-4321", "to": "0800 123 4567", "status": "service completed"}""";

    static List<RecordDoor> all() {
        return Arrays.stream(RecordKind.values()).map(RecordDoor::new).toList();
    }

    /** Throws an answer of 404 where nothing is sent by that name. */
    static RecordDoor of(String collection) {
        return all().stream()
                .filter(door -> door.kind.collection().equals(collection))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    String path() {
        return ANY.replace("{collection}", kind.collection());
    }

    Class<? extends IncomingRecord> type() {
        return kind.type();
    }

    String schema() {
        return type().getSimpleName();
    }

    String purpose() {
        return kind.purpose();
    }

    /** Such as {@code sendInteractions}: what a generated client calls its method. */
    String operationId() {
        return "send"
                + Arrays.stream(kind.collection().split("-", -1))
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
    }

    /** By name, one with every field first. */
    Map<String, String> examples() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("every field", RecordExample.of(type()).toString());
        if (kind == RecordKind.INTERACTION) {
            named.put("a call from an IVR", FORWARDED_CALL);
        }
        return named;
    }
}
