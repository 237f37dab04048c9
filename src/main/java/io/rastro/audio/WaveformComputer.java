package io.rastro.audio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes a recording once, from beginning to end, and keeps what a picture of it needs. */
public final class WaveformComputer {

    /** Parts into which the time of a recording is divided, however long it is. */
    public static final int PARTS = 600;

    private static final int MAX_LANES = 2;

    private WaveformComputer() {}

    /**
     * The waveform of all that can be decoded; a file that is damaged midway gives the part before.
     *
     * @throws DamagedAudioException nothing can be decoded, and trying again would give the same
     */
    public static Waveform compute(SeekableSource source) throws IOException {
        OpenedAudio audio = AudioFormats.open(source);
        try (SampleReader reader = audio.samples()) {
            int count = first(reader);
            Pass pass = new Pass(reader);
            Damage damage = audio.description().damage();
            try {
                while (count >= 0) {
                    pass.take(reader.samples(), count);
                    count = reader.next();
                }
            } catch (DamagedAudioException midway) {
                damage = Damage.TRUNCATED;
            }
            return pass.waveform(damage);
        }
    }

    /** Some decoders know the true rate only after the first block, and some first blocks are empty. */
    private static int first(SampleReader reader) throws IOException {
        int count = 0;
        while (count == 0) {
            count = reader.next();
        }
        if (count < 0) {
            throw new DamagedAudioException(AudioFormat.UNKNOWN, Damage.EMPTY, "no samples");
        }
        return count;
    }

    /** One way through the samples, with all that watches them. */
    private static final class Pass {

        private final int channels;
        private final int rate;
        private final LevelMeter[] meters;
        private final SilenceFinder silence;
        private long frames;

        Pass(SampleReader reader) {
            channels = reader.channels();
            rate = reader.sampleRate();
            meters = new LevelMeter[Math.min(MAX_LANES, channels)];
            for (int lane = 0; lane < meters.length; lane++) {
                meters[lane] = new LevelMeter(rate);
            }
            silence = new SilenceFinder(channels, rate);
        }

        void take(short[] samples, int count) {
            for (int at = 0; at + channels <= count; at += channels) {
                for (int lane = 0; lane < meters.length; lane++) {
                    meters[lane].add(samples[at + lane]);
                }
                silence.add(samples, at);
                frames++;
            }
        }

        Waveform waveform(@Nullable Damage damage) {
            List<Waveform.Lane> lanes = new ArrayList<>();
            for (LevelMeter meter : meters) {
                lanes.add(new Waveform.Lane(meter.levels(PARTS)));
            }
            return new Waveform(frames * 1000 / rate, damage, lanes, silence.spans());
        }
    }
}
