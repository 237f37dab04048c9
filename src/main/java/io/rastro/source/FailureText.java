package io.rastro.source;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a source is away, as it is kept: the last part of a key below {@code source.failure}, and what it is about. */
final class FailureText {

    /** Classes of SQL states: no connection, and nobody who may have one. */
    private static final Map<String, String> SQL_STATES = Map.of("08", "unreachable", "28", "denied");

    private FailureText() {}

    /** As {@code missing /var/log/asterisk/queue_log}. */
    static String of(IOException away) {
        return key(away) + " " + about(away);
    }

    /** As {@code defect NullPointerException (FollowedFile.java:40)}: its message may hold what was read. */
    static String of(Throwable defect) {
        StackTraceElement[] trace = defect.getStackTrace();
        String place = trace.length == 0 ? "" : " (" + trace[0].getFileName() + ":" + trace[0].getLineNumber() + ")";
        return "defect " + defect.getClass().getSimpleName() + place;
    }

    private static String key(IOException away) {
        if (away instanceof FileSystemException file && isFolder(file.getFile())) {
            return "folder";
        }
        if (away instanceof NothingTold) {
            return "untold";
        }
        if (away instanceof CredentialsRefused) {
            return "refused";
        }
        if (away instanceof NoSuchFileException || away instanceof NotDirectoryException) {
            return "missing";
        }
        if (away instanceof AccessDeniedException) {
            return "forbidden";
        }
        if (away instanceof UnknownHostException || away instanceof ConnectException) {
            return "unreachable";
        }
        if (away.getCause() instanceof SQLException refused && refused.getSQLState() != null) {
            return SQL_STATES.getOrDefault(
                    refused.getSQLState()
                            .substring(0, Math.min(2, refused.getSQLState().length())),
                    "other");
        }
        return away instanceof SocketTimeoutException ? "silent" : "other";
    }

    private static boolean isFolder(@Nullable String file) {
        return file != null && Files.isDirectory(Path.of(file));
    }

    private static String about(IOException away) {
        String message = away.getMessage();
        return message == null ? away.getClass().getSimpleName() : message;
    }
}
