package io.rastro.audio;

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
        implements OpenedAudio, DecodableAudio {

    @Override
    public int channels() {
        return codec.channels();
    }

    @Override
    public long frames() {
        return blocks * codec.blockFrames();
    }

    @Override
    public AudioDescription description() {
        long millis = frames() * 1000 / sampleRate;
        return new AudioDescription(format, codec.channels(), sampleRate, millis, playedAsStored, damage);
    }

    @Override
    public PlayableAudio asStored() throws IOException {
        return new OriginalAudio(source, format.mediaType(), source.size());
    }

    @Override
    public PlayableAudio playable() throws IOException {
        return playedAsStored ? asStored() : new ConvertedWav(this);
    }

    @Override
    public SampleReader samples() throws IOException {
        return new BlockSamples(this, 0);
    }

    @Override
    public SampleReader from(long frame) throws IOException {
        long block = frame / codec.blockFrames();
        long within = frame % codec.blockFrames();
        return new TrimmedSamples(new BlockSamples(this, block), within, TrimmedSamples.ALL, sampleRate);
    }
}
