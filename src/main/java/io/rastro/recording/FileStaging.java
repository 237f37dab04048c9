package io.rastro.recording;

import io.rastro.audio.AudioType;
import io.rastro.recording.UnacceptableAudio.Reason;
import io.rastro.recording.store.RecordingStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Copies incoming audio to a staging file beside the store. Whatever cuts it off, nothing of the copy stays. */
@Component
class FileStaging {

    private static final int BUFFER = 64 * 1024;

    private final RecordingStore store;
    private final long max;

    FileStaging(RecordingStore store, RecordingProperties properties) {
        this.store = store;
        this.max = properties.maxSize().toBytes();
    }

    /**
     * Reads what a program sends to its end; gives up at the first bytes if they are surely no audio, and at the size limit. A
     * file without a single sample is refused at the end.
     *
     * @param name what the sender calls the file; empty: it does not say
     */
    StagedFile receive(InputStream in, String name) throws IOException, UnacceptableAudio {
        byte[] head = in.readNBytes(AudioType.HEAD);
        AudioType type = AudioType.of(head, name).orElseThrow(() -> new UnacceptableAudio(Reason.UNKNOWN_AUDIO));
        StagedFile staged = copy(head, in, type.extension(name));
        if (staged.examination().silent()) {
            staged.close();
            throw new UnacceptableAudio(Reason.EMPTY);
        }
        return staged;
    }

    /** Copies a file to its end, whatever it holds: what no player knows today is not lost either. */
    StagedFile copy(InputStream in, String extension) throws IOException, UnacceptableAudio {
        return copy(in.readNBytes(AudioType.HEAD), in, extension);
    }

    private StagedFile copy(byte[] head, InputStream in, String extension) throws IOException, UnacceptableAudio {
        Path file = Files.createTempFile(store.stagingDirectory(), "arriving-", ".part");
        boolean whole = false;
        try {
            String sha256 = write(head, in, file);
            Examination examination = Examination.of(new PathSource(file, "." + extension));
            whole = true;
            return new StagedFile(file, Files.size(file), sha256, examination, extension);
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private String write(byte[] head, InputStream in, Path file) throws IOException, UnacceptableAudio {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = Arrays.copyOf(head, BUFFER);
        long size = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int count = head.length; count >= 0; count = in.read(buffer)) {
                size += count;
                if (size > max) {
                    throw new UnacceptableAudio(Reason.TOO_LARGE);
                }
                digest.update(buffer, 0, count);
                write(out, ByteBuffer.wrap(buffer, 0, count));
            }
            // What is acknowledged outlives a power cut.
            out.force(true);
        }
        return Sha256.hex(digest);
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
