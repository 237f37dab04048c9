package io.rastro.ledger;

import io.rastro.system.PortalProperties;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The keys of the home, in {@code ledger.key}: one signs where the chain ends (Ed25519), the other turns what was typed
 * into what can be found but not read (HMAC-SHA-256). Portals on one database need the same file.
 */
@Component
class LedgerKeys {

    private static final String SIGNATURE = "Ed25519";
    private static final String MAC = "HmacSHA256";
    private static final int HASH_BYTES = 16;

    /** In hexadecimal: 96 bits. */
    private static final int EARLIER_LENGTH = 24;

    private final SecretKeySpec subjects;
    private final PrivateKey signing;
    private final PublicKey verifying;

    LedgerKeys(PortalProperties portal) {
        Path file = portal.homeDirectory().resolve("ledger.key");
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            Properties keys = new Properties();
            keys.load(new StringReader(Files.readString(file)));
            KeyFactory factory = KeyFactory.getInstance(SIGNATURE);
            this.subjects = new SecretKeySpec(bytes(keys, "subjects"), MAC);
            this.signing = factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(keys, "signing")));
            this.verifying = factory.generatePublic(new X509EncodedKeySpec(bytes(keys, "verifying")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The ledger's keys, " + file, unreadable);
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            throw new IllegalStateException("The ledger's keys, " + file + ", are damaged", damaged);
        }
    }

    private static byte[] bytes(Properties keys, String name) {
        return Base64.getDecoder().decode(keys.getProperty(name, ""));
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(SIGNATURE).generateKeyPair();
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Base64.Encoder encoder = Base64.getEncoder();
        List<String> lines = List.of(
                "# Keys of Rastro's ledger. Keep a copy apart from the database; whoever has it can sign.",
                "subjects=" + encoder.encodeToString(secret),
                "signing=" + encoder.encodeToString(pair.getPrivate().getEncoded()),
                "verifying=" + encoder.encodeToString(pair.getPublic().getEncoded()));
        Files.createDirectories(file.getParent());
        try {
            Files.createFile(file, ownerOnly(file));
            Files.write(file, lines, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (FileAlreadyExistsException other) {
            // Another portal with this home was quicker; its keys are ours.
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        Set<String> views = file.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** What stands for a value of a kind: it can be compared, and not be read without the key. */
    String subject(String kind, String value) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(subjects);
            byte[] hash = mac.doFinal((kind + ' ' + value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + MAC, impossible);
        }
    }

    /** The same as the ledger kept it once, and keeps it in the entries of that time. */
    static String earlier(String subject) {
        return subject.substring(0, Math.min(subject.length(), EARLIER_LENGTH));
    }

    byte[] sign(LedgerHead head) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initSign(signing);
            signature.update(head.statement().getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Java has " + SIGNATURE + " since 15", impossible);
        }
    }

    boolean signed(LedgerHead head, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initVerify(verifying);
            signature.update(head.statement().getBytes(StandardCharsets.US_ASCII));
            return signature.verify(signed);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }

    /** By which anybody can verify what it signed: X.509 in Base64. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(verifying.getEncoded());
    }
}
