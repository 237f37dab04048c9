package io.rastro.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;

/** A passkey without a device: answers as a browser does, and as none would. */
final class SoftPasskey {

    /** What the device says of the person: that somebody was there, and that it knows who. */
    static final int PRESENT = 1;

    static final int VERIFIED = 4;

    private static final int HOLDS_KEY = 0x40;
    private static final int COORDINATE = 32;

    private final String origin;
    private final byte[] id = UUID.randomUUID().toString().getBytes(US_ASCII);
    private final KeyPair keys;
    private int flags = PRESENT | VERIFIED;
    private int signed;

    SoftPasskey(int port) throws GeneralSecurityException {
        this.origin = "http://localhost:" + port;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        this.keys = generator.generateKeyPair();
    }

    /** From now on its answers say this of the person. */
    void says(int newFlags) {
        flags = newFlags;
    }

    /** The answer to what a new passkey is to be made from. */
    String made(String challenge) throws GeneralSecurityException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(authenticatorData(flags | HOLDS_KEY));
        data.writeBytes(new byte[16]);
        data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
        data.writeBytes(id);
        data.writeBytes(coseKey());
        ByteArrayOutputStream attestation = new ByteArrayOutputStream();
        attestation.write(0xA3);
        attestation.writeBytes(cbor("fmt"));
        attestation.writeBytes(cbor("none"));
        attestation.writeBytes(cbor("attStmt"));
        attestation.write(0xA0);
        attestation.writeBytes(cbor("authData"));
        attestation.writeBytes(cbor(data.toByteArray()));
        return credential("\"attestationObject\":\"" + text(attestation.toByteArray()) + "\",\"clientDataJSON\":\""
                + text(clientData("webauthn.create", challenge)) + "\",\"transports\":[\"internal\"]");
    }

    /** The answer that proves whose it is; the handle is the account's that it says to be of. */
    String shown(String challenge, byte[] handle) throws GeneralSecurityException {
        signed++;
        byte[] data = authenticatorData(flags);
        byte[] client = clientData("webauthn.get", challenge);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return credential("\"authenticatorData\":\"" + text(data) + "\",\"clientDataJSON\":\"" + text(client)
                + "\",\"signature\":\"" + text(signature.sign()) + "\",\"userHandle\":\"" + text(handle) + "\"");
    }

    private String credential(String response) {
        return "{\"id\":\"" + text(id) + "\",\"rawId\":\"" + text(id) + "\",\"type\":\"public-key\",\"response\":{"
                + response + "},\"clientExtensionResults\":{},\"authenticatorAttachment\":\"platform\"}";
    }

    private byte[] clientData(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin
                        + "\",\"crossOrigin\":false}")
                .getBytes(UTF_8);
    }

    private byte[] authenticatorData(int said) throws GeneralSecurityException {
        return ByteBuffer.allocate(37)
                .put(sha256("localhost".getBytes(US_ASCII)))
                .put((byte) said)
                .putInt(signed)
                .array();
    }

    /** Of the curve P-256, for ES256. */
    private byte[] coseKey() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        ByteArrayOutputStream cose = new ByteArrayOutputStream();
        cose.writeBytes(new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21});
        cose.writeBytes(cbor(coordinate(key.getW().getAffineX())));
        cose.write(0x22);
        cose.writeBytes(cbor(coordinate(key.getW().getAffineY())));
        return cose.toByteArray();
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] padded = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE - length, length);
        return padded;
    }

    private static byte[] cbor(String text) {
        return ByteBuffer.allocate(1 + text.length())
                .put((byte) (0x60 + text.length()))
                .put(text.getBytes(US_ASCII))
                .array();
    }

    private static byte[] cbor(byte[] bytes) {
        return ByteBuffer.allocate(3 + bytes.length)
                .put((byte) 0x59)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
