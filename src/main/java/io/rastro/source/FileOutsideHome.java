package io.rastro.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read only where it is one, and not the portal's own: in its home lie the keys that its secrets are encrypted and
 * the ledger is signed with, in the system's files about processes its environment, which whoever may connect a source must not
 * get to read as if they were a log. From a pipe nothing might ever come.
 */
public record FileOutsideHome(Path file, Path home, Feed feed) implements Feed {

    private static final List<Path> SYSTEM = List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

    @Override
    public String name() {
        return feed.name();
    }

    @Override
    public Chunk read(@Nullable String position, int limit) throws IOException {
        admit();
        return feed.read(position, limit);
    }

    @Override
    public Tail tail(int limit) throws IOException {
        admit();
        return feed.tail(limit);
    }

    private void admit() throws IOException {
        Path directory = file.toAbsolutePath().normalize().getParent();
        boolean own = isWithin(file) || (directory != null && isWithin(directory));
        if (own || isOfTheSystem(file) || (Files.exists(file) && !Files.isRegularFile(file))) {
            throw new AccessDeniedException(file.toString());
        }
    }

    private static boolean isOfTheSystem(Path file) throws IOException {
        Path real =
                Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
        return SYSTEM.stream().anyMatch(real::startsWith);
    }

    private boolean isWithin(Path place) throws IOException {
        return Files.exists(place) && Files.exists(home) && place.toRealPath().startsWith(home.toRealPath());
    }
}
