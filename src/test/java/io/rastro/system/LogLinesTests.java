package io.rastro.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.testing.PortalTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@PortalTest
@ExtendWith(OutputCaptureExtension.class)
class LogLinesTests {

    private static final Logger log = LoggerFactory.getLogger("io.rastro.LogLines");
    private static final Pattern STAMPED =
            Pattern.compile("(?m)^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}[+-]\\d{2}:\\d{2} WARN  name is ");

    /** A request tried in this very thread leaves its account's number. */
    @BeforeEach
    void forgetOtherTests() {
        MDC.clear();
    }

    /** Else who names himself so writes lines of the log. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u0085", "\u2028"})
    void lineBreakInWhatACallerSentBeginsNoLine(String lineBreak, CapturedOutput console) {
        log.warn("name is {}", "Ana" + lineBreak + "2026-01-01 00:00:00+00:00 ERROR all is lost");
        assertThat(console.getOut()).containsPattern(STAMPED).contains("Ana", "\n  | 2026-01-01 00:00:00");
        assertThat(console.getOut().split("\\R")).noneMatch(line -> line.startsWith("2026-01-01"));
    }
}
