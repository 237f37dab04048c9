package io.rastro.audio;

import java.io.IOException;
import java.util.Arrays;

/** Whole files decoded, and how loud they are over time. */
final class Samples {

    private Samples() {}

    static short[] all(SeekableSource source) throws IOException {
        short[] all = new short[0];
        try (SampleReader reader = AudioFormats.open(source).samples()) {
            for (int count = reader.next(); count >= 0; count = reader.next()) {
                int length = all.length;
                all = Arrays.copyOf(all, length + count);
                System.arraycopy(reader.samples(), 0, all, length, count);
            }
        }
        return all;
    }

    static short[] gsmWithoutRelay(byte[] frames) {
        GsmDecoder decoder = new GsmDecoder();
        GsmFrame frame = new GsmFrame();
        short[] samples = new short[frames.length / 33 * GsmDecoder.FRAME_SAMPLES];
        for (int number = 0; number < frames.length / 33; number++) {
            frame.unpackHighFirst(frames, number * 33 * 8 + 4);
            decoder.decode(frame, samples, number * GsmDecoder.FRAME_SAMPLES);
        }
        return samples;
    }

    /** Loudness of one channel in windows of 50 ms. */
    static double[] envelope(short[] samples, int channels, int channel, int rate) {
        int window = rate / 20;
        double[] envelope = new double[samples.length / channels / window];
        for (int part = 0; part < envelope.length; part++) {
            double sum = 0;
            for (int frame = part * window; frame < (part + 1) * window; frame++) {
                double value = samples[frame * channels + channel];
                sum += value * value;
            }
            envelope[part] = Math.sqrt(sum / window);
        }
        return envelope;
    }

    /** 1: the same course, whatever the scale. */
    static double likeness(double[] one, double[] other) {
        int length = Math.min(one.length, other.length);
        double product = 0;
        double first = 0;
        double second = 0;
        for (int at = 0; at < length; at++) {
            product += one[at] * other[at];
            first += one[at] * one[at];
            second += other[at] * other[at];
        }
        return product / Math.sqrt(first * second);
    }
}
