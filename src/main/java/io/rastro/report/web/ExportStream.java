package io.rastro.report.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;

/** Where a download is written to. */
final class ExportStream {

    private static final int GZIP_BUFFER = 1 << 16;

    private ExportStream() {}

    /** @param gzip whether to pack for a reader that accepts it */
    static OutputStream open(HttpServletRequest request, HttpServletResponse response, boolean gzip)
            throws IOException {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (!gzip || accepted == null || !accepted.contains("gzip")) {
            return response.getOutputStream();
        }
        response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        return new FastGzip(response.getOutputStream());
    }

    /** The least work that makes text a good deal smaller; flushed, so that the first bytes leave at once. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, GZIP_BUFFER, true);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
