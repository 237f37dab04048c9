package io.rastro.ingestion;

import static io.rastro.ingestion.IncomingSamples.agentStatus;
import static io.rastro.ingestion.IncomingSamples.ivrCall;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Which IVR calls and agent statuses are kept, which are kept with a warning, and which are refused. */
class RecordChecksTests {

    @Test
    void soundRecordsAreKeptWithoutAWarning() {
        assertThat(IncomingSamples.refusal(RecordKind.IVR_CALL, ivrCall(""))).isNull();
        assertThat(IncomingSamples.warnings(RecordKind.IVR_CALL, ivrCall(""))).isEmpty();
        assertThat(IncomingSamples.refusal(RecordKind.AGENT_STATUS, agentStatus("")))
                .isNull();
        assertThat(IncomingSamples.warnings(RecordKind.AGENT_STATUS, agentStatus("")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            'externalId': null                         | missing
            'externalId': '  '                         | missing
            'ivr': null                                | missing
            'ivr': ''                                  | missing
            'enteredAt': null                          | missing
            'outcome': null                            | missing
            'outcome': 'LOST'                          | unknownValue
            'enteredAt': 'yesterday'                   | notInstant
            'enteredAt': '1980-01-01T00:00:00Z'        | tooEarly
            'enteredAt': '2027-01-01T00:00:00Z'        | inFuture
            'leftAt': '2027-01-01T00:00:00Z'           | inFuture
            'leftAt': 'later'                          | notInstant
            'path': {'a': 1}                           | notText
            """)
    void ivrCallIsRefused(String change, String reason) {
        assertThat(IncomingSamples.refusal(RecordKind.IVR_CALL, ivrCall(change)))
                .isEqualTo(reason);
    }

    @Test
    void pathThatNoIndexHoldsIsRefused() {
        String options = "'" + "x".repeat(90) + "',";
        String path = "'path': [" + options.repeat(6) + "'y']";
        assertThat(IncomingSamples.refusal(RecordKind.IVR_CALL, ivrCall(path))).isEqualTo("tooLong");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            'leftAt': '2025-11-03T11:59:59Z'           | stampRunsBack
            'caller': '+55\\u0000'                     | nulRemoved
            'queue': 'Vendas'                          | unknownField
            """)
    void ivrCallIsKeptWithAWarning(String change, String warning) {
        assertThat(IncomingSamples.refusal(RecordKind.IVR_CALL, ivrCall(change)))
                .isNull();
        assertThat(IncomingSamples.warnings(RecordKind.IVR_CALL, ivrCall(change)))
                .containsExactly(warning);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            'externalId': null                         | missing
            'agent': null                              | missing
            'agent': ' '                               | missing
            'agent': {'tags': ['Manhã']}               | missing
            'state': null                              | missing
            'state': 'LUNCH'                           | unknownValue
            'startedAt': null                          | missing
            'startedAt': '12:00'                       | notInstant
            'startedAt': '1980-01-01T00:00:00Z'        | tooEarly
            'endedAt': '2027-01-01T00:00:00Z'          | inFuture
            """)
    void agentStatusIsRefused(String change, String reason) {
        assertThat(IncomingSamples.refusal(RecordKind.AGENT_STATUS, agentStatus(change)))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            'endedAt': '2025-11-03T14:59:59Z'          | statusEndsBeforeStart
            'reason': null                             | pauseWithoutReason
            'state': 'available'                       | reasonWithoutPause
            'team': 'Norte'                            | unknownField
            """)
    void agentStatusIsKeptWithAWarning(String change, String warning) {
        assertThat(IncomingSamples.refusal(RecordKind.AGENT_STATUS, agentStatus(change)))
                .isNull();
        assertThat(IncomingSamples.warnings(RecordKind.AGENT_STATUS, agentStatus(change)))
                .containsExactly(warning);
    }

    @Test
    void whatIsNoObjectIsAccountedFor() {
        assertThat(IncomingSamples.refusal(RecordKind.IVR_CALL, "7")).isEqualTo("notAnObject");
        assertThat(IncomingSamples.refusal(RecordKind.AGENT_STATUS, "[]")).isEqualTo("notAnObject");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stampRunsBack",
                "spanUnknown",
                "answeredWithoutStamp",
                "stampWithoutAnswer",
                "voiceStatusDisagrees",
                "statusEndsBeforeStart",
                "pauseWithoutReason",
                "reasonWithoutPause",
                "notAnObject"
            })
    void everyReasonIsSaidInBothLanguages(String key) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/ingestion");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        NoticeText noticeText = new NoticeText(messages);
        Notice notice = Notice.of(key, "12:00", "13:00", "14:00", "15:00");
        String portuguese = noticeText.of(notice, Locale.forLanguageTag("pt-BR"));
        assertThat(portuguese).isNotBlank().doesNotContain("{");
        assertThat(noticeText.of(notice, Locale.ENGLISH)).isNotBlank().isNotEqualTo(portuguese);
    }
}
