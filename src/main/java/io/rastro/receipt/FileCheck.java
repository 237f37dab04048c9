package io.rastro.receipt;

import io.rastro.report.ChecksumStream;
import io.rastro.report.FileFormat;
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
 * @param rows that the file has whole, without the header; null: its format does not let a part be read
 */
public record FileCheck(
        Verdict verdict,
        @Nullable Receipt receipt,
        long bytes,
        @Nullable Long rows) {

    static final FileCheck UNKNOWN = new FileCheck(Verdict.UNKNOWN, null, 0, null);

    static FileCheck whole(Receipt receipt) {
        return new FileCheck(Verdict.WHOLE, receipt, receipt.bytes(), receipt.rows());
    }

    static FileCheck cutOff(Receipt receipt, Sums file) {
        Long rows = switch (FileFormat.ofCode(receipt.dialect())) {
            case XLSX -> null;
            case SPREADSHEET, SCRIPT -> file.records();
            case JSONL -> file.lines();
        };
        return new FileCheck(Verdict.CUT_OFF, receipt, file.bytes(), rows);
    }

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
     * @param lines ends of lines
     * @param records ends of lines outside quotes, less the header's
     * @param prefixes of the SHA-256 of its beginnings, each {@link ChecksumStream#FIRST_STEP} longer
     */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    public record Sums(long bytes, long lines, long records, byte[] sha256, List<byte[]> prefixes) {

        private static final int STEP = ChecksumStream.FIRST_STEP;
        private static final int KEPT = ChecksumStream.PREFIX_BYTES;

        /** Reads a file to its end; nothing of it is kept. */
        public static Sums of(InputStream file) throws IOException {
            MessageDigest digest = sha256Digest();
            List<byte[]> prefixes = new ArrayList<>();
            LineCount count = new LineCount();
            byte[] buffer = new byte[STEP];
            long bytes = 0;
            for (int read = file.readNBytes(buffer, 0, STEP); read > 0; read = file.readNBytes(buffer, 0, STEP)) {
                digest.update(buffer, 0, read);
                count.add(buffer, read);
                bytes += read;
                if (read == STEP) {
                    prefixes.add(Arrays.copyOf(copy(digest).digest(), KEPT));
                }
            }
            return new Sums(bytes, count.lines, Math.max(0, count.records - 1), digest.digest(), prefixes);
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

    /** Counts the lines of a text, and the records of a CSV. */
    private static final class LineCount {

        private long lines;
        private long records;
        private boolean quoted;

        void add(byte[] text, int length) {
            for (int index = 0; index < length; index++) {
                if (text[index] == '"') {
                    quoted = !quoted;
                } else if (text[index] == '\n') {
                    lines++;
                    records += quoted ? 0 : 1;
                }
            }
        }
    }
}
