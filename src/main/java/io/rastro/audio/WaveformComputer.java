package io.rastro.audio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decodes a recording once, from beginning to end, and keeps what a picture of it needs. See {@link DecodingProcess}. */
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

    /**
     * The loudness of one channel over time, of however long a recording in the same memory: when its cells are used up,
     * each two become one of twice the length.
     */
    static final class LevelMeter {

        private static final int CELLS = 8192;

        private final double[] squares = new double[CELLS];
        private long samplesPerCell;
        private long samples;

        LevelMeter(int sampleRate) {
            samplesPerCell = Math.max(1, sampleRate / 200);
        }

        void add(short sample) {
            int cell = (int) (samples / samplesPerCell);
            if (cell == CELLS) {
                halve();
                cell = CELLS / 2;
            }
            squares[cell] += (double) sample * sample;
            samples++;
        }

        private void halve() {
            for (int cell = 0; cell < CELLS; cell++) {
                double value = cell < CELLS / 2 ? squares[2 * cell] + squares[2 * cell + 1] : 0;
                squares[cell] = value;
            }
            samplesPerCell *= 2;
        }

        /**
         * Root mean squares in equal parts of the time, from 0 to 255. The scale is the root of the loudness, so that what
         * is quiet but audible takes more than one step.
         */
        byte[] levels(int parts) {
            byte[] levels = new byte[parts];
            int used = (int) Math.max(1, (samples + samplesPerCell - 1) / samplesPerCell);
            for (int part = 0; part < parts; part++) {
                int from = (int) ((long) part * used / parts);
                int to = Math.max(from + 1, (int) ((part + 1L) * used / parts));
                levels[part] = (byte) level(from, to);
            }
            return levels;
        }

        private int level(int from, int to) {
            double sum = 0;
            for (int cell = from; cell < to; cell++) {
                sum += squares[cell];
            }
            long count = Math.max(1, Math.min(samples, to * samplesPerCell) - from * samplesPerCell);
            double loudness = Math.sqrt(sum / count) / -Short.MIN_VALUE;
            return (int) Math.round(255 * Math.sqrt(Math.min(1, loudness)));
        }
    }
}
