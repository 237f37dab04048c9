package io.rastro.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * BCrypt over a digest of the password: BCrypt alone takes 72 bytes, fewer letters than a long sentence has. The digest
 * goes in as text of 64 letters, since BCrypt would stop at a byte of zero.
 */
final class LongPasswordEncoder implements PasswordEncoder {

    /** Stands before the hash, in braces. */
    static final String ID = "bcrypt-sha384";

    private final PasswordEncoder bcrypt = new BCryptPasswordEncoder();

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return password == null ? null : bcrypt.encode(digest(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return password != null && bcrypt.matches(digest(password), hash);
    }

    private static String digest(CharSequence password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-384")
                    .digest(password.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-384", impossible);
        }
    }
}
