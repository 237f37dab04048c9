package io.rastro.audio;

import java.io.IOException;

/** Decodes the packets of one stream in an Ogg file in their order. */
interface OggDecoder {

    int channels();

    int sampleRate();

    /** How many values of {@link #samples()} a packet gave, the channels taking turns. */
    int decode(byte[] packet) throws IOException;

    short[] samples();
}
