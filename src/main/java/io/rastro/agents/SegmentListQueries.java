package io.rastro.agents;

import io.rastro.directory.DirectoryNames;
import io.rastro.directory.DirectoryRepository;
import io.rastro.interaction.Direction;
import io.rastro.interaction.Medium;
import io.rastro.interaction.Status;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads the list behind a number. */
@Repository
class SegmentListQueries {

    private static final int ROWS_PER_FETCH = 2_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate streaming;
    private final DirectoryRepository directory;

    SegmentListQueries(DataSource dataSource, DirectoryRepository directory) {
        this.jdbc = new NamedParameterJdbcTemplate(dataSource);
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(ROWS_PER_FETCH);
        this.streaming = new NamedParameterJdbcTemplate(template);
        this.directory = directory;
    }

    KeysetPage.Source<SegmentRow> source(AgentsCriteria criteria, SegmentSet set) {
        SegmentListSql sql = new SegmentListSql(criteria, set);
        DirectoryNames names = directory.names();
        return new KeysetPage.Source<>() {

            @Override
            public KeysetPage.Rows<SegmentRow> read(@Nullable Cursor beyond, boolean backwards, int limit) {
                return KeysetPage.Rows.uncounted(jdbc.query(
                        sql.rows(beyond, backwards), sql.parameters(beyond, limit), (row, number) -> map(row, names)));
            }

            @Override
            public KeysetPage.Count countBeyond(Cursor cursor, int limit) {
                return KeysetPage.Count.of(number(sql, cursor, limit), limit);
            }
        };
    }

    /** All that agents had open in the period. */
    List<SegmentRow> open(AgentsCriteria criteria) {
        SegmentListSql sql = new SegmentListSql(criteria, SegmentSet.ANSWERED);
        DirectoryNames names = directory.names();
        return jdbc.query(sql.open(), criteria.parameters(), (row, number) -> map(row, names));
    }

    long count(AgentsCriteria criteria, SegmentSet set) {
        return number(new SegmentListSql(criteria, set), null, null);
    }

    private long number(SegmentListSql sql, @Nullable Cursor beyond, @Nullable Integer limit) {
        Long count = jdbc.queryForObject(sql.count(beyond), sql.parameters(beyond, limit), Long.class);
        return count == null ? 0 : count;
    }

    /** Hands every row on as it is read. */
    void forEach(AgentsCriteria criteria, SegmentSet set, Consumer<SegmentRow> sink) {
        SegmentListSql sql = new SegmentListSql(criteria, set);
        DirectoryNames names = directory.names();
        streaming.query(sql.rows(null, false), sql.parameters(null, null), row -> {
            sink.accept(map(row, names));
        });
    }

    private static SegmentRow map(ResultSet row, DirectoryNames names) throws SQLException {
        String direction = row.getString("direction");
        return new SegmentRow(
                row.getLong("id"),
                instant(row, "received_at"),
                optionalInstant(row, "answered_at"),
                instant(row, "finished_at"),
                row.getLong("conversation_id"),
                Medium.valueOf(row.getString("medium")),
                Status.valueOf(row.getString("status")),
                row.getString("protocol"),
                names.service(row.getInt("service_id")),
                names.agent(row.getInt("agent_id")),
                row.getString("contact"),
                row.getString("from_address"),
                direction == null ? null : Direction.valueOf(direction),
                seconds(row, "hold_seconds"),
                seconds(row, "first_response_seconds"),
                seconds(row, "response_seconds"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column) == null ? null : instant(row, column);
    }

    private static @Nullable Long seconds(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(seconds);
    }
}
