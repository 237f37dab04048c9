package io.rastro.generated;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;

/** What the portal serves of large packages: the few icons and letters it uses, kept beside its own style sheets. */
final class StaticFiles {

    static final Path DIRECTORY = Path.of("src/main/resources/static");

    /** Written text and print take the Latin letters; names from elsewhere take the wider set. */
    private static final List<String> LETTERS = List.of("latin-400", "latin-500", "latin-ext-400", "latin-ext-500");

    private StaticFiles() {}

    /** Contents by their paths. */
    static SortedMap<Path, byte[]> made() throws IOException {
        String tabler = "META-INF/resources/webjars/tabler__icons-webfont/"
                + version("org.webjars.npm/tabler__icons-webfont") + "/dist/";
        String styles = new String(resource(tabler + "tabler-icons.min.css"), StandardCharsets.UTF_8);
        IconFont icons = new IconFont(resource(tabler + "fonts/tabler-icons.ttf"), styles, UsedIcons.inMain());
        SortedMap<Path, byte[]> files = new TreeMap<>();
        files.put(DIRECTORY.resolve("icons/icons.ttf"), icons.font());
        files.put(DIRECTORY.resolve("css/icons.css"), icons.styleSheet().getBytes(StandardCharsets.UTF_8));
        String inter = "META-INF/resources/_static/inter/" + version("org.mvnpm.at.fontsource/inter") + "/";
        files.put(DIRECTORY.resolve("fonts/LICENSE"), resource(inter + "LICENSE"));
        for (String letters : LETTERS) {
            String name = "inter-" + letters + "-normal.woff2";
            files.put(DIRECTORY.resolve("fonts/" + name), resource(inter + "files/" + name));
        }
        return files;
    }

    private static String version(String artifact) throws IOException {
        Properties properties = new Properties();
        properties.load(new ByteArrayInputStream(resource("META-INF/maven/" + artifact + "/pom.properties")));
        return properties.getProperty("version");
    }

    private static byte[] resource(String name) throws IOException {
        return new ClassPathResource(name).getContentAsByteArray();
    }
}
