package io.rastro.audio;

import io.rastro.audio.BlockCodec.BlockDecoder;

/** A codec whose samples stand alone, each in as many bytes: any frame is a block of its own. */
interface SampleCodec extends BlockCodec {

    int sampleBytes();

    /** Decodes so many samples, of whichever channel. */
    void decode(byte[] source, int count, short[] samples);

    @Override
    default int blockBytes() {
        return channels() * sampleBytes();
    }

    @Override
    default int blockFrames() {
        return 1;
    }

    @Override
    default BlockDecoder from(long block) {
        return (source, blocks, samples) -> decode(source, blocks * channels(), samples);
    }
}
