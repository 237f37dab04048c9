package io.rastro.recording.web;

import java.io.IOException;
import java.io.OutputStream;

/** What is sent to a client: counted, and its failures told apart from those of reading. */
final class ClientStream extends OutputStream {

    private final OutputStream out;
    private long count;

    ClientStream(OutputStream out) {
        this.out = out;
    }

    /** Bytes handed over so far. */
    long count() {
        return count;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
            count += length;
        } catch (IOException disconnect) {
            throw new ClientDisconnectedException(disconnect);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException disconnect) {
            throw new ClientDisconnectedException(disconnect);
        }
    }
}
