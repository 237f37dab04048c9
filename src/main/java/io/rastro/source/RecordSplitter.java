package io.rastro.source;

/** Says where the records of a file end. */
public interface RecordSplitter {

    /** A record for each line. */
    RecordSplitter LINES = RecordSplitter::endOfLine;

    /** CSV: a record ends with a line, but not within quotation marks. */
    RecordSplitter QUOTED = RecordSplitter::endOutsideQuotes;

    /** The index behind the line feed that ends the record begun at {@code from}; -1: it is not whole yet. */
    int end(byte[] bytes, int from, int to);

    private static int endOfLine(byte[] bytes, int from, int to) {
        for (int index = from; index < to; index++) {
            if (bytes[index] == '\n') {
                return index + 1;
            }
        }
        return -1;
    }

    private static int endOutsideQuotes(byte[] bytes, int from, int to) {
        boolean quoted = false;
        for (int index = from; index < to; index++) {
            if (bytes[index] == '"') {
                quoted = !quoted;
            } else if (bytes[index] == '\n' && !quoted) {
                return index + 1;
            }
        }
        return -1;
    }
}
