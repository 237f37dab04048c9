package io.rastro.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** What a port of this machine agrees to when it is asked for TLS. */
public final class TlsTrial {

    private static final int TLS_1_1 = 0x0302;
    private static final int ALERT = 21;

    private TlsTrial() {}

    /**
     * The protocol and the suite that are agreed upon, with a certificate that the context trusts for {@code localhost}.
     *
     * @param suites asked for; none: as Java does by itself
     * @throws IOException nothing is agreed upon
     */
    public static String agreed(int port, SSLContext trusting, String protocol, String... suites) throws IOException {
        try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", port)) {
            socket.setSoTimeout(60_000);
            socket.setEnabledProtocols(new String[] {protocol});
            if (suites.length > 0) {
                socket.setEnabledCipherSuites(suites);
            }
            socket.startHandshake();
            return socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
        }
    }

    /** The alert that answers who speaks TLS 1.1 at most, as Java no longer does itself; 70 says that this is why. */
    public static int alertToTls11(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(record(hello()));
            DataInputStream answer = new DataInputStream(socket.getInputStream());
            if (answer.readUnsignedByte() != ALERT) {
                throw new IOException("TLS 1.1 is spoken here");
            }
            // The record's version and length, and how grave it is
            answer.skipNBytes(5);
            return answer.readUnsignedByte();
        }
    }

    private static byte[] record(byte[] hello) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream record = new DataOutputStream(bytes);
        record.writeByte(22);
        record.writeShort(0x0301);
        record.writeShort(hello.length + 4);
        record.writeByte(1);
        record.writeByte(0);
        record.writeShort(hello.length);
        record.write(hello);
        return bytes.toByteArray();
    }

    private static byte[] hello() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream hello = new DataOutputStream(bytes);
        hello.writeShort(TLS_1_1);
        // What should be random, and no session to go on with
        hello.write(new byte[33]);
        // ECDHE_ECDSA and ECDHE_RSA with AES_128_CBC_SHA, no compression
        hello.write(new byte[] {0, 4, (byte) 0xc0, 9, (byte) 0xc0, 0x13, 1, 0});
        // The groups x25519 and secp256r1, uncompressed points
        hello.write(new byte[] {0, 16, 0, 10, 0, 6, 0, 4, 0, 29, 0, 23, 0, 11, 0, 2, 1, 0});
        return bytes.toByteArray();
    }
}
