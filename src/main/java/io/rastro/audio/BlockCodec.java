package io.rastro.audio;

/**
 * An encoding of equal blocks: each has a fixed number of bytes and gives a fixed number of samples, so that any
 * position can be computed without reading what is before it.
 */
interface BlockCodec {

    int channels();

    int blockBytes();

    /** Samples that one block gives for each channel. */
    int blockFrames();

    /** The block at which decoding must begin so that a block comes out as when everything is decoded. */
    default long entry(long block) {
        return block;
    }

    /** A decoder for the blocks from this one on. */
    BlockDecoder from(long block);

    /** Decodes the blocks of one file in their order. */
    @FunctionalInterface
    interface BlockDecoder {

        /** Decodes whole blocks from the start of an array to the start of another, the channels taking turns. */
        void decode(byte[] source, int blocks, short[] samples);
    }
}
