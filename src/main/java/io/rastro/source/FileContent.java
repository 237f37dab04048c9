package io.rastro.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** What is in a log file, compressed or not. */
final class FileContent {

    private static final int FINGERPRINT_BYTES = 256;
    private static final int COMPARED_BYTES = 1 << 16;
    private static final int BUFFER_BYTES = 1 << 16;

    private FileContent() {}

    static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }

    /** @throws EOFException when the file is shorter than the offset */
    static InputStream open(Path file, long offset) throws IOException {
        if (isCompressed(file)) {
            InputStream in = new BufferedInputStream(
                    new GZIPInputStream(Files.newInputStream(file), BUFFER_BYTES), BUFFER_BYTES);
            try {
                in.skipNBytes(offset);
            } catch (IOException shorter) {
                in.close();
                throw shorter;
            }
            return in;
        }
        SeekableByteChannel channel = Files.newByteChannel(file);
        if (channel.size() < offset) {
            channel.close();
            throw new EOFException(file.toString());
        }
        return Channels.newInputStream(channel.position(offset));
    }

    /** Of the first bytes and of those before the offset; null: the file is shorter. */
    static @Nullable String fingerprint(Path file, long offset) throws IOException {
        int length = (int) Math.min(FINGERPRINT_BYTES, offset);
        try {
            MessageDigest digest = sha256();
            digest.update(bytes(file, 0, length));
            digest.update(bytes(file, offset - length, length));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (EOFException shorter) {
            return null;
        }
    }

    private static byte[] bytes(Path file, long from, int length) throws IOException {
        try (InputStream in = open(file, from)) {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException(file.toString());
            }
            return bytes;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    static boolean isEmpty(Path file) {
        try (InputStream in = open(file, 0)) {
            return in.read() < 0;
        } catch (IOException gone) {
            return true;
        }
    }

    /** Whether one of them begins as the whole of the other, as far as is compared; of nothing there is no copy. */
    static boolean isCopy(Path one, Path other) {
        try {
            byte[] first = start(one);
            byte[] second = start(other);
            int common = Math.min(first.length, second.length);
            return common > 0 && Arrays.equals(first, 0, common, second, 0, common);
        } catch (IOException gone) {
            return false;
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = open(file, 0)) {
            return in.readNBytes(COMPARED_BYTES);
        }
    }
}
