package io.rastro.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The account and the token that the measuring goes by. */
final class People {

    static final String USERNAME = "benchmark";
    static final String PASSWORD = "benchmark";
    static final String TOKEN = "rastro_benchmark";

    private People() {}

    /** Makes them where an earlier run did not. */
    static void ensure(BarePostgres database) throws NoSuchAlgorithmException {
        database.number("""
                insert into account (username, display_name, password_hash, role, all_services, enabled, created_at)
                values ('%s', 'Benchmark', '{noop}%s', 'ANALYST', true, true, now()) on conflict do nothing""".formatted(USERNAME, PASSWORD));
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8)));
        database.number("""
                insert into api_token (name, token_hash, source, created_at)
                values ('benchmark', decode('%s', 'hex'), 'benchmark', now()) on conflict do nothing""".formatted(hash));
    }
}
