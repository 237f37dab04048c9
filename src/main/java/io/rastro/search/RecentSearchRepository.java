package io.rastro.search;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what was asked last. */
@Repository
class RecentSearchRepository {

    private final JdbcClient jdbc;

    RecentSearchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes what an account asked, unless it has just asked the same, and leaves it those that it asked last.
     *
     * @param since a note of the same that is no older stays as it is
     */
    void note(int account, RecentSearch asked, Instant since, int most) {
        int noted = jdbc.sql("""
                        insert into recent_search as known (account_id, digest, path, query, asked_at)
                        values (:account, sha256(convert_to(:path || '?' || :query, 'UTF8')), :path, :query, :now)
                        on conflict (account_id, digest) do update set asked_at = excluded.asked_at
                        where known.asked_at < :since""")
                .param("account", account)
                .param("path", asked.path())
                .param("query", asked.query())
                .param("now", asked.askedAt().atOffset(ZoneOffset.UTC))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
        if (noted > 0) {
            leave(account, most);
        }
    }

    private void leave(int account, int most) {
        jdbc.sql("""
                        delete from recent_search r using (
                            select digest from recent_search where account_id = :account
                            order by asked_at desc, digest offset :most) old
                        where r.account_id = :account and r.digest = old.digest""").param("account", account).param("most", most).update();
    }

    /** Newest first. */
    List<RecentSearch> latest(int account) {
        return jdbc.sql("""
                        select path, query, asked_at from recent_search where account_id = ?
                        order by asked_at desc, digest""")
                .param(account)
                .query((row, number) -> new RecentSearch(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    int forget(int account) {
        return jdbc.sql("delete from recent_search where account_id = ?")
                .param(account)
                .update();
    }

    int deleteAskedBefore(Instant instant) {
        return jdbc.sql("delete from recent_search where asked_at < ?")
                .param(instant.atOffset(ZoneOffset.UTC))
                .update();
    }
}
