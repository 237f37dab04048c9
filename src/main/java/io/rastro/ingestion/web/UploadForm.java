package io.rastro.ingestion.web;

import io.rastro.ingestion.RecordKind;
import io.rastro.ingestion.TextCleaner;
import java.util.Objects;

/** What the reader says about a file; interactions unless told otherwise. */
record UploadForm(RecordKind kind, String source) {

    UploadForm {
        kind = Objects.requireNonNullElse(kind, RecordKind.INTERACTION);
        source = Objects.requireNonNullElse(source, "").strip();
    }

    boolean namesItsSource() {
        return !source.isEmpty() && source.length() <= TextCleaner.NAME_LIMIT;
    }
}
