package io.rastro.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** Requests byte by byte, as no HTTP client would send them. */
public final class RawHttp implements Closeable {

    private final Socket socket;

    public RawHttp(int port) throws IOException {
        this(port, InetAddress.getLoopbackAddress());
    }

    /** @param from which of this machine's addresses it comes from */
    public RawHttp(int port, InetAddress from) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
        // An answer that never comes fails the test instead of holding it.
        socket.setSoTimeout(60_000);
    }

    /** The answer to one request, as far as it comes; the head without its last empty line. */
    public static String exchange(int port, String head, String body) throws IOException {
        return exchange(port, InetAddress.getLoopbackAddress(), head, body);
    }

    /** The same from another of this machine's addresses. */
    public static String exchange(int port, InetAddress from, String head, String body) throws IOException {
        try (RawHttp connection = new RawHttp(port, from)) {
            connection.send(head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n" + body);
            return connection.whatComes();
        }
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The next bytes; empty at the end. */
    public String next() throws IOException {
        byte[] buffer = new byte[8192];
        int count = socket.getInputStream().read(buffer);
        return count < 0 ? "" : new String(buffer, 0, count, ISO_8859_1);
    }

    /** Everything up to the end of the connection. */
    public String rest() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /** Everything up to where the connection ends or breaks. */
    public String whatComes() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketException broken) {
            // What came before it is what the caller has.
            return answer.toString(ISO_8859_1);
        }
        return answer.toString(ISO_8859_1);
    }

    /** The status of an answer. */
    public static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
