package io.rastro.generated;

import io.rastro.account.AccessPage;
import io.rastro.ingestion.RulesPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/** Files of the repository that are made from its code and packages, and how they are made anew. */
public final class GeneratedFiles {

    static final String RENEW = "./mvnw -q test-compile exec:java@renew";

    private GeneratedFiles() {}

    public static void main(String... arguments) throws IOException {
        for (Map.Entry<Path, byte[]> file : all().entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.write(file.getKey(), file.getValue());
        }
    }

    /** What each of them should hold now. */
    static SortedMap<Path, byte[]> all() throws IOException {
        SortedMap<Path, byte[]> files = StaticFiles.made();
        files.put(ArchitecturePage.PATH, ArchitecturePage.made().getBytes(StandardCharsets.UTF_8));
        files.put(AccessPage.PATH, AccessPage.made().getBytes(StandardCharsets.UTF_8));
        files.put(RulesPage.PATH, RulesPage.made().getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
