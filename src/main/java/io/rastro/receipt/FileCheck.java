package io.rastro.receipt;

import io.rastro.report.ChecksumStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file turned out to be.
 *
 * @param receipt of the download that it is, or is part of; null: none is known
 * @param bytes that the file has
 * @param rows that the file has whole, without the header
 */
public record FileCheck(Verdict verdict, @Nullable Receipt receipt, long bytes, long rows) {

    static final FileCheck UNKNOWN = new FileCheck(Verdict.UNKNOWN, null, 0, 0);

    /** Whether a file is a download. */
    public enum Verdict {
        /** All that was sent. */
        WHOLE,
        /** The beginning of it. */
        CUT_OFF,
        /** Not from here, or changed. */
        UNKNOWN
    }

    /**
     * What a file can be recognised by.
     *
     * @param rows ends of lines outside quotes, less the header's
     * @param prefixes of the SHA-256 of its beginnings, each {@link ChecksumStream#FIRST_STEP} longer
     */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    public record Sums(long bytes, long rows, byte[] sha256, List<byte[]> prefixes) {

        private static final int STEP = ChecksumStream.FIRST_STEP;
        private static final int KEPT = ChecksumStream.PREFIX_BYTES;

        /** Reads a file to its end; nothing of it is kept. */
        public static Sums of(InputStream file) throws IOException {
            MessageDigest digest = sha256Digest();
            List<byte[]> prefixes = new ArrayList<>();
            LineCount lines = new LineCount();
            byte[] buffer = new byte[STEP];
            long bytes = 0;
            for (int read = file.readNBytes(buffer, 0, STEP); read > 0; read = file.readNBytes(buffer, 0, STEP)) {
                digest.update(buffer, 0, read);
                lines.add(buffer, read);
                bytes += read;
                if (read == STEP) {
                    prefixes.add(Arrays.copyOf(copy(digest).digest(), KEPT));
                }
            }
            return new Sums(bytes, Math.max(0, lines.count - 1), digest.digest(), prefixes);
        }

        /** Whether it has the beginnings that a download had, as far as it goes. */
        boolean begins(Receipt receipt) {
            long kept = Math.min(bytes / receipt.step(), receipt.prefixes().length / KEPT);
            for (int index = 0; index < kept; index++) {
                byte[] own = prefixes.get((int) ((index + 1L) * receipt.step() / STEP - 1));
                if (!Arrays.equals(own, 0, KEPT, receipt.prefixes(), index * KEPT, (index + 1) * KEPT)) {
                    return false;
                }
            }
            return kept > 0;
        }

        private static MessageDigest sha256Digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("Every Java platform has SHA-256", impossible);
            }
        }

        private static MessageDigest copy(MessageDigest digest) {
            try {
                return (MessageDigest) digest.clone();
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException("SHA-256 can be copied", impossible);
            }
        }
    }

    /** Counts the lines of a CSV. */
    private static final class LineCount {

        private long count;
        private boolean quoted;

        void add(byte[] text, int length) {
            for (int index = 0; index < length; index++) {
                if (text[index] == '"') {
                    quoted = !quoted;
                } else if (text[index] == '\n' && !quoted) {
                    count++;
                }
            }
        }
    }
}
