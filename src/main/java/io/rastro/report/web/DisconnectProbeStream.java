package io.rastro.report.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Holds back a part of a file's beginning and lets it out byte by byte while there is nothing else to send: only by
 * sending does a server learn that its reader has gone.
 */
final class DisconnectProbeStream extends OutputStream {

    private final OutputStream out;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private byte[] held = {};
    private int sent;
    private boolean begun;

    DisconnectProbeStream(OutputStream out) {
        this.out = out;
    }

    /** Sends half of what was written, and holds the other half back. */
    void begin() throws IOException {
        held = beginning.toByteArray();
        begun = true;
        send(held.length / 2);
        out.flush();
    }

    /** Sends one more byte, if one is left. */
    void drip() throws IOException {
        if (sent < held.length) {
            send(sent + 1);
            out.flush();
        }
    }

    private void send(int end) throws IOException {
        out.write(held, sent, end - sent);
        sent = end;
    }

    @Override
    public void write(int unit) throws IOException {
        write(new byte[] {(byte) unit}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (begun) {
            send(held.length);
            out.write(bytes, offset, length);
        } else {
            beginning.write(bytes, offset, length);
        }
    }

    @Override
    public void flush() throws IOException {
        if (begun) {
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        send(held.length);
        out.close();
    }
}
