package io.rastro.ingestion;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/**
 * The value of a workbook's cell as text, whatever way it is shown in: numbers with all their digits, dates and times in
 * ISO form without a zone, lengths of time as HH:MM:SS. Of a formula, the value it had when the workbook was saved.
 */
final class WorkbookCell {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter FINE_STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    /** What is no part of a number's format: text in quotes or behind a backslash, colours, currencies. */
    private static final Pattern FORMAT_TEXT =
            Pattern.compile("\"[^\"]*\"|[\\\\_*].|\\[(?!h+]|m+]|s+])[^\\]]*]", Pattern.CASE_INSENSITIVE);

    private static final Pattern DATE_PART = Pattern.compile("[yd]");
    private static final Pattern TIME_PART = Pattern.compile("[hs]");
    private static final Pattern PADDING = Pattern.compile("00+");
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /** What a floating-point number holds for certain. */
    private static final int DIGITS = 15;

    private static final BigDecimal DAYS_TO_YEAR_10000 = BigDecimal.valueOf(2_958_466);
    private static final LocalDateTime EPOCH = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime EPOCH_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);
    private static final BigDecimal MILLISECONDS_OF_DAY = BigDecimal.valueOf(86_400_000);

    /** A time of day alone is less than a day, a length rarely longer: more is a stamp that shows its time only. */
    private static final BigDecimal DAYS_OF_LENGTH = BigDecimal.valueOf(1_000);

    private WorkbookCell() {}

    /** @param from1904 whether the workbook counts days from 1904, as old ones of the Macintosh do */
    static String text(Cell cell, boolean from1904) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return number(number, format(cell.getDataFormatString()), from1904);
        }
        String text = value == null ? "" : value.toString();
        return text.contains("_x") ? ESCAPED.matcher(text).replaceAll(WorkbookCell::unescaped) : text;
    }

    private static String unescaped(MatchResult escaped) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escaped.group(1), 16)));
    }

    /** Whether it is a number of more digits than a spreadsheet holds: the last ones may be others than were typed. */
    static boolean isCut(Cell cell) {
        return cell.getValue() instanceof BigDecimal number && number.precision() - number.scale() > DIGITS;
    }

    /** The part of the format for positive numbers, without what is text in it. */
    private static String format(@Nullable String format) {
        String bare = format == null ? "" : FORMAT_TEXT.matcher(format).replaceAll("");
        int section = bare.indexOf(';');
        return (section < 0 ? bare : bare.substring(0, section)).toLowerCase(Locale.ROOT);
    }

    private static String number(BigDecimal number, String format, boolean from1904) {
        boolean date = DATE_PART.matcher(format).find();
        boolean time = TIME_PART.matcher(format).find();
        boolean possible = number.signum() >= 0 && number.compareTo(DAYS_TO_YEAR_10000) < 0;
        if (!possible || !(date || time)) {
            return plain(number, format);
        }
        boolean length = format.contains("[") || (!date && number.compareTo(DAYS_OF_LENGTH) < 0);
        return !length ? stamp(number, time, from1904 ? EPOCH_1904 : EPOCH) : clock(milliseconds(number) / 1000);
    }

    private static long milliseconds(BigDecimal days) {
        return days.multiply(MILLISECONDS_OF_DAY)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static String stamp(BigDecimal days, boolean time, LocalDateTime epoch) {
        long milliseconds = milliseconds(days);
        LocalDateTime stamp = epoch.plus(milliseconds, ChronoUnit.MILLIS);
        if (!time && milliseconds % MILLISECONDS_OF_DAY.longValueExact() == 0) {
            return stamp.format(DATE);
        }
        return stamp.format(milliseconds % 1000 == 0 ? STAMP : FINE_STAMP);
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** With the zeros in front that a format of zeros shows, as of documents. */
    private static String plain(BigDecimal number, String format) {
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        if (!whole) {
            return number.round(new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
        }
        String digits = number.toBigInteger().toString();
        int zeros = number.signum() >= 0 && PADDING.matcher(format).matches() ? format.length() : 0;
        return "0".repeat(Math.max(0, zeros - digits.length())) + digits;
    }
}
