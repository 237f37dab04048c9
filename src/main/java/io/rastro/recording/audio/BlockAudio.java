package io.rastro.recording.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Audio in equal blocks, one after another.
 *
 * @param start position of the first block in the source
 */
record BlockAudio(
        SeekableSource source,
        AudioFormat format,
        int sampleRate,
        BlockCodec codec,
        long start,
        long blocks,
        boolean playedAsStored,
        @Nullable Damage damage)
        implements OpenedAudio {

    /** In samples of each channel. */
    long frames() {
        return blocks * codec.blockFrames();
    }

    @Override
    public AudioDescription description() {
        long millis = frames() * 1000 / sampleRate;
        return new AudioDescription(format, codec.channels(), sampleRate, millis, playedAsStored, damage);
    }

    @Override
    public PlayableAudio playable() throws IOException {
        return playedAsStored ? new OriginalAudio(source, format.mediaType(), source.size()) : new ConvertedWav(this);
    }

    @Override
    public BlockSamples samples() throws IOException {
        return samples(0);
    }

    /** Decodes from a block on. */
    BlockSamples samples(long block) throws IOException {
        return new BlockSamples(this, block);
    }
}
