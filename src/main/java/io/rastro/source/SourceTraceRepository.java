package io.rastro.source;

import io.rastro.ingestion.PersonQueries;
import io.rastro.text.PersonPattern;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What connected systems left behind about people: events that are in no record, open conversations, deliveries. */
@Repository
public class SourceTraceRepository {

    private static final String BUCKETED =
            "from source_bucket_event where " + PersonQueries.tells("concat_ws(' ', line, reason)");

    private static final String REPLACED =
            "regexp_replace({text}, :identifiers, '" + PersonQueries.ANONYMOUS + "', 'g')";

    /** Whatever bytes there are: those that are no ASCII, and a zero, stand as numbers behind a backslash. */
    private static final String BODY = "encode(body, 'escape')";

    private final JdbcClient jdbc;

    SourceTraceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Events in buckets that tell of a person. The table is read once: who looks for a person waits for it. */
    public long events(PersonPattern person) {
        return told("select count(*) " + BUCKETED, person).query(Long.class).single();
    }

    /** Each such event, as a JSON object. */
    public void eachEvent(PersonPattern person, Consumer<String> consumer) {
        told(
                        "select jsonb_build_object('source', source_id, 'bucket', bucket, 'at', at, 'line', line)::text "
                                + BUCKETED + " order by id",
                        person)
                .query(row -> {
                    consumer.accept(row.getString(1));
                });
    }

    /**
     * Empties lines in buckets that tell of a person, which keep their place in the counts. What is still to be put together
     * loses the person's numbers, documents and addresses alone: the rest is others'. What portals hold of it in memory is read
     * anew.
     *
     * @return how many rows that were
     */
    public long erase(PersonPattern person) {
        long rows = told(
                        BUCKETED.replace(
                                "from source_bucket_event",
                                "update source_bucket_event set line = '" + PersonQueries.ANONYMOUS
                                        + "', reason = null"),
                        person)
                .update();
        long open = 0;
        for (String column : List.of("keys", "events", "state")) {
            open += replace("source_open_group", column, person);
        }
        open += replace("source_closed_keys", "keys", person);
        rows += open
                + told(
                                "update webhook_delivery set body = decode(" + REPLACED.replace("{text}", BODY)
                                        + ", 'escape') where " + BODY + " ~ :identifiers",
                                person)
                        .update();
        if (open > 0) {
            jdbc.sql("update connected_source set revision = revision + 1").update();
        }
        return rows;
    }

    private long replace(String table, String column, PersonPattern person) {
        return told(
                        "update " + table + " set " + column + " = " + REPLACED.replace("{text}", column) + " where "
                                + column + " ~ :identifiers",
                        person)
                .update();
    }

    private JdbcClient.StatementSpec told(String sql, PersonPattern person) {
        return PersonQueries.told(jdbc, sql, person);
    }
}
