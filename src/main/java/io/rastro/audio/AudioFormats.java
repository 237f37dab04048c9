package io.rastro.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

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
     * The audio in a form that browsers play. It may take the whole file to tell, and a decoder: {@link DecodingProcess}.
     *
     * @throws DamagedAudioException nothing in the file can be heard
     */
    static PlayableAudio playable(SeekableSource source) throws IOException {
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

    /** AAC in MP4. */
    record M4aFile(
            SeekableSource source,
            M4aTrack track,
            int channels,
            @Nullable Damage damage) implements OpenedAudio {

        /** Of each channel; decoders may double them, and the rate. */
        private static final int PACKET_FRAMES = 2_048;

        private static final double TOLERANCE_SECONDS = 1;
        private static final double LONGEST_SECONDS = 1_000_000;

        /** An exchange that died while it wrote left no index, and without it nothing can be played. */
        static M4aFile open(SeekableSource source) throws IOException {
            byte[] index = Mp4Boxes.index(source);
            M4aTrack track = index == null ? null : M4aTrack.find(index);
            if (track == null || track.timescale() == 0) {
                throw new DamagedAudioException(AudioFormat.M4A_AAC, Damage.UNREADABLE, "no index or no sound in it");
            }
            AacConfiguration configuration = track.configuration();
            if (configuration == null) {
                throw new DamagedAudioException(AudioFormat.M4A_AAC, Damage.UNSUPPORTED, "not AAC");
            }
            M4aPackets packets = track.packets();
            boolean cut = packets != null && packets.end() > source.size();
            configuration.decoder();
            return new M4aFile(source, track, configuration.channels(), cut ? Damage.TRUNCATED : null);
        }

        @Override
        public AudioDescription description() {
            Long millis = possible() ? (Long) (track.heard() * 1000 / track.timescale()) : null;
            return new AudioDescription(AudioFormat.M4A_AAC, channels, track.rate(), millis, true, damage);
        }

        /** Whether a length is stated, and no longer than so many packets are. */
        private boolean possible() {
            M4aPackets packets = track.packets();
            double seconds = (double) track.heard() / track.timescale();
            double longest =
                    packets == null ? LONGEST_SECONDS : (double) packets.count() * PACKET_FRAMES / track.rate();
            return track.heard() > 0 && seconds <= longest + TOLERANCE_SECONDS;
        }

        @Override
        public PlayableAudio asStored() throws IOException {
            return new OriginalAudio(source, AudioFormat.M4A_AAC.mediaType(), source.size());
        }

        @Override
        public PlayableAudio playable() throws IOException {
            return asStored();
        }

        @Override
        public SampleReader samples() throws IOException {
            M4aPackets packets = track.packets();
            AacConfiguration configuration = track.configuration();
            if (packets == null || configuration == null) {
                throw new DamagedAudioException(AudioFormat.M4A_AAC, Damage.UNSUPPORTED, "packets in fragments");
            }
            SampleReader all = new AacSamples(source, packets, configuration, track.rate());
            long length = track.heard() == 0 || damage != null ? TrimmedSamples.ALL : track.heard();
            return new TrimmedSamples(all, track.delay(), length, track.timescale());
        }
    }
}
