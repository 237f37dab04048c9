package io.rastro.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Writes counts, ratios and decimals in one style. Halves are rounded up as they are read: 17 of 80 is 21.3 %, though the
 * nearest double is a little less than 21.25. Not safe for use by several threads.
 */
final class NumberWriter {

    private final NumberStyle style;
    private final DecimalFormat count;
    private final DecimalFormat percent;
    private final DecimalFormat decimal;

    NumberWriter(NumberStyle style) {
        this.style = style;
        this.count = format("0");
        this.percent = format(style.percentSign() == null ? "0.000" : "0.0");
        this.decimal = format("0.00");
    }

    private DecimalFormat format(String pattern) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(style.decimalPoint());
        Character grouping = style.grouping();
        if (grouping != null) {
            symbols.setGroupingSeparator(grouping);
        }
        DecimalFormat format = new DecimalFormat(pattern, symbols);
        format.setGroupingUsed(grouping != null);
        format.setGroupingSize(3);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    String count(long number) {
        return count.format(number);
    }

    String percent(double ratio) {
        BigDecimal exact = BigDecimal.valueOf(ratio);
        String sign = style.percentSign();
        return sign == null ? percent.format(exact) : percent.format(exact.movePointRight(2)) + sign;
    }

    String decimal(double number) {
        return decimal.format(BigDecimal.valueOf(number));
    }
}
