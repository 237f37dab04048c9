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

/** Reads the rows of lists: a few of them, their number, or all of them as the database yields them. */
public final class ListReader {

    private static final int ROWS_PER_FETCH = 2_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate streaming;

    public ListReader(DataSource dataSource) {
        this.jdbc = new NamedParameterJdbcTemplate(dataSource);
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(ROWS_PER_FETCH);
        this.streaming = new NamedParameterJdbcTemplate(template);
    }

    public <R> List<R> rows(SqlStatement statement, RowMapper<R> mapper) {
        return jdbc.query(statement.sql(), statement.parameters(), mapper);
    }

    /** The number that a statement counts. */
    public long number(SqlStatement statement) {
        Long number = jdbc.queryForObject(statement.sql(), statement.parameters(), Long.class);
        return number == null ? 0 : number;
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
