package io.rastro.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * Writes a recording as Asterisk's MixMonitor does: a header with sizes of 0 at once, samples in steps of 32 KiB, the rest
 * and the sizes when the call ends. It keeps its file open, wherever that is moved.
 */
final class AsteriskRecorder implements AutoCloseable {

    enum Format {
        WAV(".wav", 44, 320, 1),
        WAV49(".WAV", 60, 65, 2),
        GSM(".gsm", 0, 33, 1);

        final String extension;
        private final int header;
        /** Of {@link #frames} fiftieths of a second. */
        private final int blockBytes;

        private final int frames;

        Format(String extension, int header, int blockBytes, int frames) {
            this.extension = extension;
            this.header = header;
            this.blockBytes = blockBytes;
            this.frames = frames;
        }
    }

    private static final int BUFFER = 32 * 1024;
    private static final int FRAMES_A_SECOND = 50;

    private final Format format;
    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final Random voice = new Random(7);

    AsteriskRecorder(Path path, Format format) throws IOException {
        this.format = format;
        this.file = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        file.write(header(0));
    }

    /** Talk of some seconds; nothing is recorded while nobody is bridged. */
    void talk(int seconds) throws IOException {
        for (int block = 0; block < seconds * FRAMES_A_SECOND / format.frames; block++) {
            byte[] bytes = block();
            int fits = Math.min(buffer.remaining(), bytes.length);
            buffer.put(bytes, 0, fits);
            if (!buffer.hasRemaining()) {
                flush();
                buffer.put(bytes, fits, bytes.length - fits);
            }
        }
    }

    private byte[] block() {
        byte[] bytes = new byte[format.blockBytes];
        voice.nextBytes(bytes);
        if (format == Format.GSM) {
            bytes[0] = (byte) (0xd0 | bytes[0] & 0x0f);
        }
        return bytes;
    }

    private void flush() throws IOException {
        file.write(buffer.flip(), file.size());
        buffer.clear();
    }

    /** The end of the call. */
    @Override
    public void close() throws IOException {
        flush();
        file.write(header((int) file.size() - format.header), 0);
        file.close();
    }

    private ByteBuffer header(int dataSize) {
        ByteBuffer header = ByteBuffer.allocate(format.header).order(ByteOrder.LITTLE_ENDIAN);
        if (format == Format.GSM) {
            return header;
        }
        header.put(ascii("RIFF"))
                .putInt(dataSize == 0 ? 0 : format.header - 8 + dataSize)
                .put(ascii("WAVEfmt "));
        if (format == Format.WAV) {
            header.putInt(16)
                    .putShort((short) 1)
                    .putShort((short) 1)
                    .putInt(8000)
                    .putInt(16000);
            header.putShort((short) 2).putShort((short) 16);
        } else {
            header.putInt(20)
                    .putShort((short) 0x31)
                    .putShort((short) 1)
                    .putInt(8000)
                    .putInt(1625);
            header.putShort((short) 65).putShort((short) 0).putShort((short) 2).putShort((short) 320);
            header.put(ascii("fact")).putInt(4).putInt(dataSize / 65 * 320);
        }
        return header.put(ascii("data")).putInt(dataSize).flip();
    }

    private static byte[] ascii(String mark) {
        return mark.getBytes(US_ASCII);
    }
}
