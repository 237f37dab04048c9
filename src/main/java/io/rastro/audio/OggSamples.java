package io.rastro.audio;

import java.io.IOException;

/** A stream in an Ogg file, decoded a packet at a time. */
final class OggSamples implements SampleReader {

    private final OggPages pages;
    private final OggDecoder decoder;

    OggSamples(OggPages pages, OggDecoder decoder) {
        this.pages = pages;
        this.decoder = decoder;
    }

    /** Decodes, and drops, up to the page that ends with a position. */
    void skipTo(long granule) throws IOException {
        for (byte[] packet = pages.packet(); packet != null; packet = pages.packet()) {
            decoder.decode(packet);
            if (pages.endedAt() >= granule) {
                return;
            }
        }
    }

    @Override
    public int channels() {
        return decoder.channels();
    }

    @Override
    public int sampleRate() {
        return decoder.sampleRate();
    }

    @Override
    public int next() throws IOException {
        byte[] packet = pages.packet();
        return packet == null ? -1 : decoder.decode(packet);
    }

    @Override
    public short[] samples() {
        return decoder.samples();
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
