package io.rastro.directory;

import io.rastro.account.EncryptedData;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Searches as they are kept: encrypted. */
@Repository
class StoredSearchRepository implements EncryptedData {

    private final JdbcClient jdbc;

    StoredSearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of them. */
    @SuppressWarnings("ArrayRecordComponent") // made and read once, never compared
    record StoredSearch(String id, byte[] criteria, Instant usedAt) {}

    /** The search of this account, if it was used since. */
    Optional<StoredSearch> find(String id, int accountId, Instant since) {
        return jdbc.sql("""
                        select id, criteria, used_at from stored_search
                        where id = ? and account_id = ? and used_at >= ?""")
                .params(id, accountId, since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new StoredSearch(
                        row.getString(1),
                        row.getBytes(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    void keep(String id, int accountId, byte[] criteria, Instant now) {
        jdbc.sql("""
                        insert into stored_search (id, account_id, criteria, used_at) values (?, ?, ?, ?)
                        on conflict (id) do update set criteria = excluded.criteria, used_at = excluded.used_at""")
                .params(id, accountId, criteria, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    @Transactional
    public void encryptAnew(UnaryOperator<byte[]> renewed) {
        jdbc.sql("select id, criteria from stored_search for update")
                .query((row, number) -> Map.entry(row.getString(1), row.getBytes(2)))
                .list()
                .forEach(search -> jdbc.sql("update stored_search set criteria = ? where id = ?")
                        .params(renewed.apply(search.getValue()), search.getKey())
                        .update());
    }

    void use(String id, Instant now) {
        jdbc.sql("update stored_search set used_at = ? where id = ?")
                .params(now.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /** Leaves an account the searches that it used last. */
    void leave(int accountId, int most) {
        jdbc.sql("""
                        delete from stored_search where id in (
                            select id from stored_search where account_id = ? order by used_at desc, id offset ?)""").params(accountId, most).update();
    }

    int deleteAll() {
        return jdbc.sql("delete from stored_search").update();
    }

    int deleteUnusedSince(Instant since) {
        return jdbc.sql("delete from stored_search where used_at < ?")
                .param(since.atOffset(ZoneOffset.UTC))
                .update();
    }
}
