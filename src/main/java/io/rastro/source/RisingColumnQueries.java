package io.rastro.source;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Rows of another database, in the order of a column that rises with each new row and of one that tells apart those where it
 * is the same. An event is a row as a JSON object.
 */
public final class RisingColumnQueries implements Feed {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final String PARAMETER =
            "(?:sslmode|sslMode|currentSchema|connectionTimeZone|timezone)=[A-Za-z0-9_.,+:/\\-]*";

    private final String name;
    private final Access access;
    private final Rows rows;
    private final Function<String, Instant> stamp;

    /**
     * Reads the rows of a query.
     *
     * @param access where the database is; a user who may only read is enough, and best
     * @param stamp when what a row tells happened, from the row's JSON
     */
    public RisingColumnQueries(String name, Access access, Rows rows, Function<String, Instant> stamp) {
        this.name = name;
        this.access = access;
        this.rows = rows;
        this.stamp = stamp;
    }

    /**
     * Where a database is, and who reads it.
     *
     * @param url of JDBC, for PostgreSQL or MariaDB and MySQL
     */
    public record Access(String url, String user, String password) {

        /** The setting that names the database; blank: none is read. */
        public static final String URL = "jdbcUrl";

        /**
         * A host and a database. Drivers take parameters that name classes to load and files to read or write, and a password in
         * an address would be shown: of parameters, only how to encrypt, where tables are and what zone the stamps are in.
         */
        private static final Pattern PLAIN = Pattern.compile("jdbc:(?:postgresql|mariadb)://[A-Za-z0-9.\\-\\[\\]:,]+"
                + "/[A-Za-z0-9_.\\-]*(?:\\?" + PARAMETER + "(?:&" + PARAMETER + ")*)?");

        /** What is told to who enters something else. */
        static final String FORM = "jdbc:postgresql://…:5432/…, jdbc:mariadb://…:3306/… [?sslmode=…]";

        private static final String USER = "user";
        private static final String PASSWORD = "password";

        boolean isPlain() {
            return PLAIN.matcher(url).matches();
        }

        /** What has to be told of it. */
        public static List<SourceSetting> settings(boolean required, String example) {
            return List.of(
                    new SourceSetting(URL, SourceSetting.Kind.TEXT, required, example),
                    new SourceSetting(USER, SourceSetting.Kind.TEXT, required, "rastro"),
                    SourceSetting.secretSentTo(URL, PASSWORD));
        }

        public static Access of(Map<String, String> settings) {
            return new Access(
                    settings.getOrDefault(URL, "").strip(),
                    settings.getOrDefault(USER, "").strip(),
                    settings.getOrDefault(PASSWORD, ""));
        }
    }

    /**
     * What is read, and in which order.
     *
     * @param query all rows, each with both columns
     * @param rising no row is ever added with a lower value of it than one that was read
     * @param key unique among the rows of one value
     */
    public record Rows(String query, String rising, String key) {

        /**
         * As a comparison of pairs MariaDB would read the whole table each time, for want of a range; without its limit
         * PostgreSQL would sort all that is left of it each time.
         */
        String after(boolean beginning, int limit) {
            String condition = beginning ? "" : " where %1$s >= ? and (%1$s > ? or %2$s > ?)";
            return formatted("select * from (%3$s) as source_rows" + condition + " order by %1$s, %2$s limit " + limit);
        }

        String fromTheEnd(int limit) {
            return formatted("select * from (%3$s) as source_rows order by %1$s desc, %2$s desc limit " + limit);
        }

        private String formatted(String sql) {
            return sql.formatted(rising, key, query.strip().replaceAll(";\\s*$", ""));
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
        String[] last = position == null ? null : pair(position);
        try (Connection connection = open();
                PreparedStatement select = connection.prepareStatement(rows.after(last == null, limit))) {
            select.setQueryTimeout(SourceQueries.PATIENCE_SECONDS);
            if (last != null) {
                select.setString(1, last[0]);
                select.setString(2, last[0]);
                select.setString(3, last[1]);
            }
            try (ResultSet found = select.executeQuery()) {
                return chunk(found, position, limit);
            }
        } catch (SQLException away) {
            throw new IOException(away.getMessage(), away);
        }
    }

    /** Those with the highest values, by the index that the rising column is read by. */
    @Override
    public Tail tail(int limit) throws IOException {
        try (Connection connection = open();
                PreparedStatement select = connection.prepareStatement(rows.fromTheEnd(limit))) {
            select.setQueryTimeout(SourceQueries.PATIENCE_SECONDS);
            try (ResultSet found = select.executeQuery()) {
                Chunk fromTheEnd = chunk(found, null, limit);
                List<RawEvent> events = new ArrayList<>(fromTheEnd.events());
                Collections.reverse(events);
                return new Tail(events, !fromTheEnd.more());
            }
        } catch (SQLException away) {
            throw new IOException(away.getMessage(), away);
        }
    }

    private Connection open() throws SQLException, IOException {
        if (!COLUMN.matcher(rows.rising()).matches()
                || !COLUMN.matcher(rows.key()).matches()) {
            throw new IOException(rows.rising() + ", " + rows.key());
        }
        return SourceQueries.open(access);
    }

    private Chunk chunk(ResultSet found, @Nullable String position, int limit) throws SQLException {
        List<RawEvent> events = new ArrayList<>();
        String last = position;
        while (found.next()) {
            last = JSON.createArrayNode()
                    .add(found.getString(rows.rising()))
                    .add(found.getString(rows.key()))
                    .toString();
            String row = SourceQueries.row(found).toString();
            events.add(new RawEvent(name, last, stamp.apply(row), row));
        }
        return new Chunk(events, last == null ? "" : last, events.size() >= limit);
    }

    private static String @Nullable [] pair(String position) {
        try {
            return JSON.readTree(position) instanceof ArrayNode pair && pair.size() == 2
                    ? new String[] {pair.get(0).asString(), pair.get(1).asString()}
                    : null;
        } catch (JacksonException noPosition) {
            return null;
        }
    }
}
