package io.rastro.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** GSM frames without any header: known only by the four bits with which each begins. */
final class BareGsmFile {

    private static final int FRAME = 33;
    private static final int MAGIC = 0xd;
    private static final int RATE = 8_000;
    /** As many as tell them from other files by more than chance. */
    private static final int FRAMES_SEEN = 4;

    private BareGsmFile() {}

    static boolean recognises(byte[] head) {
        int frames = Math.min(FRAMES_SEEN, head.length / FRAME);
        for (int frame = 0; frame < frames; frame++) {
            if (Bytes.unsigned(head, frame * FRAME) >> 4 != MAGIC) {
                return false;
            }
        }
        return frames > 0;
    }

    static BlockAudio open(SeekableSource source) throws IOException {
        if (!recognises(Bytes.read(source, 0, FRAMES_SEEN * FRAME))) {
            throw new DamagedAudioException(AudioFormat.GSM, Damage.UNREADABLE, "no GSM frames");
        }
        long blocks = source.size() / FRAME;
        @Nullable Damage damage = source.size() % FRAME == 0 ? null : Damage.TRUNCATED;
        return new BlockAudio(source, AudioFormat.GSM, RATE, GsmCodec.BARE, 0, blocks, false, damage);
    }
}
