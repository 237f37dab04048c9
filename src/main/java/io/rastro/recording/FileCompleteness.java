package io.rastro.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.rastro.audio.SeekableSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Whether a file tells by itself that it is complete. */
enum FileCompleteness {
    /** Its header states the size that it has: exchanges write that last. */
    STATED,
    /** Its header states no size: the writer is at work, or died. */
    OPEN,
    /** Its header states another size: it is on the way, was cut off, or is wrong. */
    CONTRADICTED,
    /** Its format has no place to state it. */
    UNSTATED;

    private static final int HEAD = 28;
    private static final int OUTER = 8;
    private static final long IN_THE_NEXT_CHUNK = 0xffff_ffffL;

    static FileCompleteness of(SeekableSource source) throws IOException {
        byte[] head;
        try (InputStream in = source.open(0)) {
            head = in.readNBytes(HEAD);
        }
        if (!marked(head, "RIFF") && !marked(head, "RF64")) {
            return UNSTATED;
        }
        if (head.length < HEAD || stated(head) == 0) {
            return OPEN;
        }
        // A byte that fills up to an even size is counted by some writers and written by others.
        return Math.abs(stated(head) + OUTER - source.size()) <= 1 ? STATED : CONTRADICTED;
    }

    private static long stated(byte[] head) {
        ByteBuffer fields = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long size = Integer.toUnsignedLong(fields.getInt(4));
        return size == IN_THE_NEXT_CHUNK && marked(head, "RF64") ? fields.getLong(20) : size;
    }

    private static boolean marked(byte[] head, String mark) {
        byte[] expected = mark.getBytes(US_ASCII);
        return head.length >= expected.length && Arrays.equals(head, 0, expected.length, expected, 0, expected.length);
    }
}
