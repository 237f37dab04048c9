package io.rastro.recording;

import io.rastro.audio.SeekableSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A file outside the store; a link in its place is not followed.
 *
 * @param name what it was called where it came from
 */
record PathSource(Path file, String name) implements SeekableSource {

    PathSource(Path file) {
        this(file, file.toString());
    }

    @Override
    public long size() throws IOException {
        return Files.size(file);
    }

    @Override
    public InputStream open(long from) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        channel.position(from);
        return Channels.newInputStream(channel);
    }
}
