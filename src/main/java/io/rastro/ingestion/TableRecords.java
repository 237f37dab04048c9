package io.rastro.ingestion;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a table, from its header on; those without anything but empty cells are passed over. */
interface TableRecords extends Closeable {

    /** Null: the end. */
    @Nullable
    TableRecord next() throws IOException;

    /** About how much of the file, in bytes, has been read so far. */
    long consumed();
}
