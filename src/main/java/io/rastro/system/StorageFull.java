package io.rastro.system;

import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether something failed because a disk, or what may be used of it, is full. */
public final class StorageFull {

    /** Java tells it by the words of the operating system alone. */
    private static final Pattern WORDS = Pattern.compile(
            "No space left on device|not enough space on the disk|Disk quota exceeded|File too large",
            Pattern.CASE_INSENSITIVE);

    private static final String DISK_FULL = "53100";

    private StorageFull() {}

    public static boolean causes(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isFull(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFull(Throwable cause) {
        if (cause instanceof SQLException database) {
            return DISK_FULL.equals(database.getSQLState());
        }
        return cause instanceof IOException file
                && WORDS.matcher(String.valueOf(file.getMessage())).find();
    }
}
