package io.rastro.audio;

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
        boolean possible = channels > 0 && channels <= MAX_CHANNELS && rate > 0 && rate <= HIGHEST_RATE;
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
}
