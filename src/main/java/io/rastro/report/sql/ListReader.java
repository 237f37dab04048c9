package io.rastro.report.sql;

import java.sql.ResultSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rows of lists: a few of them, their number, or all of them as the database yields them. */
public final class ListReader {

    private static final int ROWS_PER_FETCH = 2_000;

    private final JdbcClient jdbc;
    /** What a client cannot do: prepare a statement as the driver is told to. */
    private final NamedParameterJdbcTemplate streaming;

    public ListReader(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(ROWS_PER_FETCH);
        this.streaming = new NamedParameterJdbcTemplate(template);
    }

    public <R> List<R> rows(SqlStatement statement, RowMapper<R> mapper) {
        return jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query(mapper)
                .list();
    }

    /** The number that a statement counts. */
    public long number(SqlStatement statement) {
        return jdbc.sql(statement.sql())
                .params(statement.parameters())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Hands every row on as it is read; nothing is kept. An exception of the sink ends the query. */
    public <R> void forEach(SqlStatement statement, RowMapper<R> mapper, Consumer<R> sink) {
        streaming.execute(statement.sql(), statement.parameters(), query -> {
            // Numbers in binary from the first row on: this statement will not be run again.
            query.unwrap(PGStatement.class).setPrepareThreshold(-1);
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    sink.accept(Objects.requireNonNull(mapper.mapRow(found, 0)));
                }
            }
            return true;
        });
    }
}
