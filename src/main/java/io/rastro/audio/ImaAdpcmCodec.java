package io.rastro.audio;

/** IMA ADPCM as WAV holds it: each block begins with a whole sample, so blocks stand for themselves. */
record ImaAdpcmCodec(int channels, int blockBytes) implements BlockCodec {

    private static final int[] STEPS = {
        7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97,
        107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796,
        876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871,
        5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623,
        27086, 29794, 32767
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
