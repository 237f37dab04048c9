package io.rastro.audio;

import org.jspecify.annotations.Nullable;

/**
 * What the first packet of a stream in an Ogg file tells.
 *
 * @param rate of the positions that pages state, in Hz
 * @param skipped samples at the beginning that are not heard
 * @param inputRate of what was encoded, in Hz; 0: not told
 */
record OggStream(long serial, AudioFormat format, int channels, int rate, int skipped, int inputRate) {

    private static final int OPUS_RATE = 48_000;
    private static final int FIRST_PACKET = 16;
    private static final int HIGHEST_RATE = 384_000;
    private static final int LOWEST_RATE = 1_000;
    /** Powers of two; the decoder takes larger ones, which the standard knows none of (Vorbis I, 4.2.2). */
    private static final int SHORTEST_BLOCK = 6;

    private static final int LONGEST_BLOCK = 13;
    private static final int BLOCKS = 28;
    private static final int MAX_CHANNELS = 8;

    /** Null: neither Opus of one or two channels nor Vorbis. */
    static @Nullable OggStream read(long serial, byte[] packet) {
        if (packet.length < FIRST_PACKET) {
            return null;
        }
        if (Bytes.marked(packet, 0, "OpusHead") && packet[9] > 0 && packet[9] <= 2) {
            int inputRate = (int) Math.min(OPUS_RATE, Bytes.little32(packet, 12));
            return new OggStream(
                    serial, AudioFormat.OGG_OPUS, packet[9], OPUS_RATE, Bytes.little16(packet, 10), inputRate);
        }
        long rate = Bytes.little32(packet, 12);
        boolean possible = packet[11] > 0
                && packet[11] <= MAX_CHANNELS
                && rate >= LOWEST_RATE
                && rate <= HIGHEST_RATE
                && (packet.length <= BLOCKS || blocks(packet[BLOCKS]));
        return Bytes.marked(packet, 0, "\u0001vorbis") && possible
                ? new OggStream(serial, AudioFormat.OGG_VORBIS, packet[11], (int) rate, 0, (int) rate)
                : null;
    }

    private static boolean blocks(byte lengths) {
        int shorter = lengths & 15;
        int longer = (lengths >> 4) & 15;
        return SHORTEST_BLOCK <= shorter && shorter <= longer && longer <= LONGEST_BLOCK;
    }

    boolean like(OggStream other) {
        return other.format == format && other.channels == channels && other.rate == rate;
    }
}
