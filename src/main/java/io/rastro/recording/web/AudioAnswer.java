package io.rastro.recording.web;

import io.rastro.audio.PlayableAudio;
import io.rastro.recording.web.ByteRanges.ByteRange;
import io.rastro.system.web.Standing;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.http.HttpHeaders;

/** Writes audio, whole or in parts, without ever holding it; tells what has really been sent. */
final class AudioAnswer {

    private final PlayableAudio audio;
    private final HttpServletResponse response;
    private final Standing standing;
    private final boolean headOnly;
    private final BiConsumer<Long, Long> sent;

    /**
     * @param standing the listener's, who hears no more when it ends
     * @param sent is told the first byte of each part and the one after the last that was sent, failure or not
     */
    AudioAnswer(
            PlayableAudio audio,
            HttpServletResponse response,
            Standing standing,
            boolean headOnly,
            BiConsumer<Long, Long> sent) {
        this.audio = audio;
        this.response = response;
        this.standing = standing;
        this.headOnly = headOnly;
        this.sent = sent;
    }

    void whole() throws IOException {
        response.setContentType(audio.mediaType());
        response.setContentLengthLong(audio.length());
        if (!headOnly) {
            ClientStream out = client();
            write(new ByteRange(0, audio.length()), out);
        }
    }

    void parts(List<ByteRange> ranges) throws IOException {
        if (ranges.isEmpty()) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + audio.length());
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            response.setContentLength(0);
        } else if (ranges.size() == 1) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            single(ranges.get(0));
        } else {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            several(ranges);
        }
    }

    private void single(ByteRange range) throws IOException {
        response.setContentType(audio.mediaType());
        response.setHeader(HttpHeaders.CONTENT_RANGE, range.of(audio.length()));
        response.setContentLengthLong(range.length());
        write(range, client());
    }

    private void several(List<ByteRange> ranges) throws IOException {
        String boundary = UUID.randomUUID().toString();
        byte[] end = ascii("\r\n--" + boundary + "--\r\n");
        List<byte[]> heads = ranges.stream().map(range -> head(boundary, range)).toList();
        response.setContentType("multipart/byteranges; boundary=" + boundary);
        response.setContentLengthLong(end.length
                + heads.stream().mapToLong(head -> head.length).sum()
                + ranges.stream().mapToLong(ByteRange::length).sum());
        ClientStream out = client();
        for (int i = 0; i < ranges.size(); i++) {
            out.write(heads.get(i));
            write(ranges.get(i), out);
        }
        out.write(end);
    }

    private ClientStream client() throws IOException {
        return new ClientStream(standing.guard(response.getOutputStream()));
    }

    private byte[] head(String boundary, ByteRange range) {
        return ascii("\r\n--" + boundary + "\r\nContent-Type: " + audio.mediaType() + "\r\nContent-Range: "
                + range.of(audio.length()) + "\r\n\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void write(ByteRange range, ClientStream out) throws IOException {
        long before = out.count();
        try {
            audio.write(range.from(), range.to(), out);
            out.flush();
        } finally {
            long count = out.count() - before;
            if (count > 0) {
                sent.accept(range.from(), range.from() + count);
            }
        }
    }

    /** What is sent to a client: counted, and its failures told apart from those of reading. */
    static final class ClientStream extends OutputStream {

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

    /** The client closed the connection: it has heard enough, or its network failed. Nobody is left to be told. */
    static final class ClientDisconnectedException extends IOException {

        ClientDisconnectedException(IOException cause) {
            super(cause);
        }
    }
}
