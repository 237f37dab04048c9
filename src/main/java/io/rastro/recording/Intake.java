package io.rastro.recording;

import io.rastro.recording.UnacceptableAudio.Reason;
import io.rastro.recording.audio.AudioType;
import io.rastro.recording.store.RecordingStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Receives a file beside the store. Whatever cuts it off, nothing of it stays. */
@Component
class Intake {

    private static final int BUFFER = 64 * 1024;

    private final RecordingStore store;
    private final long most;

    Intake(RecordingStore store, RecordingProperties properties) {
        this.store = store;
        this.most = properties.maxSize().toBytes();
    }

    /**
     * Reads a stream to its end; gives up at the first bytes if they are surely no audio, and at the size limit.
     *
     * @param name what the sender calls the file; empty: it does not say
     */
    Incoming receive(InputStream in, String name) throws IOException, UnacceptableAudio {
        byte[] head = in.readNBytes(AudioType.HEAD);
        AudioType type = AudioType.of(head, name).orElseThrow(() -> new UnacceptableAudio(Reason.UNKNOWN_AUDIO));
        Path file = Files.createTempFile(store.workshop(), "arriving-", ".part");
        boolean whole = false;
        try {
            String sha256 = copy(head, in, file);
            whole = true;
            return new Incoming(file, type, type.extension(name), sha256);
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private String copy(byte[] head, InputStream in, Path file) throws IOException, UnacceptableAudio {
        MessageDigest digest = sha256();
        byte[] buffer = Arrays.copyOf(head, BUFFER);
        long size = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int count = head.length; count >= 0; count = in.read(buffer)) {
                size += count;
                if (size > most) {
                    throw new UnacceptableAudio(Reason.TOO_LARGE);
                }
                digest.update(buffer, 0, count);
                write(out, ByteBuffer.wrap(buffer, 0, count));
            }
            // What is acknowledged outlives a power cut.
            out.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
