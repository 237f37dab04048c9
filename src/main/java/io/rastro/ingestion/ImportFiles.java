package io.rastro.ingestion;

import io.rastro.system.PortalProperties;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Uploaded files, kept in the portal's home until their import is done, so that it can be started again. */
@Component
class ImportFiles {

    private final Path directory;

    ImportFiles(PortalProperties properties) {
        this.directory = properties.homeDirectory().resolve("imports");
    }

    /** The file without a run yet. */
    Path receive(MultipartFile upload) throws IOException {
        Files.createDirectories(directory);
        Path received = Files.createTempFile(directory, "upload", ".part");
        try (InputStream in = upload.getInputStream()) {
            Files.copy(in, received, StandardCopyOption.REPLACE_EXISTING);
        }
        return received;
    }

    void assign(Path received, int run) throws IOException {
        Files.move(received, path(run), StandardCopyOption.REPLACE_EXISTING);
    }

    Path path(int run) {
        return directory.resolve(run + ".upload");
    }

    InputStream open(int run) throws IOException {
        return new BufferedInputStream(Files.newInputStream(path(run)));
    }

    void delete(int run) throws IOException {
        Files.deleteIfExists(path(run));
    }
}
