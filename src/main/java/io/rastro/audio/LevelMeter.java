package io.rastro.audio;

/**
 * The loudness of one channel over time, of however long a recording in the same memory: when its cells are used up,
 * each two become one of twice the length.
 */
final class LevelMeter {

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
