package io.rastro.audio;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An audio file in memory that knows how much of it was read. */
final class Fixture implements SeekableSource {

    static final int WAV_HEADER = 44;

    final byte[] bytes;
    long bytesRead;

    private final String name;

    Fixture(byte[] bytes) {
        this(bytes, "");
    }

    Fixture(byte[] bytes, String name) {
        this.bytes = bytes;
        this.name = name;
    }

    static Fixture of(String name) throws IOException {
        return named("/recording/audio/" + name);
    }

    /** A resource under its own name. */
    static Fixture named(String resource) throws IOException {
        try (InputStream in = Fixture.class.getResourceAsStream(resource)) {
            return new Fixture(in.readAllBytes(), resource);
        }
    }

    /** The samples of a 16-bit PCM WAV file, read without the code under test. */
    static short[] pcm(byte[] wav) {
        short[] samples = new short[(wav.length - WAV_HEADER) / 2];
        ByteBuffer.wrap(wav, WAV_HEADER, samples.length * 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    static Fixture wav(byte[] format, byte[] data) {
        ByteBuffer wav = ByteBuffer.allocate(28 + format.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes()).putInt(20 + format.length + data.length).put("WAVE".getBytes());
        wav.put("fmt ".getBytes()).putInt(format.length).put(format);
        wav.put("data".getBytes()).putInt(data.length).put(data);
        return new Fixture(wav.array());
    }

    static byte[] format(int tag, int channels, int rate, int blockBytes, int bits) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) tag)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * blockBytes)
                .putShort((short) blockBytes)
                .putShort((short) bits)
                .array();
    }

    static byte[] repeated(byte[] bytes, int times) {
        byte[] all = new byte[bytes.length * times];
        for (int time = 0; time < times; time++) {
            System.arraycopy(bytes, 0, all, time * bytes.length, bytes.length);
        }
        return all;
    }

    Fixture cut(int length) {
        return new Fixture(Arrays.copyOf(bytes, length));
    }

    Fixture with(int at, byte... replacement) {
        byte[] changed = bytes.clone();
        System.arraycopy(replacement, 0, changed, at, replacement.length);
        return new Fixture(changed);
    }

    byte[] played() throws IOException {
        PlayableAudio audio = AudioFormats.playable(this);
        return played(audio, 0, audio.length());
    }

    static byte[] played(PlayableAudio audio, long from, long to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        audio.write(from, to, out);
        return out.toByteArray();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open(long from) {
        InputStream rest = new ByteArrayInputStream(bytes, (int) from, (int) (bytes.length - from));
        return new FilterInputStream(rest) {
            @Override
            public int read() throws IOException {
                bytesRead++;
                return super.read();
            }

            @Override
            public int read(byte[] target, int at, int length) throws IOException {
                int count = super.read(target, at, length);
                bytesRead += Math.max(0, count);
                return count;
            }
        };
    }
}
