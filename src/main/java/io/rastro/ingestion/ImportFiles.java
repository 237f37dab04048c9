package io.rastro.ingestion;

import io.rastro.system.PortalProperties;
import io.rastro.system.TemporaryFiles;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Uploaded files, kept in the portal's home until their import is done, so that it can be started again. */
@Component
public class ImportFiles {

    /** What a packed file may become: several times what may be uploaded. */
    static final long UNPACKED_BYTES = 8L * 1024 * 1024 * 1024;

    private final Path directory;
    private final TemporaryFiles temporary;
    private final long unpackedBytes;

    @Autowired
    ImportFiles(PortalProperties properties, TemporaryFiles temporary) {
        this(properties, temporary, UNPACKED_BYTES);
    }

    /** @param unpackedBytes what a packed file may become */
    ImportFiles(PortalProperties properties, TemporaryFiles temporary, long unpackedBytes) {
        this.unpackedBytes = unpackedBytes;
        this.temporary = temporary;
        this.directory = properties.homeDirectory().resolve("imports");
    }

    /**
     * The file without a run yet, and without its packing if it has one.
     *
     * @throws ZipException when the packing is damaged or holds more than there is room for
     */
    public Path receive(InputStream upload) throws IOException {
        Path received = temporary.create("import");
        try {
            Files.copy(upload, received, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cutOff) {
            Files.delete(received);
            throw cutOff;
        }
        return switch (FileType.of(received)) {
            case GZIP -> unpacked(received);
            case CHAT_ARCHIVE -> chat(received);
            default -> received;
        };
    }

    private Path chat(Path archive) throws IOException {
        Path text = temporary.create("import");
        try {
            ChatArchive.unpack(archive, text);
            return text;
        } catch (EOFException cutOff) {
            Files.delete(text);
            throw new ZipException("cut off");
        } catch (IOException damaged) {
            Files.delete(text);
            throw damaged;
        } finally {
            Files.delete(archive);
        }
    }

    private Path unpacked(Path gzip) throws IOException {
        Path unpacked = temporary.create("import");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(gzip));
                OutputStream out = Files.newOutputStream(unpacked)) {
            byte[] chunk = new byte[64 * 1024];
            long left = unpackedBytes;
            for (int count = in.read(chunk); count > 0 && left >= 0; count = in.read(chunk)) {
                out.write(chunk, 0, count);
                left -= count;
            }
            if (left < 0) {
                throw new ZipException("unpacks to more than " + unpackedBytes + " bytes");
            }
            return unpacked;
        } catch (EOFException cutOff) {
            Files.delete(unpacked);
            throw new ZipException("cut off");
        } catch (IOException damaged) {
            Files.delete(unpacked);
            throw damaged;
        } finally {
            Files.delete(gzip);
        }
    }

    public void assign(Path received, int run) throws IOException {
        Files.createDirectories(directory);
        Files.move(received, path(run), StandardCopyOption.REPLACE_EXISTING);
    }

    public Path path(int run) {
        return directory.resolve(run + ".upload");
    }

    InputStream open(int run) throws IOException {
        return new BufferedInputStream(Files.newInputStream(path(run)));
    }

    public void delete(int run) throws IOException {
        Files.deleteIfExists(path(run));
    }
}
