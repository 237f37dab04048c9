package io.rastro.ingestion;

import io.rastro.ingestion.IncomingField.Cleaning;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A field that is kept as its cell has it, declared by the component itself ({@link IncomingField#headers}). */
record FieldTarget(String field, CellType kind, List<String> headers, boolean holdsNumber) implements CsvTarget {

    /** Null: it is none. */
    static @Nullable FieldTarget of(RecordComponent field) {
        IncomingField declared = field.getAnnotation(IncomingField.class);
        return declared.headers().isEmpty()
                ? null
                : new FieldTarget(
                        field.getName(),
                        field.getType() == Instant.class ? CellType.STAMP : CellType.TEXT,
                        List.of(declared.headers().split(",\\s*", -1)),
                        declared.cleaned() == Cleaning.NUMBER);
    }

    /** Such as EXTERNAL_PROTOCOL. */
    @Override
    public String name() {
        return field.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
