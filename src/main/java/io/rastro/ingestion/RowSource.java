package io.rastro.ingestion;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Rows one after the other, none held longer than it takes to hand it on. */
public interface RowSource {

    /** Of what kind all of them are. */
    RecordKind kind();

    /** Null: the end. */
    @Nullable
    InputRow next() throws IOException;

    /** How much of the input, in bytes, has been read so far; not less than the rows handed on. */
    long consumed();
}
