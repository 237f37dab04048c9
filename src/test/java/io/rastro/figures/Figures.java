package io.rastro.figures;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.util.FileSystemUtils;

/**
 * Prints figures of the working tree, or of the commit that is its argument: files and lines, types with one user, and
 * the walk of a search. It is counted twice, see {@link CallGraph}: in files with code that InteractionController.show
 * reaches, whatever for (every filter, every column, the words of the page), and of these in files with code from
 * which JDBC is reached again, which is what somebody opens who follows a search down to its SQL and back to its rows.
 */
final class Figures {

    private Figures() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) {
            print(Path.of("."));
            return;
        }
        Path copy = Files.createTempDirectory("figures");
        try {
            extract(arguments[0], copy);
            print(copy);
        } finally {
            FileSystemUtils.deleteRecursively(copy);
        }
    }

    private static void extract(String commit, Path copy) throws IOException, InterruptedException {
        Path archive = copy.resolve("archive.zip");
        run(Path.of("."), "git", "archive", "--output=" + archive, commit, "src/main/java", "src/test/java");
        run(copy, "jar", "--extract", "--file=" + archive);
    }

    private static void run(Path directory, String... command) throws IOException, InterruptedException {
        int end = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (end != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + end);
        }
    }

    private static void print(Path tree) throws IOException {
        SourceTree main = SourceTree.of(tree.resolve("src/main/java"));
        System.out.println("main: " + main.counted());
        System.out.println(
                "test: " + SourceTree.of(tree.resolve("src/test/java")).counted());
        CallGraph graph = CallGraph.of(main, classPath());
        System.out.println("types of main with one user: " + graph.typesWithOneUser());
        Walk walk = graph.from("InteractionController", "show");
        System.out.println("files that a search reaches: " + walk.files().size());
        System.out.println("files of its way to SQL: " + walk.filesToSql().size());
        System.out.println("  " + String.join(" ", walk.filesToSql()));
    }

    /** The packages only: sources name each other, not what was compiled of them. */
    private static String classPath() {
        URL[] urls = ((URLClassLoader) Figures.class.getClassLoader()).getURLs();
        return Arrays.stream(urls)
                .map(URL::getPath)
                .filter(path -> path.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
