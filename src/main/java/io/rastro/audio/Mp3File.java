package io.rastro.audio;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MP3, in frames of their own headers.
 *
 * @param start position of the first frame of sound
 * @param note about the whole file; null: the encoder left none
 * @param frames in the whole file: noted by the encoder, or else estimated from the length of the first ones
 */
record Mp3File(
        SeekableSource source,
        Mp3Header header,
        long start,
        @Nullable Mp3Note note,
        long frames,
        @Nullable Damage damage)
        implements OpenedAudio {

    private static final int HEAD = 64 * 1024;
    private static final int TAG_HEADER = 10;
    /** In bytes. */
    private static final int LEAST_FRAME = 24;
    /** By which every decoder is late, in samples; what is before is noted as the encoder's. */
    private static final int DECODER_DELAY = 529;

    static boolean recognises(byte[] head) {
        Mp3Header header = Mp3Header.parse(head, 0);
        return header != null
                && (header.length() + Mp3Header.BYTES > head.length
                        || header.agrees(Mp3Header.parse(head, header.length())));
    }

    /** Where two frames follow one another; the length of the bytes: nowhere. */
    private static int firstFrame(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            Mp3Header header = bytes[at] == -1 ? Mp3Header.parse(bytes, at) : null;
            if (header != null && header.agrees(Mp3Header.parse(bytes, at + header.length()))) {
                return at;
            }
        }
        return bytes.length;
    }

    static Mp3File open(SeekableSource source) throws IOException {
        long start = tagLength(Bytes.read(source, 0, TAG_HEADER));
        byte[] head = Bytes.read(source, start, HEAD);
        int at = firstFrame(head);
        Mp3Header header = Mp3Header.parse(head, at);
        if (header == null) {
            boolean nothing = start >= source.size();
            throw new DamagedAudioException(
                    AudioFormat.MP3, nothing ? Damage.EMPTY : Damage.UNREADABLE, "no MP3 frames");
        }
        long length = source.size() - start - at;
        Mp3Note note = Mp3Note.read(head, at, header);
        if (note == null) {
            return new Mp3File(source, header, start + at, null, estimate(head, at, length), null);
        }
        Damage damage = note.bytes() > length ? Damage.TRUNCATED : null;
        int sound = at + header.length();
        boolean told = note.frames() > 0 && note.frames() <= Math.max(length, note.bytes()) / LEAST_FRAME;
        long frames = told ? note.frames() : estimate(head, sound, length - header.length());
        return new Mp3File(source, header, start + sound, note, frames, damage);
    }

    /** Exact where all frames have one length, as exchanges write them. */
    private static long estimate(byte[] head, int first, long length) {
        int at = first;
        long frames = 0;
        for (Mp3Header header = Mp3Header.parse(head, at); header != null; header = Mp3Header.parse(head, at)) {
            at += header.length();
            frames++;
        }
        return frames == 0 ? 0 : Math.round((double) frames * length / (at - first));
    }

    /** Of an ID3v2 tag, whose length is written in groups of seven bits. */
    private static long tagLength(byte[] head) {
        if (head.length < TAG_HEADER || !Bytes.marked(head, 0, "ID3")) {
            return 0;
        }
        long length = TAG_HEADER;
        for (int group = 0; group < 4; group++) {
            length += (long) (head[6 + group] & 0x7f) << (7 * (3 - group));
        }
        return length;
    }

    @Override
    public AudioDescription description() {
        long millis = heard(frames) * 1000 / header.rate();
        boolean playedAsStored = damage == null && (note == null || note.sought());
        return new AudioDescription(AudioFormat.MP3, header.channels(), header.rate(), millis, playedAsStored, damage);
    }

    /** Samples before the sound; players cut them off where the encoder noted them. */
    private int delay() {
        return note == null || note.delay() + note.padding() == 0 ? 0 : note.delay() + DECODER_DELAY;
    }

    /** Samples after the sound, which a file that was cut off does not have any more. */
    private int padding() {
        return note == null || damage != null ? 0 : Math.max(0, note.padding() - DECODER_DELAY);
    }

    /** Samples of each channel that are heard of so many frames. */
    private long heard(long frames) {
        return Math.max(0, frames * header.samples() - delay() - padding());
    }

    /**
     * As it is stored where a player finds every place in it. Without a table of places players reckon with the bit rate
     * of the first frames, which tells nothing where it varies.
     */
    @Override
    public PlayableAudio playable() throws IOException {
        if (!walked()) {
            return asStored();
        }
        Mp3Frames all = Mp3Frames.read(source, start, header);
        return damage == null && all.constant() ? asStored() : new ConvertedWav(decodable(all));
    }

    @Override
    public boolean walked() {
        return damage != null || note == null || !note.sought();
    }

    @Override
    public PlayableAudio asStored() throws IOException {
        return new OriginalAudio(source, AudioFormat.MP3.mediaType(), source.size());
    }

    private DecodableAudio decodable(Mp3Frames all) {
        List<SegmentedAudio.Segment> segments = all.segments(header, this::decoder);
        return new TrimmedAudio(
                new SegmentedAudio(header.channels(), header.rate(), segments), delay(), heard(all.count()));
    }

    private SampleReader decoder(long position) throws IOException {
        return new Mp3Samples(source.open(position), header);
    }

    @Override
    public SampleReader samples() throws IOException {
        long length = padding() > 0 ? heard(frames) : TrimmedSamples.ALL;
        return new TrimmedSamples(decoder(start), delay(), length, header.rate());
    }

    /**
     * A part of decodable audio, as if it were all.
     *
     * @param skipped samples of each channel before it
     * @param frames samples of each channel in it
     */
    record TrimmedAudio(DecodableAudio whole, long skipped, long frames) implements DecodableAudio {

        @Override
        public int channels() {
            return whole.channels();
        }

        @Override
        public int sampleRate() {
            return whole.sampleRate();
        }

        @Override
        public SampleReader from(long frame) throws IOException {
            return whole.from(skipped + frame);
        }
    }

    /**
     * What an encoder notes about the whole file in a first frame that is no sound: as Xing did, Info where the bit rate is
     * constant, or as VBRI.
     *
     * @param frames in the whole file, this one not counted; 0: not noted
     * @param bytes of the whole file without tags; 0: not noted
     * @param sought players find every place by it: the bit rate is constant, or a table of places follows
     * @param delay samples that the encoder put before the sound
     * @param padding samples that the encoder put after it
     */
    record Mp3Note(long frames, long bytes, boolean sought, int delay, int padding) {

        private static final int HAS_FRAMES = 1;
        private static final int HAS_BYTES = 2;
        private static final int HAS_PLACES = 4;
        private static final int HAS_QUALITY = 8;
        private static final int PLACES = 100;
        /** From the encoder's name, nine letters, to its delays. */
        private static final int DELAYS = 21;

        private static final int VBRI_OFFSET = 36;

        /** Null: the frame is an ordinary one. */
        static @Nullable Mp3Note read(byte[] bytes, int frame, Mp3Header header) {
            int note = frame + header.noteOffset();
            int end = Math.min(bytes.length, frame + header.length());
            boolean constant = Bytes.marked(bytes, note, "Info");
            if (constant || Bytes.marked(bytes, note, "Xing")) {
                return xing(bytes, note + 4, end, constant);
            }
            int other = frame + VBRI_OFFSET;
            return Bytes.marked(bytes, other, "VBRI") && other + 18 <= end
                    ? new Mp3Note(Bytes.big32(bytes, other + 14), Bytes.big32(bytes, other + 10), false, 0, 0)
                    : null;
        }

        private static Mp3Note xing(byte[] bytes, int from, int end, boolean constant) {
            if (from + 4 > end) {
                return new Mp3Note(0, 0, constant, 0, 0);
            }
            int flags = (int) Bytes.big32(bytes, from);
            int at = from + 4;
            long frames = (flags & HAS_FRAMES) != 0 && at + 4 <= end ? Bytes.big32(bytes, at) : 0;
            at += (flags & HAS_FRAMES) != 0 ? 4 : 0;
            long size = (flags & HAS_BYTES) != 0 && at + 4 <= end ? Bytes.big32(bytes, at) : 0;
            at += (flags & HAS_BYTES) != 0 ? 4 : 0;
            at += (flags & HAS_PLACES) != 0 ? PLACES : 0;
            at += (flags & HAS_QUALITY) != 0 ? 4 : 0;
            boolean delays = at + DELAYS + 3 <= end;
            int delay = delays ? Bytes.big16(bytes, at + DELAYS) >> 4 : 0;
            int padding = delays ? Bytes.big16(bytes, at + DELAYS + 1) & 0xfff : 0;
            boolean places = (flags & HAS_PLACES) != 0 && frames > 0;
            return new Mp3Note(frames, size, constant || places, delay, padding);
        }
    }
}
