package io.rastro.ledger.web;

import io.rastro.ledger.LedgerEntry;
import io.rastro.ledger.LedgerRow;
import io.rastro.report.Column;
import io.rastro.report.ColumnValue;
import io.rastro.report.FilterValues;
import io.rastro.report.Format;
import io.rastro.report.TitledColumn;
import io.rastro.report.web.QueryString;
import io.rastro.report.web.Texts;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of the ledger in the reader's language. */
final class LedgerColumns {

    private static final String HASHED = "~";

    private LedgerColumns() {}

    /** What a column shows of an entry. */
    enum LedgerColumn {
        AT(Format.DATE_TIME, true, (row, texts) -> row.entry().at()),
        ACCOUNT(Format.TEXT, true, (row, texts) -> row.entry().accountName()),
        ACTION(Format.TEXT, true, (row, texts) -> action(row.entry(), texts)),
        OUTCOME(
                Format.TEXT,
                true,
                (row, texts) -> texts.of("ledger.outcome." + row.entry().outcome())),
        CRITERIA(Format.TEXT, true, (row, texts) -> words(row.entry().criteria(), texts)),
        ROWS(Format.COUNT, true, (row, texts) -> row.entry().rowCount()),
        OBJECTS(Format.TEXT, true, (row, texts) -> String.join(", ", row.entry().objects())),
        DETAILS(Format.TEXT, true, (row, texts) -> words(row.entry().details(), texts)),
        ADDRESS(Format.TEXT, true, (row, texts) -> row.entry().address()),
        SESSION(Format.TEXT, false, (row, texts) -> row.entry().session()),
        PATH(Format.TEXT, false, (row, texts) -> row.entry().path()),
        KIND(
                Format.TEXT,
                false,
                (row, texts) -> texts.of("ledger.kind." + row.entry().kind())),
        CONTACTS(Format.TEXT, false, (row, texts) -> numbers(row.entry().contactIds())),
        CONVERSATIONS(Format.TEXT, false, (row, texts) -> numbers(row.entry().conversationIds())),
        NUMBER(Format.COUNT, false, (row, texts) -> row.number());

        private final Format format;
        private final boolean onScreen;

        @SuppressWarnings("ImmutableEnumChecker") // a stateless function
        private final BiFunction<LedgerRow, Texts, @Nullable Object> value;

        LedgerColumn(Format format, boolean onScreen, BiFunction<LedgerRow, Texts, @Nullable Object> value) {
            this.format = format;
            this.onScreen = onScreen;
            this.value = value;
        }

        ColumnValue<LedgerRow> in(Texts texts) {
            return new InWords(this, texts);
        }
    }

    private record InWords(LedgerColumn column, Texts texts) implements ColumnValue<LedgerRow> {

        @Override
        public String key() {
            return column.name();
        }

        @Override
        public Format format() {
            return column.format;
        }

        @Override
        public @Nullable Object value(LedgerRow row) {
            return column.value.apply(row, texts);
        }

        @Override
        public boolean onScreen() {
            return column.onScreen;
        }
    }

    static List<Column<LedgerRow>> of(Texts texts, boolean screen) {
        return List.of(LedgerColumn.values()).stream()
                .filter(column -> !screen || column.onScreen)
                .<Column<LedgerRow>>map(
                        column -> new TitledColumn<>(column.in(texts), texts.of("ledger.column." + column.name())))
                .toList();
    }

    private static String action(LedgerEntry entry, Texts texts) {
        String words = texts.ifAny("ledger.action." + entry.action());
        return words == null ? entry.action() : words;
    }

    /** Parameters with the names of their filters; what was typed does not show. */
    static String words(String query, Texts texts) {
        return new FilterValues(QueryString.parse(query))
                .byParameter().entrySet().stream()
                        .map(each -> texts.label(each.getKey()) + ": "
                                + each.getValue().stream()
                                        .map(value -> value.startsWith(HASHED) ? "•••" : value)
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining(" · "));
    }

    private static String numbers(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
