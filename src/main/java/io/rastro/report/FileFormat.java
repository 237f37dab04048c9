package io.rastro.report;

import io.rastro.system.FileEndings;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a report leaves as, in the order in which it is offered: a format is declared here alone. */
public enum FileFormat {
    /** A workbook, for people. */
    XLSX(FileEndings.XLSX, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", null),
    /** CSV for spreadsheets. */
    SPREADSHEET(FileEndings.CSV, "text/csv; charset=UTF-8; header=present", CsvDialect.SPREADSHEET),
    /** CSV for programs. */
    SCRIPT(FileEndings.CSV, "text/csv; charset=UTF-8; header=present", CsvDialect.SCRIPT),
    /** An object of JSON a row, for programs. */
    JSONL(FileEndings.JSON_LINES, "application/x-ndjson; charset=UTF-8", null);

    private final String ending;
    private final String contentType;
    private final @Nullable CsvDialect dialect;

    FileFormat(String ending, String contentType, @Nullable CsvDialect dialect) {
        this.ending = ending;
        this.contentType = contentType;
        this.dialect = dialect;
    }

    /**
     * A report to be written.
     *
     * @param list whether the rows are read while they are written, and may be millions
     * @param zone of its times
     * @param words that a workbook holds beside them
     */
    public record Table<R>(List<? extends Column<R>> columns, boolean list, ZoneId zone, SheetWords words) {}

    /** The format of an address. */
    public static FileFormat of(String ending, CsvDialect dialect) {
        return Arrays.stream(values())
                .filter(format -> format.ending.equals(ending))
                .filter(format -> format.dialect == null || format.dialect == dialect)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No format has the ending " + ending));
    }

    /** The format of this {@link #code}. */
    public static FileFormat ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Names it in receipts and messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of its name and of its address, without a dot. */
    public String ending() {
        return ending;
    }

    public String contentType() {
        return contentType;
    }

    /** Which CSV it is; null: it is none. */
    public @Nullable CsvDialect dialect() {
        return dialect;
    }

    /** Whether nothing is gained by packing it. */
    public boolean packed() {
        return this == XLSX;
    }

    /** Writes a report to a stream, which stays open. */
    public <R> RowOutput<R> output(OutputStream out, Table<R> table) {
        return switch (this) {
            case XLSX -> new XlsxOutput<>(out, table.columns(), table.zone(), table.words());
            case SPREADSHEET -> csv(out, table, CsvDialect.SPREADSHEET);
            case SCRIPT -> csv(out, table, CsvDialect.SCRIPT);
            case JSONL -> new JsonLinesOutput<>(out, table.columns(), table.zone());
        };
    }

    private static <R> RowOutput<R> csv(OutputStream out, Table<R> table, CsvDialect dialect) {
        return table.list()
                ? new CsvExport<>(out, table.columns(), dialect, table.zone())
                : new CsvReport<>(out, table.columns(), dialect, table.zone());
    }
}
