package io.rastro.interaction.web;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Many rows of one medium on days that the sample does not touch: one a minute from noon UTC on 2017-05-02. */
record BulkRows(JdbcClient database) implements AutoCloseable {

    static BulkRows insert(JdbcClient database, int rows, int textLength) {
        database.sql(
                        "select ensure_partition(at) from generate_series(timestamptz '2017-05-02', '2017-12-31', '1 month') at")
                .query()
                .listOfRows();
        database.sql(
                        "insert into outcome (medium, status) values ('INSTAGRAM', 'SERVICE_COMPLETED') on conflict do nothing")
                .update();
        database.sql("""
                        insert into interaction (received_at, finished_at, conversation_id, outcome_id, medium, protocol, internal_comments)
                        select at, at, n, (select min(id) from outcome where medium = 'INSTAGRAM'), 'INSTAGRAM', 'B' || n, repeat('x', :length)
                        from (select n, timestamptz '2017-05-02 12:00+00' + n * interval '1 minute' as at
                              from generate_series(1, :rows) n) bulk""").param("rows", rows).param("length", textLength).update();
        return new BulkRows(database);
    }

    /** The search that finds these rows and no others. */
    String query() {
        return "media=INSTAGRAM&to=2017-12-31";
    }

    @Override
    public void close() {
        database.sql("delete from interaction where received_at < timestamptz '2018-01-01'")
                .update();
    }
}
