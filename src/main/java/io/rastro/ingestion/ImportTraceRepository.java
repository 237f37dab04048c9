package io.rastro.ingestion;

import io.rastro.text.PersonPattern;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What imports left behind about people: rows that were refused, as they came, and what notices quote. */
@Repository
public class ImportTraceRepository {

    private static final String ARGUMENTS = "array_to_string(arguments, ' ')";
    private static final String REJECTION =
            "from import_rejection where " + PersonQueries.tells("concat_ws(' ', external_id, raw, " + ARGUMENTS + ")");

    private final JdbcClient jdbc;

    ImportTraceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows that were refused. The table is read once: who looks for a person waits for it. */
    public long rejections(PersonPattern person) {
        return told("select count(*) " + REJECTION, person).query(Long.class).single();
    }

    /** Each refused row, as a JSON object. */
    public void eachRejection(PersonPattern person, Consumer<String> consumer) {
        told(
                        "select jsonb_build_object('import', run_id, 'line', line, 'reason', code, 'row', raw)::text "
                                + REJECTION + " order by run_id, line",
                        person)
                .query(row -> {
                    consumer.accept(row.getString(1));
                });
    }

    /** Empties what tells of a person; how many rows that were. */
    public long erase(PersonPattern person) {
        String emptied =
                "arguments = array_fill('" + PersonQueries.ANONYMOUS + "'::text, array[cardinality(arguments)])";
        long rows = told(
                        REJECTION.replace(
                                "from import_rejection",
                                "update import_rejection set raw = null, external_id = null, " + emptied),
                        person)
                .update();
        for (String table : List.of("import_line_warning", "import_warning")) {
            rows += told("update " + table + " set " + emptied + " where " + PersonQueries.tells(ARGUMENTS), person)
                    .update();
        }
        return rows
                + told(
                                "update import_run set file_name = '" + PersonQueries.ANONYMOUS + "' where "
                                        + PersonQueries.tells("file_name"),
                                person)
                        .update();
    }

    private JdbcClient.StatementSpec told(String sql, PersonPattern person) {
        return PersonQueries.told(jdbc, sql, person);
    }

    /** Files that were uploaded and may still be brought in, by the number of their import. */
    public List<Integer> keptFiles() {
        return jdbc.sql(
                        "select id from import_run where state in ('MAPPING', 'QUEUED', 'RUNNING', 'CANCELLED', 'FAILED',"
                                + " 'INTERRUPTED') order by id")
                .query(Integer.class)
                .list();
    }

    /** The imports that ended before an instant, or were given up, and left something. */
    public List<Integer> ended(Instant before, int limit) {
        return jdbc.sql("""
                        select id from import_run run
                        where coalesce(finished_at, created_at) < ? and state not in ('QUEUED', 'RUNNING')
                            and (state in ('MAPPING', 'CANCELLED', 'FAILED', 'INTERRUPTED')
                                or exists (select from import_rejection row where row.run_id = run.id)
                                or exists (select from import_line_warning row where row.run_id = run.id))
                        order by id limit ?""")
                .params(before.atOffset(ZoneOffset.UTC), limit)
                .query(Integer.class)
                .list();
    }

    /** Removes what an import said about its rows; how many it said it of. The import itself and its counts stay. */
    public long clear(int run) {
        long refused = jdbc.sql("delete from import_rejection where run_id = ?")
                .param(run)
                .update();
        return refused
                + jdbc.sql("delete from import_line_warning where run_id = ?")
                        .param(run)
                        .update();
    }
}
