package io.rastro.system.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/**
 * How much bodies of requests may occupy, of senders who are not known yet: each by itself, and all that are in memory. What is
 * taken is what has come, so that whoever announces much and sends nothing keeps nobody out.
 */
public final class BodyMemory {

    private static final int CHUNK = 16 * 1024;

    private final int each;
    private final Semaphore all;

    /**
     * @param each bytes of one body
     * @param all bytes of all bodies, at least those of one
     */
    public BodyMemory(int each, int all) {
        this.each = each;
        this.all = new Semaphore(Math.max(each, all));
    }

    /** Why a body is not read on. */
    public enum Limit {
        EACH,
        ALL
    }

    /** A body is longer than one may be, or there are too many. */
    public static final class ExceededException extends Exception {

        private final Limit limit;

        private ExceededException(Limit limit) {
            super(limit.name(), null, false, false);
            this.limit = limit;
        }

        public Limit limit() {
            return limit;
        }
    }

    /** A body that occupies memory until it is closed. */
    public final class Body implements AutoCloseable {

        private final byte[] bytes;
        private final int taken;

        private Body(byte[] bytes, int taken) {
            this.bytes = bytes;
            this.taken = taken;
        }

        public byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            all.release(taken);
        }
    }

    /**
     * Reads a body whole.
     *
     * @param announced how long it is said to be; below zero: it is not said
     */
    public Body read(InputStream input, long announced) throws IOException, ExceededException {
        if (announced > each) {
            throw new ExceededException(Limit.EACH);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int taken = 0;
        boolean whole = false;
        try {
            byte[] chunk = new byte[CHUNK];
            for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
                if (bytes.size() + length > each) {
                    throw new ExceededException(Limit.EACH);
                }
                if (!all.tryAcquire(length)) {
                    throw new ExceededException(Limit.ALL);
                }
                taken += length;
                bytes.write(chunk, 0, length);
            }
            whole = true;
            return new Body(bytes.toByteArray(), taken);
        } finally {
            if (!whole) {
                all.release(taken);
            }
        }
    }
}
