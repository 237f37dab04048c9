package io.rastro.recording.audio;

import java.io.IOException;

/** Knows audio files by their content, whatever they are called. */
public final class AudioFormats {

    /** Enough for every mark, an MP3 frame and its follower included. */
    private static final int HEAD = 4096;

    private AudioFormats() {}

    /** Never fails because of what the file holds: damage is part of the description. */
    public static AudioDescription describe(SeekableSource source) throws IOException {
        try {
            return open(source).description();
        } catch (DamagedAudioException damaged) {
            return AudioDescription.inaudible(damaged.format(), damaged.damage());
        }
    }

    /**
     * The audio in a form that browsers play.
     *
     * @throws DamagedAudioException nothing in the file can be heard
     */
    public static PlayableAudio playable(SeekableSource source) throws IOException {
        return open(source).playable();
    }

    static OpenedAudio open(SeekableSource source) throws IOException {
        byte[] head = Bytes.read(source, 0, HEAD);
        try {
            return open(source, head);
        } catch (IndexOutOfBoundsException cutOff) {
            throw new DamagedAudioException(AudioFormat.UNKNOWN, Damage.UNREADABLE, cutOff);
        }
    }

    private static OpenedAudio open(SeekableSource source, byte[] head) throws IOException {
        if (head.length == 0) {
            throw new DamagedAudioException(AudioFormat.UNKNOWN, Damage.EMPTY, "no bytes");
        }
        if (WavFile.recognises(head)) {
            return WavFile.open(source);
        }
        if (OggFile.recognises(head)) {
            return OggFile.open(source);
        }
        if (M4aFile.recognises(head)) {
            return M4aFile.open(source);
        }
        if (Mp3File.recognises(head)) {
            return Mp3File.open(source);
        }
        if (BareGsmFile.recognises(head)) {
            return BareGsmFile.open(source);
        }
        throw new DamagedAudioException(AudioFormat.UNKNOWN, Damage.NOT_AUDIO, "no known mark");
    }
}
