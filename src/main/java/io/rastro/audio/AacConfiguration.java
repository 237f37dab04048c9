package io.rastro.audio;

import java.io.IOException;
import java.util.Arrays;
import net.sourceforge.jaad.aac.Decoder;
import org.jspecify.annotations.Nullable;

/** What an AAC decoder must know before the first packet. */
final class AacConfiguration {

    private static final int DECODER = 4;
    private static final int DECODER_FIELDS = 13;
    private static final int STREAM_FIELDS = 3;
    private static final int SPECIFIC = 5;

    private final byte[] bytes;

    private AacConfiguration(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Finds it in an esds box. Descriptors nest there: a tag, a length in groups of seven bits, fixed fields, then
     * further descriptors. Null: there is none.
     */
    static @Nullable AacConfiguration read(byte[] stream) {
        int at = 4;
        while (at < stream.length) {
            int tag = stream[at++];
            int length = 0;
            int group;
            do {
                group = stream[at++];
                length = (length << 7) | (group & 0x7f);
            } while (group < 0);
            if (tag == SPECIFIC) {
                return length < 0 || length > stream.length - at
                        ? null
                        : new AacConfiguration(Arrays.copyOfRange(stream, at, at + length));
            }
            at += tag == DECODER ? DECODER_FIELDS : STREAM_FIELDS;
        }
        return null;
    }

    /**
     * A decoder for it.
     *
     * @throws DamagedAudioException no decoder knows this kind of AAC
     */
    Decoder decoder() throws DamagedAudioException {
        try {
            return Decoder.create(bytes);
        } catch (IOException | RuntimeException refused) {
            throw new DamagedAudioException(AudioFormat.M4A_AAC, Damage.UNSUPPORTED, refused);
        }
    }

    /** At least one. */
    int channels() {
        return Math.max(1, AacChannels.of(bytes));
    }
}
