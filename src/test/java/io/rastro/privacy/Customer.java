package io.rastro.privacy;

import io.rastro.ingestion.IncomingRecord;
import io.rastro.ingestion.IngestionResult;
import io.rastro.ingestion.IngestionService;
import io.rastro.ingestion.InputRow;
import io.rastro.ingestion.JsonLines;
import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.StampReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Somebody who called, wrote and mailed in May 2013, with a number, a document and an address that nobody else has. */
record Customer(String source, String digits, String document, String email, String name) {

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    /** @param number of the customer, which makes all the rest */
    static Customer of(int number) {
        return new Customer(
                "crm " + UUID.randomUUID(),
                "1197352" + String.format("%04d", number),
                "3914862" + String.format("%04d", number),
                "quiteria." + number + "@exemplo-lgpd.com.br",
                "Quitéria Bonfim Número" + number);
    }

    /** As a form writes it. */
    String spelledPhone() {
        return "(" + digits.substring(0, 2) + ") " + digits.substring(2, 7) + "-" + digits.substring(7);
    }

    String spelledDocument() {
        return document.substring(0, 3) + "." + document.substring(3, 6) + "." + document.substring(6, 9) + "-"
                + document.substring(9);
    }

    /** By what it must not be found any more. */
    List<String> words() {
        return List.of(digits, digits.substring(3), spelledPhone(), document, spelledDocument(), email, name);
    }

    IngestionResult comes(IngestionService ingestion) {
        ingestion.ingest(source, records(RecordKind.IVR_CALL, ivrCall()));
        return ingestion.ingest(source, records(RecordKind.INTERACTION, call(), chat(), mail(), other()));
    }

    String ivrCall() {
        return json("""
                {'externalId': 'ivr-%1$s', 'ivr': 'URA LGPD', 'enteredAt': '2013-05-03T12:00:00Z', 'leftAt': '2013-05-03T12:00:40Z',
                 'path': ['2'], 'outcome': 'FORWARDED', 'conversationId': '%1$s-c1', 'caller': '0%1$s'}""");
    }

    String call() {
        return json("""
                {'externalId': 'call-%1$s', 'medium': 'VOICE', 'receivedAt': '2013-05-03T12:00:40Z',
                 'answeredAt': '2013-05-03T12:01:00Z', 'finishedAt': '2013-05-03T12:09:00Z', 'direction': 'inbound',
                 'conversationId': '%1$s-c1', 'from': '%2$s', 'to': '40041234', 'service': 'LGPD', 'agent': 'Ana', 'status': 'service completed',
                 'protocol': 'P%1$s', 'internalComments': 'ligou %5$s, CPF %3$s',
                 'contact': {'name': '%5$s', 'document': '%3$s', 'phone': '%2$s', 'email': '%4$s'},
                 'call': {'dialledNumber': '021%1$s', 'externalChannel': 'PJSIP/%1$s-0001', 'voiceServer': 'v1'},
                 'events': [{'type': 'ENTERED_QUEUE', 'happenedAt': '2013-05-03T12:00:41Z', 'note': 'de %2$s'}]}""");
    }

    String chat() {
        return json("""
                {'externalId': 'chat-%1$s', 'medium': 'WHATSAPP', 'receivedAt': '2013-05-04T12:00:00Z',
                 'answeredAt': '2013-05-04T12:01:00Z', 'finishedAt': '2013-05-04T12:20:00Z', 'from': '+55 %2$s',
                 'service': 'LGPD', 'agent': 'Ana', 'status': 'service completed', 'contact': {'document': '%3$s'},
                 'messages': [{'sentAt': '2013-05-04T12:02:00Z', 'sender': 'CLIENT', 'author': '%5$s', 'text': 'Sou %5$s, %4$s'},
                  {'sentAt': '2013-05-04T12:03:00Z', 'sender': 'AGENT', 'author': 'Ana', 'text': 'Seu CPF é %3$s?'}]}""");
    }

    String mail() {
        return json("""
                {'externalId': 'mail-%1$s', 'medium': 'EMAIL', 'receivedAt': '2013-05-05T12:00:00Z',
                 'answeredAt': '2013-05-05T12:30:00Z', 'finishedAt': '2013-05-05T12:40:00Z', 'from': '%5$s <%4$s>',
                 'service': 'LGPD', 'agent': 'Bia', 'status': 'service transferred'}""");
    }

    /** Another one's conversation, in which this one is mentioned. */
    String other() {
        return json("""
                {'externalId': 'other%6$s', 'medium': 'CHAT', 'receivedAt': '2013-05-06T12:00:00Z',
                 'answeredAt': '2013-05-06T12:01:00Z', 'finishedAt': '2013-05-06T12:20:00Z', 'service': 'LGPD', 'agent': 'Bia',
                 'status': 'service completed', 'contact': {'name': 'Outra Pessoa', 'externalId': 'outra-%6$s'},
                 'messages': [{'sentAt': '2013-05-06T12:02:00Z', 'sender': 'CLIENT', 'text': 'Falem com o número %2$s de meu irmão'}]}""");
    }

    private String json(String text) {
        return text.formatted(digits, spelledPhone(), spelledDocument(), email, name, source.hashCode())
                .replace('\'', '"')
                .replace("\n", " ");
    }

    static List<IncomingRecord> records(RecordKind kind, String... lines) {
        JsonLines rows = new JsonLines(
                new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
                kind,
                StampReader.ofMessages(ZONE),
                false);
        List<IncomingRecord> records = new ArrayList<>();
        try {
            for (InputRow row = rows.next(); row != null; row = rows.next()) {
                records.add(Objects.requireNonNull(row.incoming(), () -> String.valueOf(lines[0])));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return records;
    }
}
