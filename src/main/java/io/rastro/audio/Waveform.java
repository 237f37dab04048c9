package io.rastro.audio;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How loud a recording is over its time.
 *
 * @param durationMillis as decoded, which is exact
 * @param damage what is wrong with the file; null: nothing
 * @param lanes one, or two: the client on the left channel, the agent on the right one; none: nothing can be drawn
 * @param silences in which nobody is heard, in their order
 */
public record Waveform(long durationMillis, @Nullable Damage damage, List<Lane> lanes, List<AudioSpan> silences) {

    /** Counts what changes the form or what is drawn: a waveform of another version is computed anew. */
    private static final byte VERSION = 2;

    public Waveform {
        lanes = List.copyOf(lanes);
        silences = List.copyOf(silences);
    }

    /**
     * Of a file of which nothing can be drawn.
     *
     * @param damage null: it can be heard all the same
     */
    public static Waveform none(@Nullable Damage damage) {
        return new Waveform(0, damage, List.of(), List.of());
    }

    public boolean drawable() {
        return !lanes.isEmpty();
    }

    /** The loudness of one channel in equal parts of the time. */
    public static final class Lane {

        private final byte[] levels;

        Lane(byte[] levels) {
            this.levels = levels.clone();
        }

        public int parts() {
            return levels.length;
        }

        /** From 0 to 255. */
        public int level(int part) {
            return levels[part] & 0xff;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Lane lane && Arrays.equals(lane.levels, levels);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(levels);
        }
    }

    /** A compact form to be kept, some 1.2 kB; {@link #fromBytes} reads it. */
    public byte[] toBytes() {
        int parts = lanes.isEmpty() ? 0 : lanes.get(0).parts();
        ByteBuffer bytes = ByteBuffer.allocate(19 + lanes.size() * parts + silences.size() * 8);
        bytes.put(VERSION).put((byte) (damage == null ? 0 : damage.code())).putLong(durationMillis);
        bytes.put((byte) lanes.size()).putInt(parts);
        lanes.forEach(lane -> bytes.put(lane.levels));
        bytes.putInt(silences.size());
        silences.forEach(span -> bytes.putInt((int) span.fromMillis()).putInt((int) span.toMillis()));
        return bytes.array();
    }

    /** Whether {@link #toBytes} of this version wrote it, and not one before. */
    public static boolean isCurrent(byte[] kept) {
        return kept.length > 0 && kept[0] == VERSION;
    }

    /** Fails with IllegalArgumentException on what {@link #toBytes} of this version did not write. */
    public static Waveform fromBytes(byte[] kept) {
        if (!isCurrent(kept)) {
            throw new IllegalArgumentException("a waveform of another version");
        }
        ByteBuffer bytes = ByteBuffer.wrap(kept, 1, kept.length - 1);
        try {
            Damage damage = Damage.ofCode(bytes.get());
            return new Waveform(bytes.getLong(), damage, lanes(bytes), spans(bytes));
        } catch (BufferUnderflowException | NegativeArraySizeException cutOff) {
            throw new IllegalArgumentException("not a waveform", cutOff);
        }
    }

    private static List<Lane> lanes(ByteBuffer bytes) {
        int count = bytes.get();
        int parts = bytes.getInt();
        List<Lane> lanes = new ArrayList<>();
        for (int lane = 0; lane < count; lane++) {
            byte[] levels = new byte[Math.min(parts, bytes.remaining() + 1)];
            bytes.get(levels);
            lanes.add(new Lane(levels));
        }
        return lanes;
    }

    private static List<AudioSpan> spans(ByteBuffer bytes) {
        int count = bytes.getInt();
        List<AudioSpan> spans = new ArrayList<>();
        for (int span = 0; span < count; span++) {
            spans.add(new AudioSpan(bytes.getInt(), bytes.getInt()));
        }
        return spans;
    }

    /** A stretch of a recording, in milliseconds since its beginning. */
    public record AudioSpan(long fromMillis, long toMillis) {

        public AudioSpan {
            if (fromMillis < 0 || toMillis < fromMillis) {
                throw new IllegalArgumentException("not a span: " + fromMillis + " to " + toMillis);
            }
        }

        public long millis() {
            return toMillis - fromMillis;
        }
    }
}
