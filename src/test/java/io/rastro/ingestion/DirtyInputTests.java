package io.rastro.ingestion;

import static io.rastro.ingestion.IncomingSamples.json;
import static io.rastro.ingestion.IncomingSamples.refusal;
import static io.rastro.ingestion.IncomingSamples.voice;
import static io.rastro.ingestion.IncomingSamples.warnings;
import static io.rastro.ingestion.IncomingSamples.whatsapp;
import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.interaction.Direction;
import io.rastro.interaction.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirtyInputTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "endBeforeStart   | 'finishedAt': '2025-11-03T11:58:59Z', 'answeredAt': null",
                "endBeforeAnswer  | 'finishedAt': '2025-11-03T11:59:59Z'",
                "negative         | 'holdSeconds': -1",
                "negative         | 'responseSeconds': -60",
                "unknownValue     | 'medium': 'FAX'",
                "unknownValue     | 'status': 'finished'",
                "missing          | 'medium': null",
                "missing          | 'externalId': null",
                "missing          | 'externalId': '  '",
                "missing          | 'receivedAt': null",
                "missing          | 'finishedAt': null",
                "missing          | 'status': null",
                "missing          | 'receivedAt': '0001-01-01T00:00:00Z'",
                "tooEarly         | 'receivedAt': '1989-12-31T23:59:59Z'",
                "inFuture         | 'finishedAt': '2026-01-02T00:00:01Z'",
                "tooEarly         | 'messages': [{'sentAt': '0000-01-01T00:00:00Z', 'sender': 'CLIENT'}]",
                "notInstant       | 'receivedAt': '13/11/2025'",
                "notInstant       | 'receivedAt': '2025-02-30T09:00:00Z'",
                "ambiguousDate    | 'receivedAt': '03/11/2025 09:00:00'",
                "unknownZone      | 'receivedAt': '2025-11-03 09:00:00 AMT'",
                "tooLong          | 'protocol': '12345678901234567890123456789012345678901'",
                "notText          | 'protocol': {'a': 1}",
                "notText          | 'tags': [['a']]",
                "notWholeNumber   | 'holdSeconds': 'dez'",
                "notText          | 'holdSeconds': 1.5",
                "notWholeNumber   | 'segment': 99999999999",
                "notBoolean       | 'portfolio': 'talvez'",
                "notList          | 'messages': 'oi'",
                "notObject        | 'messages': ['oi']",
                "notObject        | 'call': 7",
                "missing          | 'messages': [{'text': 'sem hora', 'sender': 'CLIENT'}]"
            })
    void rowIsRefusedWithItsReason(String reason, String changes) {
        assertThat(refusal(whatsapp(changes))).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "nulRemoved             | 'internalComments': 'a\\u0000b'",
                "brokenCharacter        | 'internalComments': 'a\\ud800b'",
                "unknownField           | 'recievedAt': '2025-11-03T12:00:00Z'",
                "notForMedium           | 'voiceStatus': 'ANSWERED'",
                "notForMedium           | 'call': {'jitterMs': 3}",
                "absurdValue            | 'segment': 0",
                "holdLongerThanService  | 'holdSeconds': 601",
                "stampRunsBack          | 'answeredAt': '2025-11-03T11:59:00Z'",
                "spanUnknown            | 'answeredAt': '2025-11-03T11:58:59Z'",
                "stampRunsBack          | 'finishedAt': '2025-11-03T12:00:00Z'",
                "stampRunsBack          | 'queuedAt': '2025-11-03T12:02:00Z'",
                "spanUnknown            | 'queuedAt': '2025-11-03T12:02:01Z'",
                "stampRunsBack          | 'firstMessageAt': '2025-11-03T12:00:00Z'",
                "spanUnknown            | 'firstMessageAt': '2025-11-03T11:59:59Z'",
                "answeredWithoutStamp   | 'answeredAt': null",
                "stampWithoutAnswer     | 'status': 'abandoned'"
            })
    void rowIsKeptWithAWarning(String warning, String changes) {
        assertThat(refusal(whatsapp(changes))).isNull();
        assertThat(warnings(whatsapp(changes))).containsExactly(warning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "notForMedium | 'expiration': 'ACTIVE'",
                "notForMedium | 'responseSeconds': 5",
                "voiceStatusDisagrees | 'voiceStatus': 'ABANDONED'",
                "absurdValue  | 'call': {'jitterMs': -3}",
                "absurdValue  | 'call': {'packetLossPercent': 100.5}",
                "absurdValue  | 'call': {'jitterMs': 'NaN'}"
            })
    void callIsKeptWithAWarning(String warning, String changes) {
        assertThat(warnings(voice(changes))).containsExactly(warning);
    }

    @Test
    void numbersAreTakenAsTextWithoutLosingADigit() {
        assertThat(IncomingSamples.read(whatsapp("'protocol': 20251103120000123456789"))
                        .labels()
                        .protocol())
                .isEqualTo("20251103120000123456789");
    }

    @Test
    void statusAndDirectionAreReadInAnyCase() {
        IncomingInteraction read =
                IncomingSamples.read(whatsapp("'status': 'SERVICE_COMPLETED', 'direction': 'INBOUND'"));
        assertThat(read.ending().status()).isEqualTo(Status.SERVICE_COMPLETED);
        assertThat(read.parties().direction()).isEqualTo(Direction.INBOUND);
    }

    @Test
    void lineNumbersStayTrueOverEmptyLinesAndLineEnds() throws IOException {
        String text = "\uFEFF" + whatsapp("") + "\r\n\r\n   \n" + whatsapp("'externalId': 'w2'") + "\r\nnonsense\n\n"
                + whatsapp("'externalId': 'w3'").substring(0, 40);
        List<InputRow> rows = rows(text.getBytes(StandardCharsets.UTF_8));
        assertThat(rows).extracting(InputRow::line).containsExactly(1L, 4L, 5L, 7L);
        assertThat(rows)
                .extracting(row -> row.problem() == null ? null : row.problem().key())
                .containsExactly(null, null, "malformedJson", "malformedJson");
    }

    @Test
    void latinOneBytesAreReadAndTold() throws IOException {
        InputRow row =
                rows(json("{'externalId': 'x', 'medium': 'SMS', 'receivedAt': '2025-11-03T12:00:00Z', 'service': 'Cobrança'}")
                                .getBytes(StandardCharsets.ISO_8859_1))
                        .get(0);
        assertThat(row.incoming())
                .isInstanceOfSatisfying(
                        IncomingInteraction.class,
                        interaction ->
                                assertThat(interaction.parties().service()).isEqualTo("Cobrança"));
        assertThat(row.warnings()).extracting(Notice::key).containsExactly("notUtf8");
    }

    @Test
    void lineThatCannotBeHeldIsPassedOver() throws IOException {
        byte[] endless = new byte[ByteLines.LINE_LIMIT + 70_000];
        Arrays.fill(endless, (byte) 'x');
        endless[endless.length - 2] = '\n';
        endless[endless.length - 1] = '7';
        assertThat(rows(endless))
                .extracting(row -> row.line() + String.valueOf(row.problem().key()))
                .containsExactly("1lineTooLong", "2notAnObject");
    }

    private static List<InputRow> rows(byte[] bytes) throws IOException {
        JsonLines lines = new JsonLines(
                new ByteArrayInputStream(bytes), RecordKind.INTERACTION, StampReader.ofMessages(ZoneOffset.UTC), true);
        List<InputRow> rows = new ArrayList<>();
        for (InputRow row = lines.next(); row != null; row = lines.next()) {
            rows.add(row);
        }
        return rows;
    }
}
