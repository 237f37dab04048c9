package io.rastro.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** By what a sender is known. Comparisons take as long whatever differs. */
public final class Signature {

    private static final String HMAC = "HmacSHA256";

    private Signature() {}

    static byte[] hmac(String secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether both are told and equal. */
    public static boolean same(@Nullable String secret, @Nullable String told) {
        return secret != null
                && !secret.isEmpty()
                && told != null
                && MessageDigest.isEqual(sha256(secret.getBytes(UTF_8)), sha256(told.getBytes(UTF_8)));
    }
}
