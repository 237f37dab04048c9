package io.rastro.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Samples as numbers from -1 to 1 of 4 or 8 bytes (IEEE 754). */
record FloatCodec(int channels, int sampleBytes) implements SampleCodec {

    @Override
    public void decode(byte[] source, int count, short[] samples) {
        ByteBuffer values = ByteBuffer.wrap(source).order(ByteOrder.LITTLE_ENDIAN);
        for (int sample = 0; sample < count; sample++) {
            int at = sample * sampleBytes;
            double value = sampleBytes == 4 ? values.getFloat(at) : values.getDouble(at);
            samples[sample] = Fixed.sample((float) (value * -Short.MIN_VALUE));
        }
    }
}
