package io.rastro.audio;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** AAC in MP4. */
record M4aFile(
        SeekableSource source,
        M4aTrack track,
        int channels,
        @Nullable Damage damage) implements OpenedAudio {

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
        Long millis = track.heard() == 0 ? null : (Long) (track.heard() * 1000 / track.timescale());
        return new AudioDescription(AudioFormat.M4A_AAC, channels, track.rate(), millis, true, damage);
    }

    @Override
    public PlayableAudio playable() throws IOException {
        return new OriginalAudio(source, AudioFormat.M4A_AAC.mediaType(), source.size());
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
