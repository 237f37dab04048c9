package io.rastro.source;

import io.rastro.source.RisingColumnQueries.Access;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of another database that are added when something begins and written on until it is over. They are read in the order
 * of their key; one that is not complete yet is kept in mind, in the position, and asked for again until it is. An event is a
 * complete row as a JSON object.
 */
public final class UpdatedRowQueries implements Feed {

    /** In the event of a row that has an owner: the owner's next row. */
    public static final String NEXT = "next_row";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ASKED_AT_ONCE = 500;

    /** Names of the query's columns that are for this reader alone; each holds 1 or 0. */
    private static final String SETTLED = "row_settled";

    private static final String COMPLETE = "row_complete";

    private final String name;
    private final Access access;
    private final Rows rows;
    private final Function<JsonBody, Instant> stamp;

    /** @param stamp when what a row tells happened */
    public UpdatedRowQueries(String name, Access access, Rows rows, Function<JsonBody, Instant> stamp) {
        this.name = name;
        this.access = access;
        this.rows = rows;
        this.stamp = stamp;
    }

    /**
     * What is read.
     *
     * @param select a query's beginning, up to its "from". It has a column row_settled: 1 once no row of a lower key can be added
     *     any more; and row_complete: 1 once the row itself will not be written any more
     * @param table which the select knows as "entry". Rows that are moved to another of that name with "_archive" are read
     *     there, where it exists
     * @param key of the table, by which new rows come after the others
     * @param owner a column; a row is complete as well once a later one of the same owner is settled, which it is told of as
     *     {@link #NEXT}. Null: rows have no owner
     */
    public record Rows(
            String select,
            String table,
            String key,
            @Nullable String owner) {

        private String from(String source, String condition, int limit) {
            String moved = source.equals(table)
                    ? ""
                    : " and not exists (select 1 from %1$s where %1$s.%2$s = entry.%2$s)".formatted(table, key);
            return "%s from %s as entry where %s%s order by entry.%s limit %d"
                    .formatted(select, source, condition, moved, key, limit);
        }

        private String query(List<String> sources, String condition, int limit) {
            if (sources.size() == 1) {
                return from(sources.get(0), condition, limit);
            }
            return sources.stream()
                            .map(source -> "(" + from(source, condition, limit) + ")")
                            .collect(Collectors.joining(" union all "))
                    + " order by %s limit %d".formatted(key, limit);
        }
    }

    /** @param open keys of rows up to {@code after} that were not complete */
    private record Position(String after, List<String> open) {

        static Position of(@Nullable String text) {
            List<String> open = new ArrayList<>();
            JsonNode told = text == null ? null : read(text);
            if (told == null || told.get("open") == null || told.get("after") == null) {
                return new Position("", open);
            }
            told.get("open").forEach(key -> open.add(key.asString()));
            return new Position(told.get("after").asString(), open);
        }

        private static @Nullable JsonNode read(String text) {
            try {
                return JSON.readTree(text);
            } catch (JacksonException noPosition) {
                return null;
            }
        }

        String text() {
            ObjectNode text = JSON.createObjectNode().put("after", after);
            ArrayNode keys = text.putArray("open");
            open.forEach(keys::add);
            return text.toString();
        }
    }

    @Override
    public String name() {
        return name;
    }

    /** Whether it can be reached and the query be run. */
    public void check() throws IOException {
        read(null, 1);
    }

    @Override
    public Chunk read(@Nullable String position, int limit) throws IOException {
        Position at = Position.of(position);
        try (Connection connection = SourceQueries.open(access)) {
            List<String> sources = sources(connection);
            Map<String, ObjectNode> found = new LinkedHashMap<>();
            for (int from = 0; from < at.open().size(); from += ASKED_AT_ONCE) {
                found.putAll(again(
                        connection,
                        sources,
                        at.open()
                                .subList(
                                        from,
                                        Math.min(from + ASKED_AT_ONCE, at.open().size()))));
            }
            Map<String, ObjectNode> added = added(connection, sources, at.after(), limit);
            String after = at.after();
            boolean more = added.size() == limit;
            for (Map.Entry<String, ObjectNode> row : added.entrySet()) {
                if (!is(row.getValue(), SETTLED)) {
                    more = false;
                    break;
                }
                found.put(row.getKey(), row.getValue());
                after = row.getKey();
            }
            return chunk(found, after, more);
        } catch (SQLException away) {
            throw new IOException(away.getMessage(), away);
        }
    }

    private List<String> sources(Connection connection) throws SQLException {
        String archive = rows.table() + "_archive";
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), archive, new String[] {"TABLE"})) {
            return tables.next() ? List.of(archive, rows.table()) : List.of(rows.table());
        }
    }

    private Map<String, ObjectNode> again(Connection connection, List<String> sources, List<String> keys)
            throws SQLException {
        String marks = String.join(", ", Collections.nCopies(keys.size(), "?"));
        String condition = "entry.%s in (%s)".formatted(rows.key(), marks);
        return select(connection, rows.query(sources, condition, ASKED_AT_ONCE), sources.size(), keys);
    }

    private Map<String, ObjectNode> added(Connection connection, List<String> sources, String after, int limit)
            throws SQLException {
        String condition = after.isEmpty() ? "true" : "entry.%s > ?".formatted(rows.key());
        List<String> values = after.isEmpty() ? List.of() : List.of(after);
        return select(connection, rows.query(sources, condition, limit), sources.size(), values);
    }

    private Map<String, ObjectNode> select(Connection connection, String query, int times, List<String> values)
            throws SQLException {
        Map<String, ObjectNode> found = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setQueryTimeout(SourceQueries.PATIENCE_SECONDS);
            for (int place = 0; place < times * values.size(); place++) {
                select.setString(place + 1, values.get(place % values.size()));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(rows.key()), SourceQueries.row(row));
                }
            }
        }
        return found;
    }

    private Chunk chunk(Map<String, ObjectNode> found, String after, boolean more) {
        List<RawEvent> events = new ArrayList<>();
        List<String> open = new ArrayList<>();
        Map<String, ObjectNode> next = next(found);
        found.forEach((key, row) -> {
            ObjectNode following = next.get(key);
            if (is(row, COMPLETE) || following != null) {
                events.add(event(key, row, following));
            } else {
                open.add(key);
            }
        });
        return new Chunk(events, new Position(after, open).text(), more);
    }

    /** Of each row whose owner has a later one that: rows come in the order of their keys, those asked for again first. */
    private Map<String, ObjectNode> next(Map<String, ObjectNode> found) {
        Map<String, ObjectNode> next = new HashMap<>();
        Map<String, String> last = new HashMap<>();
        found.forEach((key, row) -> {
            JsonNode owner = rows.owner() == null ? null : row.get(rows.owner());
            if (owner != null && !owner.isNull()) {
                String before = last.put(owner.asString(), key);
                if (before != null) {
                    next.put(before, row);
                }
            }
        });
        return next;
    }

    private static boolean is(ObjectNode row, String column) {
        return new JsonBody(row).textOr("0", column).matches("1|true");
    }

    private RawEvent event(String key, ObjectNode row, @Nullable ObjectNode following) {
        ObjectNode told = row.deepCopy();
        if (following != null) {
            told.set(NEXT, following.deepCopy());
        }
        told.remove(List.of(SETTLED, COMPLETE));
        return new RawEvent(name, key, stamp.apply(new JsonBody(told)), told.toString());
    }
}
