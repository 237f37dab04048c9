package io.rastro.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is read only where it is not the portal's own: in its home lie the keys that its secrets are encrypted and the
 * ledger is signed with, which whoever may connect a source must not get to read as if they were a log.
 */
public record FileOutsideHome(Path file, Path home, Feed feed) implements Feed {

    @Override
    public String name() {
        return feed.name();
    }

    @Override
    public Chunk read(@Nullable String position, int limit) throws IOException {
        Path directory = file.toAbsolutePath().normalize().getParent();
        boolean own = isWithin(file) || (directory != null && isWithin(directory));
        if (own) {
            throw new AccessDeniedException(file.toString());
        }
        return feed.read(position, limit);
    }

    private boolean isWithin(Path place) throws IOException {
        return Files.exists(place) && Files.exists(home) && place.toRealPath().startsWith(home.toRealPath());
    }
}
