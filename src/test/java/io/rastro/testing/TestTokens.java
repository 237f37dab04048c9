package io.rastro.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens of programs that use the API. */
public final class TestTokens {

    private TestTokens() {}

    /** A new token for a source. */
    public static String issue(JdbcClient database, String source) {
        String token = "rastro_" + UUID.randomUUID();
        database.sql("insert into api_token (name, token_hash, source, created_at) values ('test', ?, ?, now())")
                .param(sha256(token))
                .param(source)
                .update();
        return token;
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
