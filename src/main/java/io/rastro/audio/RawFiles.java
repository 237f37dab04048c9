package io.rastro.audio;

import io.rastro.audio.G711Codec.Law;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Samples without any header, one channel: only the extension tells how they are to be read. */
final class RawFiles {

    private static final int TELEPHONE_RATE = 8_000;

    /** Samples per second by extension, as Asterisk names its files; {@code sln16} is also known as {@code slin16}. */
    static final Map<String, Integer> SLIN_RATES = slinRates();

    private RawFiles() {}

    private static Map<String, Integer> slinRates() {
        Map<String, Integer> rates = new LinkedHashMap<>();
        rates.put("sln", TELEPHONE_RATE);
        rates.put("slin", TELEPHONE_RATE);
        rates.put("raw", TELEPHONE_RATE);
        for (int kilohertz : new int[] {8, 12, 16, 24, 32, 44, 48, 96, 192}) {
            int rate = kilohertz == 44 ? 44_100 : kilohertz * 1000;
            rates.put("sln" + kilohertz, rate);
            rates.put("slin" + kilohertz, rate);
        }
        return rates;
    }

    /** The raw format of an extension; null: it is none. */
    static @Nullable AudioType type(String extension) {
        for (AudioType type : new AudioType[] {AudioType.MULAW, AudioType.ALAW, AudioType.SLIN, AudioType.GSM}) {
            if (type.has(extension)) {
                return type;
            }
        }
        return null;
    }

    static BlockAudio open(SeekableSource source, AudioType type) throws IOException {
        return switch (type) {
            case MULAW -> open(source, AudioFormat.MULAW, TELEPHONE_RATE, new G711Codec(1, Law.MU));
            case ALAW -> open(source, AudioFormat.ALAW, TELEPHONE_RATE, new G711Codec(1, Law.A));
            case SLIN -> open(source, AudioFormat.SLIN, slinRate(source.name()), new PcmCodec(1, 2));
            default -> throw new IllegalArgumentException(type + " has a header");
        };
    }

    private static int slinRate(String name) {
        return SLIN_RATES.getOrDefault(AudioType.extensionOf(name), TELEPHONE_RATE);
    }

    private static BlockAudio open(SeekableSource source, AudioFormat format, int rate, BlockCodec codec)
            throws IOException {
        long blocks = source.size() / codec.blockBytes();
        if (blocks == 0) {
            throw new DamagedAudioException(format, Damage.EMPTY, "less than a sample");
        }
        return new BlockAudio(source, format, rate, codec, 0, blocks, false, null);
    }
}
