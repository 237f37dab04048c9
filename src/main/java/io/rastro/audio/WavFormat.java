package io.rastro.audio;

import io.rastro.audio.BlockCodec.BlockDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The fmt chunk of a WAV file.
 *
 * @param tag the registered number of the encoding
 * @param blockBytes bytes of the smallest unit that can be decoded
 */
record WavFormat(int tag, int channels, int rate, int blockBytes, int bits) {

    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int ALAW = 6;
    private static final int MULAW = 7;
    private static final int IMA_ADPCM = 0x11;
    private static final int GSM = 0x31;
    private static final int MP3 = 0x55;
    private static final int EXTENSIBLE = 0xfffe;
    private static final int SHORTEST = 16;
    private static final int SUBFORMAT = 24;
    private static final int MAX_CHANNELS = 8;
    private static final int HIGHEST_RATE = 384_000;
    /** Below it a few bytes would be hours. */
    private static final int LOWEST_RATE = 1_000;

    /** Null: cut off, or of values that cannot be. */
    static @Nullable WavFormat parse(byte[] chunk) {
        if (chunk.length < SHORTEST) {
            return null;
        }
        int tag = Bytes.little16(chunk, 0);
        if (tag == EXTENSIBLE && chunk.length >= SUBFORMAT + 2) {
            tag = Bytes.little16(chunk, SUBFORMAT);
        }
        int channels = Bytes.little16(chunk, 2);
        long rate = Bytes.little32(chunk, 4);
        boolean possible = channels > 0 && channels <= MAX_CHANNELS && rate >= LOWEST_RATE && rate <= HIGHEST_RATE;
        return possible
                ? new WavFormat(tag, channels, (int) rate, Bytes.little16(chunk, 12), Bytes.little16(chunk, 14))
                : null;
    }

    AudioFormat name() {
        return switch (tag) {
            case FLOAT -> AudioFormat.WAV_FLOAT;
            case ALAW -> AudioFormat.WAV_ALAW;
            case MULAW -> AudioFormat.WAV_MULAW;
            case GSM -> AudioFormat.WAV_GSM;
            case IMA_ADPCM -> AudioFormat.WAV_IMA_ADPCM;
            default -> AudioFormat.WAV_PCM;
        };
    }

    /** Null: an encoding, or a variant of one, that is not known here. */
    @Nullable
    BlockCodec codec() {
        return switch (tag) {
            case PCM -> bits > 0 && bits <= 32 && bits % 8 == 0 ? new PcmCodec(channels, bits / 8) : null;
            case FLOAT -> bits == 32 || bits == 64 ? new FloatCodec(channels, bits / 8) : null;
            case ALAW -> bits == 8 ? new G711Codec(channels, G711Codec.Law.A) : null;
            case MULAW -> bits == 8 ? new G711Codec(channels, G711Codec.Law.MU) : null;
            case GSM -> channels == 1 && blockBytes == GsmCodec.WAV.blockBytes() ? GsmCodec.WAV : null;
            case IMA_ADPCM -> bits == 4 && wholeGroups() ? new ImaAdpcmCodec(channels, blockBytes) : null;
            default -> null;
        };
    }

    private boolean wholeGroups() {
        return blockBytes >= channels * 8 && blockBytes % (channels * 4) == 0;
    }

    boolean isMp3() {
        return tag == MP3;
    }

    boolean playedByBrowsers() {
        return tag == PCM && bits <= 24 && channels <= 2;
    }

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

    /** IMA ADPCM as WAV holds it: each block begins with a whole sample, so blocks stand for themselves. */
    record ImaAdpcmCodec(int channels, int blockBytes) implements BlockCodec {

        private static final int[] STEPS = {
            7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97,
            107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724,
            796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026,
            4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500,
            20350, 22385, 24623, 27086, 29794, 32767
        };
        private static final int[] MOVES = {-1, -1, -1, -1, 2, 4, 6, 8};
        /** Each channel in turn has a group of four bytes, eight samples. */
        private static final int GROUP = 4;

        @Override
        public int blockFrames() {
            return (blockBytes / channels - GROUP) * 2 + 1;
        }

        @Override
        public BlockDecoder from(long block) {
            return this::decode;
        }

        private void decode(byte[] source, int blocks, short[] samples) {
            for (int block = 0; block < blocks; block++) {
                for (int channel = 0; channel < channels; channel++) {
                    decode(source, block * blockBytes, channel, samples, block * blockFrames() * channels + channel);
                }
            }
        }

        private void decode(byte[] source, int start, int channel, short[] samples, int first) {
            int head = start + channel * GROUP;
            int value = (short) Bytes.little16(source, head);
            int index = Math.min(STEPS.length - 1, Bytes.unsigned(source, head + 2));
            samples[first] = (short) value;
            for (int number = 1; number < blockFrames(); number++) {
                int code = code(source, start, channel, number - 1);
                value = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value + difference(code, STEPS[index])));
                index = Math.max(0, Math.min(STEPS.length - 1, index + MOVES[code & 7]));
                samples[first + number * channels] = (short) value;
            }
        }

        private int code(byte[] source, int start, int channel, int number) {
            int group = channels * GROUP * (1 + number / 8) + channel * GROUP;
            int packed = source[start + group + (number % 8) / 2];
            return number % 2 == 0 ? packed & 15 : (packed >> 4) & 15;
        }

        private static int difference(int code, int step) {
            int size = step >> 3;
            size += (code & 4) == 0 ? 0 : step;
            size += (code & 2) == 0 ? 0 : step >> 1;
            size += (code & 1) == 0 ? 0 : step >> 2;
            return (code & 8) == 0 ? size : -size;
        }
    }
}
