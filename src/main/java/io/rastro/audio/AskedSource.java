package io.rastro.audio;

import io.rastro.audio.DecodingJob.Reply;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file that the decoding process reads by asking for its bytes. Who reads on is given more at a time; who looks here and
 * there is not.
 */
record AskedSource(DataInputStream in, DataOutputStream out, String name, long size) implements SeekableSource {

    private static final int FIRST_BLOCK = 4 * 1024;
    static final int LARGEST_BLOCK = 64 * 1024;

    @Override
    public InputStream open(long from) {
        return new Blocks(from);
    }

    private byte[] ask(long position, int length) throws IOException {
        Reply.READ.write(out);
        out.writeLong(position);
        out.writeInt(length);
        out.flush();
        int count = in.readInt();
        if (count == DecodingJob.FAILURE) {
            throw new IOException("the file cannot be read");
        }
        if (count == DecodingJob.END) {
            throw new EOFException("the file became shorter while it was read");
        }
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    private final class Blocks extends InputStream {

        private byte[] block = {};
        private int at;
        private long position;
        private int next = FIRST_BLOCK;

        Blocks(long from) {
            position = from;
        }

        /** Whether a byte is at hand. */
        private boolean more() throws IOException {
            if (at < block.length) {
                return true;
            }
            if (position >= size) {
                return false;
            }
            block = ask(position, (int) Math.min(next, size - position));
            at = 0;
            position += block.length;
            next = Math.min(LARGEST_BLOCK, next * 2);
            return block.length > 0;
        }

        @Override
        public int read() throws IOException {
            return more() ? block[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int count = Math.min(length, block.length - at);
            System.arraycopy(block, at, target, from, count);
            at += count;
            return count;
        }

        @Override
        public int available() {
            return block.length - at;
        }

        @Override
        public long skip(long count) {
            long held = Math.min(Math.max(0, count), block.length - at);
            at += (int) held;
            long beyond = held < count ? Math.min(count - held, Math.max(0, size - position)) : 0;
            position += beyond;
            return held + beyond;
        }
    }
}
