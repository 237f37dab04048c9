package io.rastro.audio;

import io.rastro.audio.BlockCodec.BlockDecoder;
import org.jspecify.annotations.Nullable;

/**
 * GSM 06.10, one channel. Each frame depends on all before it, though ever less. So that any range costs little and
 * always gives the same samples, every ten seconds a fresh decoder takes over, which has then already decoded the
 * second before.
 */
enum GsmCodec implements BlockCodec {
    BARE(33, 1, 4),
    WAV(65, 2, 0);

    private static final int SEGMENT_FRAMES = 500;
    private static final int SETTLING_FRAMES = 50;

    private final int blockBytes;
    private final int framesPerBlock;
    private final int firstBit;

    GsmCodec(int blockBytes, int framesPerBlock, int firstBit) {
        this.blockBytes = blockBytes;
        this.framesPerBlock = framesPerBlock;
        this.firstBit = firstBit;
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int blockBytes() {
        return blockBytes;
    }

    @Override
    public int blockFrames() {
        return framesPerBlock * GsmDecoder.FRAME_SAMPLES;
    }

    @Override
    public long entry(long block) {
        int segment = SEGMENT_FRAMES / framesPerBlock;
        return Math.max(0, block - block % segment - SETTLING_FRAMES / framesPerBlock);
    }

    @Override
    public BlockDecoder from(long block) {
        return new Relay(block * framesPerBlock);
    }

    private void unpack(GsmFrame frame, byte[] source, int block, int number) {
        int bit = block * blockBytes * 8 + firstBit;
        if (this == BARE) {
            frame.unpackHighFirst(source, bit);
        } else {
            frame.unpackLowFirst(source, bit + number * GsmFrame.BITS);
        }
    }

    /** Hands over from one decoder to the next. */
    private final class Relay implements BlockDecoder {

        private final GsmFrame frame = new GsmFrame();
        private final short[] unheard = new short[GsmDecoder.FRAME_SAMPLES];
        private GsmDecoder current = new GsmDecoder();
        private @Nullable GsmDecoder next;
        private long at;

        Relay(long firstFrame) {
            at = firstFrame;
        }

        @Override
        public void decode(byte[] source, int blocks, short[] samples) {
            for (int number = 0; number < blocks * framesPerBlock; number++) {
                unpack(frame, source, number / framesPerBlock, number % framesPerBlock);
                decode(samples, number * GsmDecoder.FRAME_SAMPLES);
            }
        }

        private void decode(short[] samples, int first) {
            long within = at++ % SEGMENT_FRAMES;
            if (within == 0 && next != null) {
                current = next;
                next = null;
            }
            current.decode(frame, samples, first);
            if (within >= SEGMENT_FRAMES - SETTLING_FRAMES) {
                next = next == null ? new GsmDecoder() : next;
                next.decode(frame, unheard, 0);
            }
        }
    }
}
