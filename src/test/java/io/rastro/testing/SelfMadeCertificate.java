package io.rastro.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of {@code localhost} and 127.0.0.1 that nobody but who is told trusts, made by the JDK's keytool.
 *
 * @param certificate in PEM
 * @param key in PEM
 * @param both the one after the other
 * @param trusting for who speaks to a server that has it
 * @param showing for a server that has it
 */
public record SelfMadeCertificate(Path certificate, Path key, Path both, SSLContext trusting, SSLContext showing) {

    private static final String PASSWORD = "the test's own";
    private static final String NAME = "portal";

    public static SelfMadeCertificate in(Path directory) throws Exception {
        Path store = directory.resolve("portal.p12");
        run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        NAME,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD),
                directory.resolve("keytool.log"));
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        String certificate = pem("CERTIFICATE", keys.getCertificate(NAME).getEncoded());
        Key key = keys.getKey(NAME, PASSWORD.toCharArray());
        String privateKey = pem("PRIVATE KEY", key.getEncoded());
        return new SelfMadeCertificate(
                Files.writeString(directory.resolve("certificate.pem"), certificate),
                Files.writeString(directory.resolve("key.pem"), privateKey),
                Files.writeString(directory.resolve("both.pem"), certificate + privateKey),
                trusting(keys),
                showing(keys));
    }

    private static void run(List<String> command, Path log) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }

    private static SSLContext showing(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext trusting(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(NAME, keys.getCertificate(NAME));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
