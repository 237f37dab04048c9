package io.rastro.audio;

/** Decodes the blocks of one file in their order. */
@FunctionalInterface
interface BlockDecoder {

    /** Decodes whole blocks from the start of an array to the start of another, the channels taking turns. */
    void decode(byte[] source, int blocks, short[] samples);
}
