package io.rastro.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;

/**
 * Puts values into the cells of a workbook as what they are: dates, lengths of time and numbers can be reckoned with,
 * everything else is text. What a workbook has no number for, it gets as the text that the CSV has. Not safe for use by
 * several threads.
 */
final class XlsxCells {

    /** The width of a column in characters, for what its format writes. */
    private static final int WIDTH_OF_TEXT = 22;

    private static final int WIDTH_OF_STAMP = 19;
    private static final int WIDTH_OF_NUMBER = 11;

    private static final double SECONDS_PER_DAY = 86_400;

    /** The number of 1970-01-01 among the days of a workbook. */
    private static final int DAYS_TO_1970 = 25_569;

    /** 1900-03-01: before that, spreadsheets count a day that never was. */
    private static final int FIRST_DAY = 61;

    /** 10000-01-01. */
    private static final int DAYS_TO_YEAR_10000 = 2_958_466;

    private final CellWriter written;
    private final CellWriter.LocalClock clock;
    private final XlsxText texts;

    XlsxCells(ZoneId zone, XlsxText texts) {
        this.written = new CellWriter(zone, NumberStyle.SPREADSHEET);
        this.clock = new CellWriter.LocalClock(zone);
        this.texts = texts;
    }

    /** How a spreadsheet shows the numbers of a format; none: they are texts. */
    static Optional<String> pattern(Format format) {
        return Optional.ofNullable(
                switch (format) {
                    case TEXT, PHONE -> null;
                    case DATE -> "dd/mm/yyyy";
                    case TIME -> "hh:mm:ss";
                    case DATE_TIME, DAY_FIRST_DATE_TIME -> "dd/mm/yyyy hh:mm:ss";
                    case DURATION -> "[h]:mm:ss";
                    case COUNT -> "#,##0";
                    case PERCENT -> "0.0%";
                    case DECIMAL -> "#,##0.00";
                });
    }

    static int width(Column<?> column) {
        int ofFormat = switch (column.format()) {
            case TEXT, PHONE -> WIDTH_OF_TEXT;
            case DATE_TIME, DAY_FIRST_DATE_TIME -> WIDTH_OF_STAMP;
            case DATE, TIME, DURATION, COUNT, PERCENT, DECIMAL -> WIDTH_OF_NUMBER;
        };
        // The header stands beside the button of its filter.
        return Math.max(ofFormat, column.header().length() + 4);
    }

    <R> void add(Worksheet sheet, int row, int index, Column<R> column, R line) {
        Object value = column.value(line);
        Format format = column.format();
        if (value == null) {
            texts.add(sheet, row, index, column.unknown());
            return;
        }
        switch (format) {
            case TEXT, PHONE -> texts.add(sheet, row, index, written.write(format, value));
            case DATE, TIME, DATE_TIME, DAY_FIRST_DATE_TIME -> addInstant(sheet, row, index, format, (Instant) value);
            case DURATION -> addDuration(sheet, row, index, ((Number) value).longValue());
            case COUNT, PERCENT, DECIMAL -> sheet.value(row, index, (Number) value);
        }
    }

    private void addInstant(Worksheet sheet, int row, int index, Format format, Instant at) {
        long local = clock.localSecond(at);
        double time = CellWriter.LocalClock.secondOfDay(local) / SECONDS_PER_DAY;
        double days = Math.floor(local / SECONDS_PER_DAY) + DAYS_TO_1970;
        if (format == Format.TIME) {
            sheet.value(row, index, time);
        } else if (days < FIRST_DAY || days >= DAYS_TO_YEAR_10000) {
            texts.add(sheet, row, index, written.write(format, at));
        } else {
            sheet.value(row, index, format == Format.DATE ? days : days + time);
        }
    }

    private void addDuration(Worksheet sheet, int row, int index, long seconds) {
        if (seconds < 0) {
            // A spreadsheet shows no time before midnight.
            texts.add(sheet, row, index, CellWriter.duration(seconds));
        } else {
            sheet.value(row, index, seconds / SECONDS_PER_DAY);
        }
    }
}
