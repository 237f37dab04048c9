package io.rastro.receipt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps receipts; a reader sees those of an account, or of all. */
@Repository
class ReceiptRepository {

    private static final int LATEST = 200;
    private static final String OF_READER = "(cast(:account as int) is null or account_id = :account)";

    private final JdbcClient jdbc;

    ReceiptRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Receipt receipt, int accountId) {
        jdbc.sql("""
                        insert into export_receipt values (:id, :account, :name, :snapshotAt, :endedAt, :outcome, :fileName,
                            :path, :criteria, :withheld, :words, :dialect, :zone, :version, :rows, :bytes, :sha256, :step,
                            :prefixes)""")
                .param("id", receipt.id())
                .param("account", accountId)
                .param("name", receipt.account())
                .param("snapshotAt", receipt.snapshotAt().atOffset(ZoneOffset.UTC))
                .param("endedAt", receipt.endedAt().atOffset(ZoneOffset.UTC))
                .param("outcome", receipt.outcome())
                .param("fileName", receipt.fileName())
                .param("path", receipt.path())
                .param("criteria", receipt.criteria())
                .param("withheld", receipt.withheld().toArray(String[]::new))
                .param("words", receipt.words())
                .param("dialect", receipt.dialect())
                .param("zone", receipt.zone())
                .param("version", receipt.version())
                .param("rows", receipt.rows())
                .param("bytes", receipt.bytes())
                .param("sha256", receipt.sha256())
                .param("step", receipt.step())
                .param("prefixes", receipt.prefixes())
                .update();
    }

    /** @param accountId null: of every account */
    List<Receipt> latest(@Nullable Integer accountId) {
        return jdbc.sql("select * from export_receipt where " + OF_READER + " order by ended_at desc limit " + LATEST)
                .param("account", accountId)
                .query(ReceiptRepository::map)
                .list();
    }

    Optional<Receipt> find(UUID id, @Nullable Integer accountId) {
        return jdbc.sql("select * from export_receipt where id = :id and " + OF_READER)
                .param("id", id)
                .param("account", accountId)
                .query(ReceiptRepository::map)
                .optional();
    }

    /** The latest of a file with this hash. */
    Optional<Receipt> find(byte[] sha256, @Nullable Integer accountId) {
        return jdbc.sql("select * from export_receipt where sha256 = :sha256 and " + OF_READER
                        + " order by ended_at desc limit 1")
                .param("sha256", sha256)
                .param("account", accountId)
                .query(ReceiptRepository::map)
                .optional();
    }

    /** Those of larger files, the latest first: what a part of one is looked for among. */
    List<Receipt> larger(long bytes, @Nullable Integer accountId) {
        return jdbc.sql("select * from export_receipt where bytes > :bytes and " + OF_READER
                        + " order by ended_at desc limit " + LATEST)
                .param("bytes", bytes)
                .param("account", accountId)
                .query(ReceiptRepository::map)
                .list();
    }

    int deleteBefore(Instant instant) {
        return jdbc.sql("delete from export_receipt where ended_at < :before")
                .param("before", instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Receipt map(ResultSet row, int index) throws SQLException {
        return new Receipt(
                row.getObject("id", UUID.class),
                row.getString("account_name"),
                row.getTimestamp("snapshot_at").toInstant(),
                row.getTimestamp("ended_at").toInstant(),
                row.getString("outcome"),
                row.getString("file_name"),
                row.getString("path"),
                row.getString("criteria"),
                List.of((String[]) row.getArray("withheld").getArray()),
                row.getString("words"),
                row.getString("dialect"),
                row.getString("zone"),
                row.getString("version"),
                row.getLong("row_count"),
                row.getLong("bytes"),
                row.getBytes("sha256"),
                row.getInt("step"),
                row.getBytes("prefixes"));
    }
}
