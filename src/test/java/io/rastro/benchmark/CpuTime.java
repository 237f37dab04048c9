package io.rastro.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * The processor's time of the portal, of PostgreSQL with all its processes, and of the psql that was run: what an
 * export costs, however many cores happen to be idle. NaN where the system has no /proc, or PostgreSQL another machine.
 */
final class CpuTime {

    private static final double MS_PER_TICK = 10;

    /** In /proc/PID/stat, behind the command: its own time (user, system), then that of the children that ended. */
    private static final int OWN = 11;

    private static final int OF_CHILDREN = 13;

    private final ProcessHandle portal;
    private final long postmaster;

    CpuTime(ProcessHandle portal, BarePostgres database) throws SQLException {
        this.portal = portal;
        // The backend is there for as long as its connection.
        try (Connection connection = database.connect()) {
            this.postmaster = ProcessHandle.of(
                            connection.unwrap(PGConnection.class).getBackendPID())
                    .flatMap(ProcessHandle::parent)
                    .filter(parent -> parent.info().command().orElse("").contains("postgres"))
                    .map(ProcessHandle::pid)
                    .orElse(-1L);
        }
    }

    /** Runs the work; its time in milliseconds. Nothing else may be running. */
    double of(Timing.Work work) throws Exception {
        double before = sofar();
        work.run();
        return sofar() - before;
    }

    private double sofar() throws IOException {
        if (postmaster < 0 || Files.notExists(stat(postmaster))) {
            return Double.NaN;
        }
        double time = ticks(portal.pid(), OWN) + ticks(postmaster, OWN) + ticks(postmaster, OF_CHILDREN);
        for (ProcessHandle backend :
                ProcessHandle.of(postmaster).orElseThrow().children().toList()) {
            time += ticks(backend.pid(), OWN);
        }
        return MS_PER_TICK * (time + ticks(ProcessHandle.current().pid(), OF_CHILDREN));
    }

    private static long ticks(long pid, int first) throws IOException {
        if (Files.notExists(stat(pid))) {
            return 0;
        }
        String text = Files.readString(stat(pid));
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return IntStream.of(first, first + 1)
                .mapToLong(field -> Long.parseLong(fields[field]))
                .sum();
    }

    private static Path stat(long pid) {
        return Path.of("/proc", String.valueOf(pid), "stat");
    }
}
