package io.rastro.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    @Test
    void cursorReadsWhatItWrites() {
        Cursor cursor = new Cursor(Instant.parse("2026-07-31T12:34:56Z"), 98_765_432_101L, 50);
        assertThat(Cursor.parse(cursor.toString())).contains(cursor);
        Cursor early = new Cursor(Instant.ofEpochSecond(-1), 1, 0);
        assertThat(Cursor.parse(early.toString())).contains(early);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3.4",
                "a.2.3",
                "1.b.3",
                "1.2.c",
                "1.-2.3",
                "1.2.-3",
                " 1.2.3",
                "1.2.3 ",
                "1,2,3",
                "123456789012.1.1",
                "1.1234567890123456789.1",
                "1.1.1234567890123456789",
                "1.2.٣",
                "9e9.1.1"
            })
    void otherTextIsNoCursor(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }
}
