package io.rastro.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Breaks off before a ZIP grows beyond the places that it can tell, rather than ending as a file that does not open. */
final class ZipRoomStream extends FilterOutputStream {

    /** Told in 32 bits. */
    static final long BYTES = 0xFFFF_FFFFL;

    private long left;

    ZipRoomStream(OutputStream out, long bytes) {
        super(out);
        this.left = bytes;
    }

    @Override
    public void write(int unit) throws IOException {
        write(new byte[] {(byte) unit}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        left -= length;
        if (left < 0) {
            throw new IllegalStateException("A workbook has no room for more");
        }
        out.write(bytes, offset, length);
    }
}
