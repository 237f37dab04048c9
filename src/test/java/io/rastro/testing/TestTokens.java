package io.rastro.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
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

    /** The same with these rights, limited to these services; none of them: for all. */
    public static String issue(JdbcClient database, String source, List<String> rights, int... services) {
        String token = issue(database, source);
        database.sql("update api_token set rights = ?, service_ids = ? where token_hash = ?")
                .param(rights.toArray(String[]::new))
                .param(
                        services.length == 0
                                ? null
                                : Arrays.stream(services).boxed().toArray(Integer[]::new))
                .param(sha256(token))
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
