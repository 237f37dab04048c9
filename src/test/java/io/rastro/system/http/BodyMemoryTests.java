package io.rastro.system.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rastro.system.http.BodyMemory.Body;
import io.rastro.system.http.BodyMemory.ExceededException;
import io.rastro.system.http.BodyMemory.Limit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 100 bytes of one body, 250 of all. */
class BodyMemoryTests {

    private final BodyMemory memory = new BodyMemory(100, 250);

    private static InputStream body(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return new ByteArrayInputStream(bytes);
    }

    private static void assertExceeded(ThrowingCallable reading, Limit limit) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ExceededException.class,
                        exceeded -> assertThat(exceeded.limit()).isEqualTo(limit));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "100, -1", "3, 100"})
    void bodyWithinItsLimitIsReadWhole(int length, long announced) throws Exception {
        try (Body body = memory.read(body(length), announced)) {
            assertThat(body.bytes()).isEqualTo("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
        }
    }

    @ParameterizedTest
    @CsvSource({"101, -1", "101, 100", "100000, -1"})
    void longerBodyIsNotReadOn(int length, long announced) throws Exception {
        for (int time = 0; time < 10; time++) {
            assertExceeded(() -> memory.read(body(length), announced), Limit.EACH);
        }
        memory.read(body(100), -1).close();
    }

    @Test
    void bodyThatIsAnnouncedTooLongIsNotEvenBegun() {
        InputStream untouched = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("read");
            }
        };
        assertExceeded(() -> memory.read(untouched, 101), Limit.EACH);
    }

    @Test
    void whatDoesNotFitBesideOthersIsRefusedUntilOneOfThemIsGone() throws Exception {
        Body first = memory.read(body(100), 100);
        try (Body second = memory.read(body(100), -1)) {
            assertThat(second.bytes()).hasSize(100);
            assertExceeded(() -> memory.read(body(51), 51), Limit.ALL);
            memory.read(body(50), 50).close();
            first.close();
            memory.read(body(100), 100).close();
        }
    }

    @Test
    void bodyThatBreaksOffOccupiesNothing() throws Exception {
        for (int time = 0; time < 10; time++) {
            InputStream broken = new InputStream() {
                private int left = 90;

                @Override
                public int read() throws IOException {
                    if (left-- <= 0) {
                        throw new IOException("gone");
                    }
                    return 'x';
                }
            };
            assertThatThrownBy(() -> memory.read(broken, 90)).hasMessageContaining("gone");
        }
        memory.read(body(100), 100).close();
        memory.read(body(100), 100).close();
    }

    @Test
    void whoAnnouncesMuchAndSendsNothingKeepsNobodyOut() throws Exception {
        InputStream slow = new InputStream() {
            private int read;

            @Override
            public int read() throws IOException {
                if (read++ == 0) {
                    assertFree();
                }
                return -1;
            }
        };
        memory.read(slow, 100).close();
    }

    private void assertFree() throws IOException {
        try (Body one = memory.read(body(100), 100);
                Body other = memory.read(body(100), 100);
                Body third = memory.read(body(50), 50)) {
            assertThat(one.bytes().length + other.bytes().length + third.bytes().length)
                    .isEqualTo(250);
        } catch (ExceededException full) {
            throw new IOException(full);
        }
    }
}
