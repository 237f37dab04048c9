package io.rastro.audio;

import java.io.IOException;

/** Opens audio files of every type. */
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
        AudioType type = AudioType.of(head, source.name())
                .orElseThrow(() -> new DamagedAudioException(AudioFormat.UNKNOWN, Damage.NOT_AUDIO, "no audio"));
        return switch (type) {
            case WAV -> WavFile.open(source);
            case OGG -> OggFile.open(source);
            case M4A -> M4aFile.open(source);
            case MP3 -> Mp3File.open(source);
            case GSM -> BareGsmFile.open(source);
            case MULAW, ALAW, SLIN -> RawFiles.open(source, type);
            case FLAC -> throw unsupported(AudioFormat.FLAC);
            case AAC -> throw unsupported(AudioFormat.AAC);
            case UNKNOWN -> throw unsupported(AudioFormat.UNKNOWN);
        };
    }

    private static DamagedAudioException unsupported(AudioFormat format) {
        return new DamagedAudioException(format, Damage.UNSUPPORTED, "no decoder");
    }
}
