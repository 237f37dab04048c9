package io.rastro.ivr;

import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryNames;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.interaction.Status;
import io.rastro.report.Cursor;
import io.rastro.report.Order;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Lists IVR calls in the order of entering. */
@Repository
class CallRepository {

    private static final int ROWS_PER_FETCH = 2_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate streaming;
    private final DirectoryRepository directory;

    CallRepository(DataSource dataSource, DirectoryRepository directory) {
        this.jdbc = new NamedParameterJdbcTemplate(dataSource);
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setFetchSize(ROWS_PER_FETCH);
        this.streaming = new NamedParameterJdbcTemplate(template);
        this.directory = directory;
    }

    /** Up to {@code limit} rows after the cursor. */
    List<CallRow> page(CallConditions conditions, Order order, @Nullable Cursor after, int limit) {
        Map<String, Object> parameters = new HashMap<>(conditions.parameters());
        String calls = conditions.ofCall();
        if (after != null) {
            String beyond = order == Order.NEWEST ? "<" : ">";
            calls += " and entered_at " + beyond + "= :cursorAt and (entered_at, id) " + beyond
                    + " (:cursorAt, :cursorId)";
            parameters.put("cursorAt", after.instant().atOffset(ZoneOffset.UTC));
            parameters.put("cursorId", after.id());
        }
        return jdbc.query(sql(calls, conditions.ofSegment(), order) + " limit " + limit, parameters, mapper());
    }

    /** Hands every row on as it is read; an exception of the sink ends the query. */
    void forEach(CallConditions conditions, Order order, Consumer<CallRow> sink) {
        RowMapper<CallRow> mapper = mapper();
        streaming.query(sql(conditions.ofCall(), conditions.ofSegment(), order), conditions.parameters(), row -> {
            sink.accept(Objects.requireNonNull(mapper.mapRow(row, 0)));
        });
    }

    private static String sql(String calls, String segments, Order order) {
        String direction = order == Order.NEWEST ? " desc" : "";
        return "select f.*, p.options from (" + CallFactSql.some(calls)
                + ") f join ivr_path p on p.id = f.path_id where " + segments + " order by f.entered_at" + direction
                + ", f.id" + direction;
    }

    private RowMapper<CallRow> mapper() {
        DirectoryNames names = directory.names();
        Map<Integer, String> ivrs = directory.options(DirectoryKind.IVR).stream()
                .collect(Collectors.toMap(option -> Math.toIntExact(option.id()), DirectoryOption::name));
        return (row, number) -> {
            String status = row.getString("status");
            long conversation = row.getLong("conversation_id");
            return new CallRow(
                    row.getLong("id"),
                    Objects.requireNonNull(instant(row, "entered_at")),
                    instant(row, "left_at"),
                    ivrs.getOrDefault(row.getInt("ivr_id"), ""),
                    options(row.getArray("options")),
                    IvrOutcome.valueOf(row.getString("outcome")),
                    row.getString("caller"),
                    status == null ? null : conversation,
                    names.service(row.getInt("service_id")),
                    names.agent(row.getInt("agent_id")),
                    status == null ? null : Status.valueOf(status),
                    instant(row, "queued_at"),
                    instant(row, "answered_at"),
                    instant(row, "finished_at"),
                    seconds(row, "ivr_time"),
                    seconds(row, "wait"),
                    seconds(row, "handling"));
        };
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }

    private static @Nullable Long seconds(ResultSet row, String column) throws SQLException {
        long seconds = row.getLong(column);
        return row.wasNull() ? null : seconds;
    }

    private static List<String> options(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
