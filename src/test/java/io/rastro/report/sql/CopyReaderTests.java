package io.rastro.report.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.rastro.report.sql.CopyReader.Parts;
import io.rastro.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class CopyReaderTests {

    private static final String NUMBERS =
            "select n from generate_series(cast(:first as int), cast(:last as int)) n order by n";

    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private JdbcTransactionManager manager;

    @BeforeEach
    void open() {
        pool.setJdbcUrl(TestDatabase.fresh());
        pool.setUsername(TestDatabase.username());
        pool.setPassword(TestDatabase.password());
        pool.setMaximumPoolSize(3);
        pool.setConnectionTimeout(250);
        manager = new JdbcTransactionManager(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    /** Parts of a list, given one after the other. */
    private record Given(List<SqlStatement> statements, List<Long> found) implements Parts {

        static Given of(List<SqlStatement> statements) {
            return new Given(new ArrayList<>(statements), new ArrayList<>());
        }

        @Override
        public @Nullable SqlStatement next() {
            return statements.isEmpty() ? null : statements.remove(0);
        }

        @Override
        public void found(long rows) {
            found.add(rows);
        }
    }

    private static Given numbers(int parts, int rowsEach) {
        return Given.of(IntStream.range(0, parts)
                .mapToObj(part ->
                        new SqlStatement(NUMBERS, Map.of("first", part * rowsEach + 1, "last", (part + 1) * rowsEach)))
                .toList());
    }

    private <R> void read(Parts parts, FieldsMapper<R> mapper, Consumer<R> sink) {
        TransactionTemplate transaction = new TransactionTemplate(manager);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.executeWithoutResult(status -> new CopyReader(pool, manager).forEach(parts, mapper, sink));
    }

    private List<Long> read(Parts parts) {
        List<Long> rows = new ArrayList<>();
        read(parts, fields -> fields.number(1), rows::add);
        return rows;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void partsAreReadInTheirOrderOnHoweverManyConnectionsThereAre(int connections) {
        pool.setMaximumPoolSize(connections);
        Given parts = numbers(6, 12_000);
        assertThat(read(parts))
                .isEqualTo(LongStream.rangeClosed(1, 72_000).boxed().toList());
        assertThat(parts.found()).isEqualTo(Collections.nCopies(6, 12_000L));
        assertAllFree();
    }

    @Test
    void emptyPartsAreNoEnd() {
        assertThat(read(Given.of(List.of()))).isEmpty();
        Stream<SqlStatement> large = numbers(2, 12_000).statements().stream();
        Stream<SqlStatement> none = Stream.of(new SqlStatement(NUMBERS, Map.of("first", 2, "last", 1)));
        List<SqlStatement> parts = Stream.concat(large, none).toList();
        List<SqlStatement> mixed =
                List.of(parts.get(2), parts.get(0), parts.get(2), parts.get(2), parts.get(1), parts.get(2));
        assertThat(read(Given.of(mixed))).hasSize(24_000).isSorted();
    }

    @Test
    void bothConnectionsSeeTheSameSnapshot() {
        jdbc.execute("create table item as select n from generate_series(1, 12000) n");
        SqlStatement all = new SqlStatement("select n from item", Map.of());
        List<Long> rows = new ArrayList<>();
        read(Given.of(List.of(all, all, all)), fields -> fields.number(1), row -> {
            if (rows.isEmpty()) {
                insertItem();
            }
            rows.add(row);
        });
        assertThat(rows).hasSize(36_000).doesNotContain(0L);
    }

    private void insertItem() {
        try (Connection another = pool.getConnection();
                Statement statement = another.createStatement()) {
            statement.execute("insert into item values (0)");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11_999, 12_000, 12_001, 30_000})
    void exceptionOfTheSinkEndsTheQueriesAndLeavesTheConnectionsUsable(int after) {
        List<Long> rows = new ArrayList<>();
        assertThatThrownBy(() -> read(numbers(6, 12_000), fields -> fields.number(1), row -> {
                    rows.add(row);
                    if (rows.size() == after) {
                        throw new CancellationException("enough");
                    }
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("enough");
        assertThat(rows).hasSize(after);
        assertAllFree();
        assertThat(read(numbers(3, 12_000))).hasSize(36_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void failureOfAPartIsTold(int failing) {
        List<SqlStatement> parts = new ArrayList<>(numbers(4, 12_000).statements());
        parts.set(failing, new SqlStatement("select 1 / (n - n) from generate_series(1, 9) n", Map.of()));
        assertThatThrownBy(() -> read(Given.of(parts)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("division by zero");
        assertAllFree();
        assertThat(read(numbers(3, 12_000))).hasSize(36_000);
    }

    private void assertAllFree() {
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(jdbc.queryForObject("select 7", Integer.class)).isEqualTo(7);
        assertThat(jdbc.queryForObject("""
                        select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                        and state <> 'idle' and backend_type = 'client backend'""", Integer.class)).isZero();
    }

    private static final List<String> HOSTILE = List.of(
            "",
            "'",
            "''",
            "\\",
            "\\'",
            "\"",
            "{",
            "}",
            ",",
            "null",
            "NULL",
            ":value",
            "$1",
            "?",
            "; drop table item; --",
            "E'\\n'",
            "linha 1\nlinha 2",
            "😀",
            "São João",
            "%s",
            " ");

    @Test
    void valuesAreTakenAsTheyAre() {
        for (String value : HOSTILE) {
            assertThat(texts("select cast(:value as text)", value)).containsExactly(value);
            assertThat(texts(
                            "select length(:value)::text from (select 1) x where :value = :value"
                                    .replace("::text", " || ''"),
                            value))
                    .containsExactly(String.valueOf(value.codePointCount(0, value.length())));
        }
        assertThat(texts("select unnest(cast(:value as text[]))", HOSTILE.toArray(String[]::new)))
                .isEqualTo(HOSTILE);
        assertThat(texts("select unnest(cast(:value as bigint[])) || ''", new long[] {1, -2, Long.MAX_VALUE}))
                .containsExactly("1", "-2", "9223372036854775807");
        assertThat(texts("select cardinality(cast(:value as int[])) || ''", new int[] {}))
                .containsExactly("0");
        assertThat(texts(
                        "select (timestamptz '2026-01-01 00:00+00' = :value) || ''",
                        OffsetDateTime.parse("2025-12-31T21:00-03:00")))
                .containsExactly("true");
        assertThat(texts("select coalesce(cast(:value as text), 'none')", null)).containsExactly("none");
        assertThatThrownBy(() -> texts("select :other", "x")).hasMessageContaining("other");
    }

    private List<String> texts(String sql, @Nullable Object value) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("value", value);
        List<String> texts = new ArrayList<>();
        read(
                Given.of(List.of(new SqlStatement(sql, parameters))),
                fields -> String.valueOf(fields.text(1)),
                texts::add);
        return texts;
    }

    @Test
    void fieldsAreWhatAResultSetHolds() {
        String sql = """
                select * from (values
                    (1, 7, 7::bigint, 0.5::float8, timestamptz '2026-01-01 12:00+00', 'São', '{1,-2}'::int[]),
                    (2, -1, -1::bigint, -0.0::float8, timestamptz '1969-12-31 23:59:59.5+00', '', '{}'::int[]),
                    (3, 2147483647, 9223372036854775807, 'NaN'::float8, timestamptz '1999-12-31 23:59:59.999999+00', '😀', '{2147483647}'::int[]),
                    (4, null, null, null, null, null, null)) v order by 1""".replaceAll("(\\S+)::(\\w+(\\[])?)", "cast($1 as $2)");
        FieldsMapper<List<@Nullable Object>> mapper = CopyReaderTests::values;
        List<List<@Nullable Object>> copied = new ArrayList<>();
        read(Given.of(List.of(new SqlStatement(sql, Map.of()))), mapper, copied::add);
        List<List<@Nullable Object>> read = jdbc.query(sql, (row, number) -> mapper.map(new ResultSetFields(row)));
        assertThat(copied).hasSize(4).isEqualTo(read);
        assertThat(copied.get(1)).contains(Instant.parse("1969-12-31T23:59:59.500Z"), List.of());
    }

    private static List<@Nullable Object> values(RowFields row) throws SQLException {
        CharSequence text = row.text(6);
        return Arrays.asList(
                row.id(2),
                row.number(2),
                row.number(3),
                row.decimal(4),
                row.instant(5),
                text == null ? null : text.toString(),
                IntStream.of(row.ids(7)).boxed().toList());
    }
}
