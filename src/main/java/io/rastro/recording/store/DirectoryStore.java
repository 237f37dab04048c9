package io.rastro.recording.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Recordings as files below one directory, which a telephone exchange may write to as well. */
final class DirectoryStore implements RecordingStore {

    private final Path root;
    private final StagingDirectory stagingDirectory;

    DirectoryStore(Path root, Instant now) throws IOException {
        this.root = Files.createDirectories(root).toRealPath();
        this.stagingDirectory = new StagingDirectory(this.root.resolve(".incoming"));
        stagingDirectory.sweep(now);
    }

    @Override
    public Optional<StoredFile> find(StoreName name) throws IOException {
        Optional<Path> path = existing(name);
        return path.isEmpty() ? Optional.empty() : Optional.of(stored(name, path.get()));
    }

    @Override
    public InputStream open(StoredFile file, long from) throws IOException {
        Path path = existing(file.name())
                .orElseThrow(() -> new NoSuchFileException(file.name().path()));
        if (!stored(file.name(), path).version().equals(file.version())) {
            throw new IOException(file.name().path() + " changed while it was read");
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        channel.position(from);
        return Channels.newInputStream(channel);
    }

    @Override
    public Path stagingDirectory() throws IOException {
        return stagingDirectory.directory();
    }

    @Override
    public void adopt(Path whole, StoreName name) throws IOException {
        Path target = root.resolve(name.path());
        Path parent = Files.createDirectories(target.resolveSibling("")).toRealPath();
        if (!parent.startsWith(root)) {
            throw new IOException(name.path() + " leads out of the store");
        }
        Files.move(whole, parent.resolve(target.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        for (Path changed = parent; changed != null && changed.startsWith(root); changed = changed.getParent()) {
            writeThrough(changed);
        }
    }

    /** A name outlives a power cut once its directory is on disk. Some systems open no directory, and need not. */
    private static void writeThrough(Path directory) throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        } catch (AccessDeniedException unsupported) {
            LoggerFactory.getLogger(DirectoryStore.class).debug("{} cannot be forced to disk", directory);
        }
    }

    @Override
    public boolean liesBelow(Path directory) {
        try {
            return root.startsWith(directory.toRealPath());
        } catch (IOException absent) {
            return root.startsWith(directory);
        }
    }

    @Override
    public void delete(StoreName name) throws IOException {
        Optional<Path> path = existing(name);
        if (path.isPresent()) {
            Files.delete(path.get());
        }
    }

    /** Links are followed first: one that leads out of the store names nothing. */
    private Optional<Path> existing(StoreName name) throws IOException {
        try {
            Path path = root.resolve(name.path());
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            Path real = path.toRealPath();
            return real.startsWith(root) ? Optional.of(real) : Optional.empty();
        } catch (NoSuchFileException | InvalidPathException absent) {
            return Optional.empty();
        }
    }

    private static StoredFile stored(StoreName name, Path path) throws IOException {
        BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
        long modified = facts.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        String version = Long.toHexString(facts.size()) + "-" + Long.toHexString(modified);
        return new StoredFile(name, facts.size(), facts.lastModifiedTime().toInstant(), version);
    }
}
