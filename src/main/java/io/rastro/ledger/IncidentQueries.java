package io.rastro.ledger;

import io.rastro.directory.Contact;
import io.rastro.interaction.Medium;
import io.rastro.ledger.Incident.Acts;
import io.rastro.ledger.Incident.Exported;
import io.rastro.ledger.Incident.Reader;
import io.rastro.ledger.Incident.Subjects;
import io.rastro.ledger.Incident.Touched;
import io.rastro.report.sql.Fields;
import io.rastro.report.sql.ListReader;
import io.rastro.report.sql.SqlStatement;
import io.rastro.system.LedgerEvent.Kind;
import io.rastro.system.LedgerEvent.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** Adds up what entries touched. */
@Repository
class IncidentQueries {

    private static final int LISTED = 500;

    /** Each conversation that an entry showed, with the persons in it. */
    private static final String TOUCHED = """
            with shown as (select distinct x.id, e.number, e.at from ledger_entry e
                cross join lateral unnest(e.conversation_ids) x (id) %s),
            touched as (select coalesce(c.merged_into, c.id) as contact_id, i.medium, s.number, s.at
                from shown s join interaction i on i.conversation_id = s.id join contact c on c.id = i.contact_id)
            """;

    private final ListReader list;

    IncidentQueries(DataSource dataSource) {
        this.list = new ListReader(dataSource);
    }

    List<Acts> acts(LedgerConditions conditions) {
        return rows(
                "select e.kind, count(*) as acts from ledger_entry e" + conditions.where()
                        + " group by e.kind order by acts desc",
                conditions,
                (row, index) -> new Acts(Kind.valueOf(row.getString("kind")), row.getLong("acts")));
    }

    List<Reader> readers(LedgerConditions conditions) {
        return rows(
                "select e.account_name, e.address, count(distinct e.session) as sessions, count(*) as acts,"
                        + " min(e.at) as first, max(e.at) as last from ledger_entry e" + conditions.where()
                        + " group by e.account_id, e.account_name, e.address order by acts desc limit " + LISTED,
                conditions,
                (row, index) -> new Reader(
                        row.getString("account_name"),
                        row.getString("address"),
                        row.getLong("sessions"),
                        row.getLong("acts"),
                        Objects.requireNonNull(Fields.instant(row, "first")),
                        Objects.requireNonNull(Fields.instant(row, "last"))));
    }

    List<Exported> exports(LedgerConditions conditions) {
        return rows(
                "select e.at, e.account_name, e.objects[1] as export, e.criteria, e.details, ended.outcome, ended.row_count"
                        + " from ledger_entry e left join lateral (select x.outcome, x.row_count from ledger_entry x"
                        + " where x.kind = 'EXPORT' and x.action = 'export-ended' and x.objects = e.objects"
                        + " and x.at >= e.at limit 1) ended on true" + conditions.where()
                        + " and e.kind = 'EXPORT' and e.action = 'export-begun' order by e.at desc limit " + LISTED,
                conditions,
                (row, index) -> {
                    String outcome = row.getString("outcome");
                    return new Exported(
                            Objects.requireNonNull(Fields.instant(row, "at")),
                            row.getString("account_name"),
                            row.getString("export").replaceFirst("^export/", ""),
                            outcome == null ? null : Outcome.valueOf(outcome),
                            Fields.number(row, "row_count"),
                            row.getString("criteria"),
                            String.join(
                                    ", ",
                                    Ledger.parameters(row.getString("details")).getOrDefault("columns", List.of())));
                });
    }

    List<Subjects> subjects(LedgerConditions conditions) {
        return rows(
                touched(conditions) + "select medium, count(distinct contact_id) as contacts from touched"
                        + " group by medium order by contacts desc",
                conditions,
                (row, index) -> new Subjects(Medium.valueOf(row.getString("medium")), row.getLong("contacts")));
    }

    /** Hands over every person, by medium. */
    void forEachTouched(LedgerConditions conditions, Consumer<Touched> sink) {
        String sql = touched(conditions) + "select t.contact_id, t.medium, count(distinct t.number) as acts,"
                + " min(t.at) as first, max(t.at) as last, (select " + Contact.LABEL
                + " from contact where id = t.contact_id) as label from touched t"
                + " group by t.contact_id, t.medium order by t.contact_id, t.medium";
        list.forEach(
                new SqlStatement(sql, conditions.parameters()),
                (row, index) -> new Touched(
                        row.getLong("contact_id"),
                        row.getString("label"),
                        Medium.valueOf(row.getString("medium")),
                        row.getLong("acts"),
                        Objects.requireNonNull(Fields.instant(row, "first")),
                        Objects.requireNonNull(Fields.instant(row, "last"))),
                sink);
    }

    private static String touched(LedgerConditions conditions) {
        return TOUCHED.formatted(conditions.where());
    }

    private <R> List<R> rows(String sql, LedgerConditions conditions, RowMapper<R> mapper) {
        return list.rows(new SqlStatement(sql, conditions.parameters()), mapper);
    }
}
