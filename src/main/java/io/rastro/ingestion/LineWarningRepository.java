package io.rastro.ingestion;

import io.rastro.ingestion.ImportRemarks.LineWarning;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Oddities of every row, a table without a key that every row of a large file may have several rows in: no entity. */
@Repository
class LineWarningRepository {

    private final JdbcClient jdbc;

    LineWarningRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void clear(int runId) {
        jdbc.sql("delete from import_line_warning where run_id = ?")
                .param(runId)
                .update();
    }

    boolean any(int runId) {
        return jdbc.sql("select exists (select from import_line_warning where run_id = ?)")
                .param(runId)
                .query(Boolean.class)
                .single();
    }

    /** In the order of the file; within a transaction, which lets the driver fetch some at a time. */
    void each(int runId, Consumer<LineWarning> consumer) {
        jdbc.sql("select line, code, arguments from import_line_warning where run_id = ? order by line")
                .withFetchSize(100)
                .param(runId)
                .query(row -> {
                    String[] arguments = (String[]) row.getArray(3).getArray();
                    consumer.accept(new LineWarning(row.getLong(1), new Notice(row.getString(2), List.of(arguments))));
                });
    }
}
