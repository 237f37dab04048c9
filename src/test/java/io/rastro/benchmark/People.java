package io.rastro.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The accounts and the token that the measuring goes by, and the imports that the filled rows are said to come from. */
final class People {

    /** Who may ask everything, what an import brought too. */
    static final String USERNAME = "benchmark";

    static final String PASSWORD = "benchmark";
    static final String TOKEN = "rastro_benchmark";

    /** A reader of a few frequent services. */
    static final String LIMITED = "benchmark-limited";

    private static final int SERVICES = 10;

    private static final String ACCOUNT = """
            insert into account (username, display_name, password_hash, role, all_services, enabled, created_at)
            values ('%s', 'Benchmark', '{noop}%s', '%s', %s, true, now()) on conflict (lower(username)) do update set role = excluded.role""";

    private People() {}

    /** Makes them where an earlier run did not. */
    static void ensure(BarePostgres database) throws NoSuchAlgorithmException {
        database.number(ACCOUNT.formatted(USERNAME, PASSWORD, "ADMIN", true));
        database.number(ACCOUNT.formatted(LIMITED, PASSWORD, "ANALYST", false));
        database.number("""
                insert into account_service (account_id, service_id) select account.id, service_queue.id
                from account, service_queue where username = '%s' and service_queue.id <= %d
                on conflict do nothing""".formatted(LIMITED, SERVICES));
        database.number("""
                insert into import_run (id, source, file_name, size_bytes, format, state, created_by, created_at, kind)
                overriding system value
                select id, 'benchmark', id || '.csv', 1, 'CSV', 'DONE', '%s', now(), 'INTERACTION'
                from (select 10 * year + quarter from generate_series(2024, 2025) year, generate_series(1, 4) quarter
                    union all values (1), (2)) filled (id)
                on conflict do nothing""".formatted(USERNAME));
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8)));
        database.number("""
                insert into api_token (name, token_hash, source, created_at)
                values ('benchmark', decode('%s', 'hex'), 'benchmark', now()) on conflict do nothing""".formatted(hash));
    }
}
