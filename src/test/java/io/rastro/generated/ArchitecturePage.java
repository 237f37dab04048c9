package io.rastro.generated;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page on the portal's modules: what each is for, in the words of its package, and which others its classes use. */
final class ArchitecturePage {

    static final Path PATH = Path.of("src/docs/architecture.md");

    private static final String ROOT = "io.rastro";

    private static final Path SOURCES = Path.of("src/main/java");

    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

    private final JavaClasses classes;

    private ArchitecturePage(JavaClasses classes) {
        this.classes = classes;
    }

    static String made() throws IOException {
        ImportOption main = new ImportOption.DoNotIncludeTests();
        return new ArchitecturePage(
                        new ClassFileImporter().withImportOption(main).importPackages(ROOT))
                .text();
    }

    private String text() throws IOException {
        SortedMap<String, SortedSet<String>> uses = uses();
        StringBuilder page = new StringBuilder("""
                # Architecture

                This page is made from the code by `GeneratedFilesTests`, which fails when it is not true any more;
                `%s` writes it anew. What a module *may* know is held by `ModularityTests`.

                A module is a package below `%s`. None of them depends on another in a circle: each uses only
                modules that stand above it in this table.

                | module | what it is for | uses |
                |---|---|---|
                """.formatted(GeneratedFiles.RENEW, ROOT));
        for (String module : fromTheGround(uses)) {
            page.append("| `%s` | %s | %s |\n".formatted(module, purpose(module), code(uses.get(module))));
        }
        page.append("\n## Packages inside the modules\n\n| package | what it is for |\n|---|---|\n");
        for (String name : packagesInside(uses.keySet())) {
            page.append("| `%s` | %s |\n".formatted(name, purpose(name)));
        }
        return page.toString();
    }

    /** Each module with the other modules whose classes it uses. */
    private SortedMap<String, SortedSet<String>> uses() {
        SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
        for (JavaClass each : classes) {
            String module = module(each);
            if (!module.isEmpty()) {
                SortedSet<String> used = uses.computeIfAbsent(module, name -> new TreeSet<>());
                for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
                    used.add(module(dependency.getTargetClass()));
                }
            }
        }
        uses.forEach((module, used) -> used.removeAll(List.of(module, "")));
        return uses;
    }

    /** The modules in an order in which each stands behind those it uses. */
    private static List<String> fromTheGround(SortedMap<String, SortedSet<String>> uses) {
        List<String> ordered = new ArrayList<>();
        while (ordered.size() < uses.size()) {
            ordered.add(uses.entrySet().stream()
                    .filter(each -> !ordered.contains(each.getKey()) && ordered.containsAll(each.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("modules use each other in a circle")));
        }
        return ordered;
    }

    private List<String> packagesInside(Iterable<String> modules) {
        List<String> names = new ArrayList<>();
        for (String module : modules) {
            classes.getPackage(ROOT + "." + module).getSubpackagesInTree().stream()
                    .map(JavaPackage::getName)
                    .map(name -> name.substring(ROOT.length() + 1))
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }

    /** The name of the package below the root, or nothing for classes of the root and of others. */
    private static String module(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.")[0] : "";
    }

    private static String purpose(String name) throws IOException {
        Path file = SOURCES.resolve((ROOT + "." + name).replace('.', '/')).resolve("package-info.java");
        Matcher javadoc = JAVADOC.matcher(Files.readString(file));
        if (!javadoc.find()) {
            throw new IllegalStateException(file + " does not say what the package is for");
        }
        return javadoc.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip();
    }

    private static String code(SortedSet<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
