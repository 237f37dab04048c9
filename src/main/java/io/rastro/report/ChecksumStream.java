package io.rastro.report;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Hashes what passes through it, and keeps the hashes of as many beginnings of it as take little room: so a file that was
 * cut off can be told from one that was changed. Where there are too many, every second one is dropped.
 */
public final class ChecksumStream extends OutputStream {

    /** How far apart beginnings are hashed at first. */
    public static final int FIRST_STEP = 1 << 16;

    /** How much is kept of the hash of a beginning. */
    public static final int PREFIX_BYTES = 16;

    private static final int PREFIXES_KEPT = 1_024;

    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private byte[] prefixes = new byte[PREFIX_BYTES * PREFIXES_KEPT];
    private int kept;
    private int step = FIRST_STEP;
    private long bytes;
    private long next = FIRST_STEP;

    public ChecksumStream(OutputStream out) {
        this.out = out;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public void write(int unit) throws IOException {
        write(new byte[] {(byte) unit}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        int from = offset;
        int left = length;
        while (left > 0) {
            int part = (int) Math.min(left, next - bytes);
            digest.update(buffer, from, part);
            from += part;
            left -= part;
            bytes += part;
            if (bytes == next) {
                keepPrefix();
            }
        }
    }

    private void keepPrefix() {
        if (kept == PREFIXES_KEPT) {
            for (int index = 1; index < kept; index += 2) {
                System.arraycopy(prefixes, index * PREFIX_BYTES, prefixes, index / 2 * PREFIX_BYTES, PREFIX_BYTES);
            }
            kept /= 2;
            step *= 2;
        }
        if (bytes % step == 0) {
            System.arraycopy(current(), 0, prefixes, kept++ * PREFIX_BYTES, PREFIX_BYTES);
        }
        next = bytes - bytes % step + step;
    }

    private byte[] current() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("SHA-256 can be copied", impossible);
        }
    }

    /** What has passed so far. */
    public Content content(long rows) {
        return new Content(rows, bytes, current(), step, Arrays.copyOf(prefixes, kept * PREFIX_BYTES));
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /**
     * The bytes of a file, by what they can be recognised by.
     *
     * @param rows without the header
     * @param prefixes the first bytes of the SHA-256 of the first {@code step} bytes, of twice as many, and so on
     */
    @SuppressWarnings("ArrayRecordComponent") // not compared
    public record Content(long rows, long bytes, byte[] sha256, int step, byte[] prefixes) {

        public String sha256InHex() {
            return HexFormat.of().formatHex(sha256);
        }
    }
}
