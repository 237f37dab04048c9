package io.rastro.ledger;

import io.rastro.system.LedgerEvent.Kind;
import io.rastro.system.LedgerEvent.Outcome;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Appends to the chain, one transaction of all portals at a time, and reads it from its beginning. */
@Repository
class LedgerRepository {

    private static final long APPENDING = 0x1ed6e5;
    private static final int ROWS_PER_FETCH = 1_000;

    /** The columns in the order of the entry. */
    static final String COLUMNS = "at, kind, action, outcome, account_id, account_name, address, session, path,"
            + " criteria, row_count, objects, contact_ids, conversation_ids, subjects, details";

    private static final String INSERT = "insert into ledger_entry (number, hash, " + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;

    LedgerRepository(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.streaming = new JdbcTemplate(dataSource);
        streaming.setFetchSize(ROWS_PER_FETCH);
    }

    /** Appends entries in this order; the new end of the chain. Whoever else appends waits for the commit. */
    @Transactional
    public LedgerHead append(List<LedgerEntry> entries) {
        jdbc.query("select pg_advisory_xact_lock(?)", (row, number) -> true, APPENDING);
        LedgerHead head = head();
        List<LedgerLink> links = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            long number = head.number() + 1;
            head = new LedgerHead(number, entry.hash(head.hash(), number));
            links.add(new LedgerLink(number, entry, head.hash()));
        }
        jdbc.batchUpdate(INSERT, links, links.size(), LedgerRepository::bind);
        return head;
    }

    /** The end of the chain, which goes on where retention has cut it. */
    @Transactional(readOnly = true)
    public LedgerHead head() {
        return jdbc
                .query(
                        "(select number, hash from ledger_entry order by number desc limit 1)"
                                + " union all (select number, hash from ledger_checkpoint order by number desc limit 1)"
                                + " order by number desc limit 1",
                        (row, index) -> new LedgerHead(row.getLong(1), row.getBytes(2)))
                .stream()
                .findFirst()
                .orElse(LedgerHead.NONE);
    }

    private static void bind(PreparedStatement insert, LedgerLink link) throws SQLException {
        LedgerEntry entry = link.entry();
        insert.setLong(1, link.number());
        insert.setBytes(2, link.hash());
        insert.setObject(3, entry.at().atOffset(ZoneOffset.UTC));
        insert.setString(4, entry.kind().name());
        insert.setString(5, entry.action());
        insert.setString(6, entry.outcome().name());
        insert.setObject(7, entry.accountId(), Types.INTEGER);
        insert.setString(8, entry.accountName());
        insert.setString(9, entry.address());
        insert.setString(10, entry.session());
        insert.setString(11, entry.path());
        insert.setString(12, entry.criteria());
        insert.setObject(13, entry.rowCount(), Types.BIGINT);
        insert.setArray(14, array(insert, "text", entry.objects()));
        insert.setArray(15, array(insert, "bigint", entry.contactIds()));
        insert.setArray(16, array(insert, "bigint", entry.conversationIds()));
        insert.setArray(17, array(insert, "text", entry.subjects()));
        insert.setString(18, entry.details());
    }

    private static Array array(PreparedStatement insert, String type, List<?> elements) throws SQLException {
        return insert.getConnection().createArrayOf(type, elements.toArray());
    }

    /** Every link, from the first that is left. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void forEach(Consumer<LedgerLink> sink) {
        streaming.query("select number, hash, " + COLUMNS + " from ledger_entry order by number", (RowCallbackHandler)
                row -> sink.accept(new LedgerLink(row.getLong("number"), entry(row), row.getBytes("hash"))));
    }

    static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getTimestamp("at").toInstant(),
                Kind.valueOf(row.getString("kind")),
                row.getString("action"),
                Outcome.valueOf(row.getString("outcome")),
                row.getObject("account_id", Integer.class),
                row.getString("account_name"),
                row.getString("address"),
                row.getString("session"),
                row.getString("path"),
                row.getString("criteria"),
                row.getObject("row_count", Long.class),
                texts(row.getArray("objects")),
                numbers(row.getArray("contact_ids")),
                numbers(row.getArray("conversation_ids")),
                texts(row.getArray("subjects")),
                row.getString("details"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static List<Long> numbers(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }

    /** What retention left behind, the latest first. */
    @Transactional(readOnly = true)
    public List<LedgerCheckpoint> checkpoints() {
        return jdbc.query(
                "select * from ledger_checkpoint order by number desc",
                (row, index) -> new LedgerCheckpoint(
                        row.getLong("number"),
                        row.getTimestamp("first_at").toInstant(),
                        row.getTimestamp("last_at").toInstant(),
                        row.getBytes("hash"),
                        row.getString("key"),
                        row.getBytes("signature")));
    }

    /** The last entry of those that are all older; empty: none is, or none would be left. */
    @Transactional(readOnly = true)
    public Optional<LedgerHead> lastBefore(Instant instant) {
        @Nullable
        Long kept = jdbc.queryForObject(
                "select min(number) from ledger_entry where at >= ?", Long.class, instant.atOffset(ZoneOffset.UTC));
        return kept == null
                ? Optional.empty()
                : jdbc
                        .query(
                                "select number, hash from ledger_entry where number = ?",
                                (row, index) -> new LedgerHead(row.getLong(1), row.getBytes(2)),
                                kept - 1)
                        .stream()
                        .findFirst();
    }

    /** Removes all entries to this one and leaves a checkpoint; how many they were. */
    @Transactional
    public long remove(LedgerHead last, String key, byte[] signature) {
        jdbc.query("select pg_advisory_xact_lock(?)", (row, number) -> true, APPENDING);
        Long removed = jdbc.queryForObject("select ledger_remove(?, ?, ?)", Long.class, last.number(), key, signature);
        return removed == null ? 0 : removed;
    }
}
