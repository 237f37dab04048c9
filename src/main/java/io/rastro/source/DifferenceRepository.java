package io.rastro.source;

import static io.rastro.source.SourceColumns.column;
import static io.rastro.source.SourceColumns.utc;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where a source's own feeds differ, or it and its followers, of each source the last ones alone: a clock that is wrong differs at every call. */
@Repository
class DifferenceRepository {

    static final int KEPT = 1_000;

    private final JdbcClient jdbc;

    DifferenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that stores the records. What was noted of a conversation and two who tell it before is replaced. */
    void note(int sourceId, List<Difference> all, Instant now) {
        if (all.isEmpty()) {
            return;
        }
        List<Difference> noted = all.subList(Math.max(0, all.size() - KEPT), all.size());
        jdbc.sql("""
                        delete from source_difference d using unnest(?::text[], ?::text[], ?::text[]) as heard (conversation, feed, other_feed)
                        where d.source_id = ? and d.conversation = heard.conversation and d.feed = heard.feed
                            and d.other_feed = heard.other_feed""")
                .param(column(noted, Difference::conversation, String[]::new))
                .param(column(noted, Difference::feed, String[]::new))
                .param(column(noted, Difference::otherFeed, String[]::new))
                .param(sourceId)
                .update();
        jdbc.sql("""
                        insert into source_difference (source_id, noted_at, conversation, fact, feed, told_at, other_feed, other_told_at)
                        select ?, ?, * from unnest(?::text[], ?::text[], ?::text[], ?::text[]::timestamptz[], ?::text[],
                            ?::text[]::timestamptz[])""")
                .params(sourceId, utc(now))
                .param(column(noted, Difference::conversation, String[]::new))
                .param(column(noted, difference -> difference.fact().name(), String[]::new))
                .param(column(noted, Difference::feed, String[]::new))
                .param(column(noted, difference -> difference.toldAt().toString(), String[]::new))
                .param(column(noted, Difference::otherFeed, String[]::new))
                .param(column(noted, difference -> difference.otherToldAt().toString(), String[]::new))
                .update();
        jdbc.sql("""
                        delete from source_difference where source_id = ? and id <= (
                            select id from source_difference where source_id = ? order by id desc offset ? limit 1)""").params(sourceId, sourceId, KEPT).update();
    }
}
