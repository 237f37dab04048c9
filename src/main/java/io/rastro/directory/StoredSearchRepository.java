package io.rastro.directory;

import io.rastro.account.EncryptedData;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Searches as they are kept: encrypted. */
@Repository
class StoredSearchRepository implements EncryptedData {

    /** So few of them are in memory at a time. */
    private static final int BATCH = 100;

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
        Optional<String> last = Optional.of("");
        while (last.isPresent()) {
            last = encryptAnewAfter(last.get(), renewed);
        }
    }

    /** Takes the next ones by id; tells the last of them, empty when there was none. */
    private Optional<String> encryptAnewAfter(String id, UnaryOperator<byte[]> renewed) {
        List<Map.Entry<String, byte[]>> batch = jdbc.sql(
                        "select id, criteria from stored_search where id > ? order by id limit ? for update")
                .params(id, BATCH)
                .query((row, number) -> Map.entry(row.getString(1), row.getBytes(2)))
                .list();
        batch.forEach(search -> jdbc.sql("update stored_search set criteria = ? where id = ?")
                .params(renewed.apply(search.getValue()), search.getKey())
                .update());
        return batch.isEmpty()
                ? Optional.empty()
                : Optional.of(batch.get(batch.size() - 1).getKey());
    }

    void use(String id, Instant now) {
        jdbc.sql("update stored_search set used_at = ? where id = ?")
                .params(now.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /**
     * Leaves an account the searches that it used last.
     *
     * @param kept the one that is used now, first among those of the same second
     */
    void leave(int accountId, String kept, int most, int mostBytes) {
        jdbc.sql("""
                        delete from stored_search where id in (
                            select id from (
                                select id, row_number() over latest as place, sum(length(criteria)) over latest as bytes
                                from stored_search where account_id = :account
                                window latest as (order by used_at desc, id <> :kept, id)) own
                            where place > :most or bytes > :mostBytes)""")
                .param("account", accountId)
                .param("kept", kept)
                .param("most", most)
                .param("mostBytes", mostBytes)
                .update();
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
