package io.rastro.audio;

/** Plain samples of 1 to 4 bytes; the 16 most significant bits are kept. */
record PcmCodec(int channels, int sampleBytes) implements SampleCodec {

    @Override
    public void decode(byte[] source, int count, short[] samples) {
        if (sampleBytes == 1) {
            for (int sample = 0; sample < count; sample++) {
                samples[sample] = (short) ((Bytes.unsigned(source, sample) - 128) << 8);
            }
            return;
        }
        for (int sample = 0, at = sampleBytes - 2; sample < count; sample++, at += sampleBytes) {
            samples[sample] = (short) Bytes.little16(source, at);
        }
    }
}
