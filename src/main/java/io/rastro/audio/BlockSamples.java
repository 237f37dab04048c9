package io.rastro.audio;

import io.rastro.audio.BlockCodec.BlockDecoder;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The blocks of a file, decoded some thousand samples at a time. */
final class BlockSamples implements SampleReader {

    private static final int BATCH_FRAMES = 4096;

    private final BlockAudio audio;
    private final BlockDecoder decoder;
    private final InputStream in;
    private final int batch;
    private final byte[] encoded;
    private final short[] samples;
    private final long from;
    private long block;

    BlockSamples(BlockAudio audio, long from) throws IOException {
        BlockCodec codec = audio.codec();
        this.audio = audio;
        batch = Math.max(1, BATCH_FRAMES / codec.blockFrames());
        encoded = new byte[batch * codec.blockBytes()];
        samples = new short[batch * codec.blockFrames() * codec.channels()];
        block = codec.entry(from);
        decoder = codec.from(block);
        in = audio.source().open(audio.start() + block * codec.blockBytes());
        this.from = from;
    }

    @Override
    public int channels() {
        return audio.codec().channels();
    }

    @Override
    public int sampleRate() {
        return audio.sampleRate();
    }

    @Override
    public int next() throws IOException {
        while (block < from) {
            decode((int) Math.min(batch, from - block));
        }
        int count = (int) Math.min(batch, audio.blocks() - block);
        if (count == 0) {
            return -1;
        }
        decode(count);
        return count * audio.codec().blockFrames() * channels();
    }

    private void decode(int count) throws IOException {
        int bytes = count * audio.codec().blockBytes();
        if (in.readNBytes(encoded, 0, bytes) < bytes) {
            throw new EOFException("the file became shorter while it was read");
        }
        decoder.decode(encoded, count, samples);
        block += count;
    }

    @Override
    public short[] samples() {
        return samples;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
