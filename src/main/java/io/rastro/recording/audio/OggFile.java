package io.rastro.recording.audio;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Vorbis or Opus in Ogg.
 *
 * @param skipped samples at the beginning that are not heard
 * @param granule position of the last sample, in samples; null: the end of the file tells none
 */
record OggFile(
        SeekableSource source,
        AudioFormat format,
        int channels,
        int rate,
        int skipped,
        @Nullable Long granule,
        @Nullable Damage damage)
        implements OpenedAudio {

    private static final int FIRST_PACKET = 28;
    private static final int OPUS_RATE = 48_000;
    /** Longer than the longest page. */
    private static final int TAIL = 128 * 1024;

    static boolean recognises(byte[] head) {
        return Bytes.marked(head, 0, "OggS");
    }

    static OggFile open(SeekableSource source) throws IOException {
        byte[] head = Bytes.read(source, 0, 256);
        OggTail tail = OggTail.read(source, TAIL);
        @Nullable Damage damage = tail.whole() ? null : Damage.TRUNCATED;
        int first = OggPages.PAGE_HEADER + Bytes.unsigned(head, 26);
        if (Bytes.marked(head, first, "OpusHead") && head[first + 9] > 0 && head[first + 9] <= 2) {
            int skipped = Bytes.little16(head, first + 10);
            return new OggFile(
                    source, AudioFormat.OGG_OPUS, head[first + 9], OPUS_RATE, skipped, tail.granule(), damage);
        }
        if (Bytes.marked(head, first, "\u0001vorbis") && head[first + 11] > 0) {
            int rate = (int) Bytes.little32(head, first + 12);
            return new OggFile(source, AudioFormat.OGG_VORBIS, head[first + 11], rate, 0, tail.granule(), damage);
        }
        boolean cut = head.length < first + FIRST_PACKET;
        throw new DamagedAudioException(
                AudioFormat.UNKNOWN, cut ? Damage.UNREADABLE : Damage.UNSUPPORTED, "neither Opus nor Vorbis");
    }

    @Override
    public AudioDescription description() {
        Long millis = granule == null ? null : Math.max(0, granule - skipped) * 1000 / rate;
        return new AudioDescription(format, channels, rate, millis, true, damage);
    }

    @Override
    public PlayableAudio playable() throws IOException {
        return new OriginalAudio(source, format.mediaType(), source.size());
    }

    @Override
    public SampleReader samples() throws IOException {
        OggPages pages = new OggPages(source.open(0));
        try {
            return format == AudioFormat.OGG_OPUS
                    ? new OpusSamples(pages, channels, skipped)
                    : new VorbisSamples(pages, channels, rate);
        } catch (EOFException early) {
            pages.close();
            throw new DamagedAudioException(format, Damage.UNREADABLE, early);
        } catch (IOException | RuntimeException failed) {
            pages.close();
            throw failed;
        }
    }
}
