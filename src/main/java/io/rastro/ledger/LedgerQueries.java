package io.rastro.ledger;

import io.rastro.report.Cursor;
import io.rastro.report.KeysetList;
import io.rastro.report.Order;
import io.rastro.report.sql.KeyOrder;
import io.rastro.report.sql.ListReader;
import io.rastro.report.sql.SqlList;
import io.rastro.report.sql.SqlStatement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads the list of entries, and what exports were asked for. */
@Repository
class LedgerQueries {

    private static final KeyOrder KEYS = new KeyOrder("e.at", "e.number");

    /** So many exports are asked again whether they held somebody, the latest first. */
    static final int EXPORTS_ASKED = 5_000;

    private final ListReader list;

    LedgerQueries(DataSource dataSource) {
        this.list = new ListReader(dataSource);
    }

    /** An export, and what it was asked for. */
    record KeptExport(long number, Instant at, KeptCriteria criteria) {}

    List<KeptExport> exports(LedgerConditions conditions) {
        return list.rows(
                new SqlStatement(
                        "select e.number, e.at, e.path, e.criteria from ledger_entry e" + conditions.where()
                                + " and e.kind = 'EXPORT' and e.action = 'export-begun'"
                                + " order by e.at desc, e.number desc limit " + EXPORTS_ASKED,
                        conditions.parameters()),
                (row, index) -> new KeptExport(
                        row.getLong("number"),
                        row.getTimestamp("at").toInstant(),
                        KeptCriteria.of(String.valueOf(row.getString("path")), row.getString("criteria"))));
    }

    KeysetList<LedgerRow> list(LedgerConditions conditions, Order order) {
        return new EntryList(list, conditions, order);
    }

    /** The entries by when they were made. */
    private static final class EntryList extends SqlList<LedgerRow> {

        private final ListReader reader;
        private final LedgerConditions conditions;

        EntryList(ListReader reader, LedgerConditions conditions, Order order) {
            super(reader, (row, index) -> new LedgerRow(row.getLong("number"), LedgerRepository.entry(row)), order);
            this.reader = reader;
            this.conditions = conditions;
        }

        @Override
        protected SqlStatement rows(@Nullable Cursor beyond, Order requested, @Nullable Integer limit) {
            return statement(
                    "select e.number, " + LedgerRepository.COLUMNS + " from ledger_entry e",
                    beyond,
                    requested,
                    KEYS.by(requested) + (limit == null ? "" : " limit " + limit));
        }

        @Override
        protected Count countBeyond(Cursor cursor, int limit) {
            SqlStatement beyond = statement("select from ledger_entry e", cursor, Order.NEWEST, " limit " + limit);
            return Count.of(
                    reader.number(
                            new SqlStatement("select count(*) from (" + beyond.sql() + ") entry", beyond.parameters())),
                    limit);
        }

        @Override
        public long count() {
            return reader.number(statement("select count(*) from ledger_entry e", null, Order.NEWEST, ""));
        }

        private SqlStatement statement(String select, @Nullable Cursor beyond, Order order, String end) {
            Map<String, @Nullable Object> parameters = new HashMap<>(conditions.parameters());
            String where = conditions.where();
            if (beyond != null) {
                where += " and " + KEYS.beyond(order);
                parameters.putAll(KeyOrder.parameters(beyond));
            }
            return new SqlStatement(select + where + end, parameters);
        }
    }
}
