package io.rastro.audio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the decoding process is asked for.
 *
 * @param key of the bytes: the same key, the same bytes
 * @param name of the file, which alone tells the raw formats
 * @param size of the file in bytes
 * @param from first byte of the converted form, where a range is asked for
 * @param to the byte after its last
 */
record DecodingJob(Kind kind, String key, String name, long size, long from, long to) {

    enum Kind {
        /** Answered with the waveform's bytes. */
        WAVEFORM,
        /** Answered with the length of the converted form, or {@link #AS_STORED}. */
        LENGTH,
        /** Answered with a range of the converted form. */
        RANGE
    }

    /** What the decoding process says: a word, then what belongs to it. */
    enum Reply {
        /** It runs. */
        READY,
        /** It needs bytes of the file: position, count. Answered with their count, {@link #END} or {@link #FAILURE}, and the bytes. */
        READ,
        /** The job is done: count, bytes. */
        DONE,
        /** The file is damaged: format, damage, detail. */
        DAMAGED,
        /** The file cannot be read: detail. */
        UNREADABLE,
        /** A decoder failed in a way that is its own fault: detail. */
        DEFECT;

        void write(DataOutput out) throws IOException {
            out.writeUTF(name());
        }

        /** Fails where the word is none of them, which is how a process speaks that is not itself any more. */
        static Reply read(DataInput in) throws IOException {
            try {
                return valueOf(in.readUTF());
            } catch (IllegalArgumentException unknown) {
                throw new IOException("the decoding process says what nobody understands", unknown);
            }
        }
    }

    static final int AS_STORED = -1;
    static final int END = -1;
    static final int FAILURE = -2;
    /** With which the process ends when its heap is full. */
    static final int OUT_OF_MEMORY = 3;

    void write(DataOutput out) throws IOException {
        out.writeUTF(kind.name());
        out.writeUTF(key);
        out.writeUTF(name);
        out.writeLong(size);
        out.writeLong(from);
        out.writeLong(to);
    }

    static DecodingJob read(DataInput in) throws IOException {
        Kind kind = Kind.valueOf(in.readUTF());
        return new DecodingJob(kind, in.readUTF(), in.readUTF(), in.readLong(), in.readLong(), in.readLong());
    }
}
