package io.rastro.audio;

import io.rastro.audio.OggLinks.Link;
import io.rastro.audio.OggLinks.Start;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vorbis or Opus in Ogg.
 *
 * @param granule position of the last sample, in samples; null: the end of the file tells none
 * @param chained another stream follows the first, as when a recorder was paused
 */
record OggFile(
        SeekableSource source,
        OggStream stream,
        @Nullable Long granule,
        boolean chained,
        @Nullable Damage damage) implements OpenedAudio {

    /** Longer than the longest page. */
    private static final int TAIL = 128 * 1024;

    static OggFile open(SeekableSource source) throws IOException {
        byte[] head = Bytes.read(source, 0, 512);
        int first = OggPages.PAGE_HEADER + Bytes.unsigned(head, 26);
        long serial = Bytes.little32(head, 14);
        byte[] packet = Arrays.copyOfRange(head, Math.min(first, head.length), head.length);
        OggStream stream = OggStream.read(serial, packet);
        if (stream == null) {
            boolean cut = head.length < first + 28;
            throw new DamagedAudioException(
                    AudioFormat.UNKNOWN, cut ? Damage.UNREADABLE : Damage.UNSUPPORTED, "neither Opus nor Vorbis");
        }
        OggTail tail = OggTail.read(source, TAIL);
        Damage damage = tail.whole() ? null : Damage.TRUNCATED;
        Long granule = tail.granule();
        boolean possible = granule != null && OggLinks.isPossible(granule, source.size());
        return new OggFile(source, stream, possible ? granule : null, tail.serial() != serial, damage);
    }

    @Override
    public AudioDescription description() {
        Long millis =
                granule == null || chained ? null : Math.max(0, granule - stream.skipped()) * 1000 / stream.rate();
        return new AudioDescription(stream.format(), stream.channels(), stream.rate(), millis, !chained, damage);
    }

    @Override
    public boolean walked() {
        return true;
    }

    @Override
    public PlayableAudio asStored() throws IOException {
        return new OriginalAudio(source, stream.format().mediaType(), source.size());
    }

    /** Browsers play the first stream of a chain at best, so a chain is converted. */
    @Override
    public PlayableAudio playable() throws IOException {
        List<Link> links = links();
        return links.size() == 1 ? asStored() : new ConvertedWav(decodable(links));
    }

    private List<Link> links() throws IOException {
        List<Link> links = OggLinks.read(source);
        if (links.stream().anyMatch(link -> !link.stream.like(stream))) {
            throw new DamagedAudioException(stream.format(), Damage.UNSUPPORTED, "streams of several kinds");
        }
        return links;
    }

    private DecodableAudio decodable(List<Link> links) {
        int rate = stream.format() == AudioFormat.OGG_OPUS ? OpusSamples.rateFor(stream.inputRate()) : stream.rate();
        List<SegmentedAudio.Segment> segments = new ArrayList<>();
        for (Link link : links) {
            for (int number = 0; number < link.starts.size(); number++) {
                segments.add(segment(link, number, rate));
            }
        }
        return new SegmentedAudio(stream.channels(), rate, segments);
    }

    private SegmentedAudio.Segment segment(Link link, int number, int rate) {
        Start start = link.starts.get(number);
        boolean last = number == link.starts.size() - 1;
        long from = Math.max(start.granule(), link.stream.skipped());
        long to = last ? link.granule : link.starts.get(number + 1).granule();
        long frames = (to * rate / stream.rate()) - (from * rate / stream.rate());
        return new SegmentedAudio.Segment(Math.max(0, frames), () -> {
            SampleReader reader = decoder(link, rate, start);
            return number == 0
                    ? new TrimmedSamples(reader, link.stream.skipped(), TrimmedSamples.ALL, stream.rate())
                    : reader;
        });
    }

    @Override
    public SampleReader samples() throws IOException {
        List<Link> links = links();
        if (links.isEmpty()) {
            throw new DamagedAudioException(stream.format(), Damage.EMPTY, "no page of sound");
        }
        int rate = stream.format() == AudioFormat.OGG_OPUS ? OpusSamples.LOWEST_RATE : stream.rate();
        return new JoinedSamples(links.stream().map(link -> piece(link, rate)).toList());
    }

    private JoinedSamples.Piece piece(Link link, int rate) {
        long length = link.granule == 0 ? TrimmedSamples.ALL : link.heard();
        return () -> new TrimmedSamples(
                decoder(link, rate, link.starts.get(0)), link.stream.skipped(), length, stream.rate());
    }

    /** Decodes a stream from one of its starts to its end. */
    private SampleReader decoder(Link link, int rate, Start start) throws IOException {
        OggPages header = pages(link, link.offset);
        try {
            OggDecoder decoder = stream.format() == AudioFormat.OGG_OPUS
                    ? new OpusSamples(header, stream.channels(), rate)
                    : new VorbisSamples(header, stream.channels(), rate);
            if (start.granule() == 0) {
                return new OggSamples(header, decoder);
            }
            header.close();
            OggSamples samples = new OggSamples(pages(link, start.entry()), decoder);
            samples.skipTo(start.granule());
            return samples;
        } catch (EOFException early) {
            header.close();
            throw new DamagedAudioException(stream.format(), Damage.UNREADABLE, early);
        } catch (IOException | RuntimeException failed) {
            header.close();
            throw failed;
        }
    }

    private OggPages pages(Link link, long from) throws IOException {
        return new OggPages(new SourcePart(source, 0, link.end).open(from), link.stream.serial());
    }

    /**
     * How an Ogg file ends.
     *
     * @param granule the position that the last page states; null: no page was found, or none of them states one
     * @param serial of the stream that the last whole page belongs to; -1: there is none
     * @param whole the last page is all there
     */
    record OggTail(@Nullable Long granule, long serial, boolean whole) {

        static OggTail read(SeekableSource source, int length) throws IOException {
            byte[] tail = Bytes.read(source, Math.max(0, source.size() - length), length);
            OggTail last = new OggTail(null, -1, false);
            for (int at = 0; at < tail.length; at++) {
                if (tail[at] == 'O' && Bytes.marked(tail, at, "OggS")) {
                    last = last.followedBy(tail, at);
                }
            }
            return last;
        }

        private OggTail followedBy(byte[] tail, int page) {
            int table = page + OggPages.PAGE_HEADER;
            if (table > tail.length || table + Bytes.unsigned(tail, table - 1) > tail.length) {
                return new OggTail(granule, serial, false);
            }
            int segments = Bytes.unsigned(tail, table - 1);
            int end = table + segments + OggPages.bodyLength(tail, table, segments);
            if (end > tail.length) {
                return new OggTail(granule, serial, false);
            }
            long stated = Bytes.little64(tail, page + 6);
            return new OggTail(
                    stated < 0 ? granule : (Long) stated, Bytes.little32(tail, page + 14), end == tail.length);
        }
    }

    /** A stream in an Ogg file, decoded a packet at a time. */
    static final class OggSamples implements SampleReader {

        private final OggPages pages;
        private final OggDecoder decoder;

        OggSamples(OggPages pages, OggDecoder decoder) {
            this.pages = pages;
            this.decoder = decoder;
        }

        /** Decodes, and drops, up to the page that ends with a position. */
        void skipTo(long granule) throws IOException {
            for (byte[] packet = pages.packet(); packet != null; packet = pages.packet()) {
                decoder.decode(packet);
                if (pages.endedAt() >= granule) {
                    return;
                }
            }
        }

        @Override
        public int channels() {
            return decoder.channels();
        }

        @Override
        public int sampleRate() {
            return decoder.sampleRate();
        }

        @Override
        public int next() throws IOException {
            byte[] packet = pages.packet();
            return packet == null ? -1 : decoder.decode(packet);
        }

        @Override
        public short[] samples() {
            return decoder.samples();
        }

        @Override
        public void close() throws IOException {
            pages.close();
        }
    }
}
