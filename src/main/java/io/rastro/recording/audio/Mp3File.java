package io.rastro.recording.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * MP3, in frames of their own headers.
 *
 * @param frames in the whole file: counted by the encoder, or else estimated from the length of the first ones
 */
record Mp3File(
        SeekableSource source,
        Mp3Header header,
        long frames,
        @Nullable Damage damage) implements OpenedAudio {

    private static final int HEAD = 64 * 1024;
    private static final int TAG_HEADER = 10;
    /** VBRI, the other encoders' note, always stands here. */
    private static final int OTHER_NOTE = 36;

    static boolean recognises(byte[] head) {
        return Bytes.marked(head, 0, "ID3") || Mp3Header.parse(head, firstFrame(head, 0)) != null;
    }

    /** Where two frames follow one another; the length of the bytes: nowhere. */
    private static int firstFrame(byte[] bytes, int from) {
        for (int at = from; at < bytes.length; at++) {
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
        int at = firstFrame(head, 0);
        Mp3Header header = Mp3Header.parse(head, at);
        if (header == null) {
            boolean nothing = start >= source.size();
            throw new DamagedAudioException(
                    AudioFormat.MP3, nothing ? Damage.EMPTY : Damage.UNREADABLE, "no MP3 frames");
        }
        return open(source, head, at, header, source.size() - start - at);
    }

    private static Mp3File open(SeekableSource source, byte[] head, int at, Mp3Header header, long length) {
        int note = at + header.noteOffset();
        boolean known = Bytes.marked(head, note, "Xing") || Bytes.marked(head, note, "Info");
        if (known && (head[note + 7] & 1) != 0) {
            boolean sized = (head[note + 7] & 2) != 0;
            boolean cut = sized && Bytes.big32(head, note + 12) > length;
            return new Mp3File(source, header, Bytes.big32(head, note + 8), cut ? Damage.TRUNCATED : null);
        }
        if (Bytes.marked(head, at + OTHER_NOTE, "VBRI")) {
            boolean cut = Bytes.big32(head, at + OTHER_NOTE + 10) > length;
            long frames = Bytes.big32(head, at + OTHER_NOTE + 14);
            return new Mp3File(source, header, frames, cut ? Damage.TRUNCATED : null);
        }
        return new Mp3File(source, header, estimate(head, at, length), null);
    }

    /** Exact where all frames have one length, as exchanges write them. */
    private static long estimate(byte[] head, int first, long length) {
        int at = first;
        long frames = 0;
        for (Mp3Header header = Mp3Header.parse(head, at); header != null; header = Mp3Header.parse(head, at)) {
            at += header.length();
            frames++;
        }
        return Math.round((double) frames * length / (at - first));
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
        long millis = frames * header.samples() * 1000 / header.rate();
        return new AudioDescription(AudioFormat.MP3, header.channels(), header.rate(), millis, true, damage);
    }

    @Override
    public PlayableAudio playable() throws IOException {
        return new OriginalAudio(source, AudioFormat.MP3.mediaType(), source.size());
    }

    @Override
    public SampleReader samples() throws IOException {
        return new Mp3Samples(source.open(0), header.channels(), header.rate());
    }
}
