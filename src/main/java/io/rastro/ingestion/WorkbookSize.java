package io.rastro.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Whether a workbook can be read without holding more of it than there is room for. An archive of some kilobytes can
 * unpack to gigabytes and may lie about it, so all of it is unpacked once and thrown away.
 */
public final class WorkbookSize {

    /** A sheet of a million rows and forty columns takes less. */
    static final long ALL_BYTES = 4L * 1024 * 1024 * 1024;

    /** Excel allows 32,767 characters in a cell; escaped, they are a few times as many. */
    private static final int TEXT_BYTES = 1024 * 1024;

    private WorkbookSize() {}

    /** Whether it is small enough: all in all, what is held at once, and each text in it. */
    public static boolean fits(Path file) throws IOException {
        // Texts take about four times the room of the bytes they are written in.
        long heldLimit = Runtime.getRuntime().maxMemory() / 8;
        long left = ALL_BYTES;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements() && left >= 0) {
                ZipEntry entry = entries.nextElement();
                if (isRead(entry.getName())) {
                    boolean streamed = entry.getName().startsWith("xl/worksheets/");
                    left -= unpack(zip.getInputStream(entry), streamed ? left : Math.min(left, heldLimit));
                }
            }
        }
        return left >= 0;
    }

    /** Pictures and the like stay where they are. */
    private static boolean isRead(String entry) {
        return entry.endsWith(".xml") || entry.endsWith(".rels");
    }

    /** How many bytes it unpacks to; more than there are: too many. */
    private static long unpack(InputStream packed, long limit) throws IOException {
        byte[] chunk = new byte[64 * 1024];
        long size = 0;
        long sinceTag = 0;
        try (packed) {
            for (int count = packed.read(chunk); count > 0; count = packed.read(chunk)) {
                size += count;
                for (int index = 0; index < count; index++) {
                    sinceTag = chunk[index] == '<' ? 0 : sinceTag + 1;
                    if (sinceTag > TEXT_BYTES) {
                        return Long.MAX_VALUE;
                    }
                }
                if (size > limit) {
                    return Long.MAX_VALUE;
                }
            }
        }
        return size;
    }
}
