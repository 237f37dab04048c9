package io.rastro.ingestion;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Whether the list of an archive's parts can be held. Java reads all of it, up to two gigabytes, before it tells how long it is;
 * its length stands at the file's end.
 */
final class ArchiveContents {

    /** WhatsApp puts in at most 10,000 attachments, and a workbook has some dozens of parts. */
    static final int MOST_ENTRIES = 50_000;

    /** What each part takes besides its name. */
    private static final int ENTRY_BYTES = 46;

    private static final int NAME_BYTES = 200;

    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int END_MARK = 0x0605_4b50;
    private static final int ENTRIES_AT = 10;
    private static final int SIZE_AT = 12;

    private ArchiveContents() {}

    /** True as well of what is no archive, or a damaged one: nothing of it is held. */
    static boolean fit(Path archive) throws IOException {
        ByteBuffer end = end(archive);
        // A comment after the end may look like one: none of them may be too large.
        for (int at = end.limit() - END_BYTES; at >= 0; at--) {
            if (end.getInt(at) == END_MARK && !fits(end, at)) {
                return false;
            }
        }
        return true;
    }

    /** What is larger than a field holds has the field's largest value, and does not fit. */
    private static boolean fits(ByteBuffer end, int at) {
        int entries = Short.toUnsignedInt(end.getShort(at + ENTRIES_AT));
        long size = Integer.toUnsignedLong(end.getInt(at + SIZE_AT));
        return entries <= MOST_ENTRIES && size <= (long) MOST_ENTRIES * (ENTRY_BYTES + NAME_BYTES);
    }

    private static ByteBuffer end(Path archive) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            byte[] end = new byte[(int) Math.min(file.length(), END_BYTES + LONGEST_COMMENT)];
            file.seek(file.length() - end.length);
            file.readFully(end);
            return ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
