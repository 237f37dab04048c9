package io.rastro;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What would make a program of a text, or a secret of chance, is called nowhere, or in the places named here alone. */
class DangerousCallsTests {

    private static final Path CODE = Path.of("src/main/java/io/rastro");
    private static final Path RESOURCES = Path.of("src/main/resources");

    /** Those that put a statement or a picture together, of pieces of their own. */
    private static final Set<String> FORMATS_OF_THEIR_OWN = Set.of(
            "StatusSql column",
            "SegmentFactSql seconds",
            "RisingColumnQueries sql",
            "RollupDays select()",
            "WaveformSvg format");

    private static JavaClasses portal;

    @BeforeAll
    static void read() {
        portal = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.rastro");
        assertThat(portal).hasSizeGreaterThan(100);
    }

    /** Neither knows what a request is, and the modules they are in know neither Spring nor servlets. */
    @Test
    void programsAreStartedFromListsOfArgumentsInTwoPlacesAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.rastro.postgres.Command")
                .and()
                .doNotHaveFullyQualifiedName("io.rastro.audio.DecodingChild")
                .should()
                .dependOnClassesThat(type(ProcessBuilder.class))
                .check(portal);
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "runs a command line",
                        call -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                                && call.getName().equals("exec")))
                .check(portal);
        noClasses()
                .should()
                .callConstructor(ProcessBuilder.class, String[].class)
                .because("what is one text is for a shell to take apart")
                .check(portal);
    }

    /** But for one question that is a constant: whether the embedded server's user may write to its home. */
    @Test
    void noShellIsAskedToRunWhatATextSays() throws IOException {
        assertThat(found(
                        CODE,
                        ".java",
                        Pattern.compile(
                                "\"(?:/bin/)?(?:ba|da|z|k)?sh\", \"-c\", .{0,60}"
                                        + "|\"(?:/bin/)?(?:ba|da|z|k)?sh\"|\"cmd(?:\\.exe)?\"|\"powershell",
                                Pattern.DOTALL)))
                .singleElement()
                .asString()
                .startsWith("ServerUser \"sh\", \"-c\", \"test \\\"$(id -u)\\\" != 0 && test -w .\"))");
    }

    @Test
    void noTextIsRunAsCode() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "javax.script..",
                                "javax.tools..",
                                "groovy..",
                                "org.codehaus.groovy..",
                                "org.springframework.expression..",
                                "jakarta.el..",
                                "ognl..",
                                "jdk.jshell..")
                        .or(assignableTo(URLClassLoader.class)))
                .check(portal);
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "loads a class that a text names",
                        call -> call.getName().equals("forName")
                                        && call.getTargetOwner().isEquivalentTo(Class.class)
                                || call.getName().startsWith("defineClass")
                                || call.getName().equals("loadClass")))
                .check(portal);
    }

    @Test
    void scriptsRunNoTextAndWriteNoMarkup() throws IOException {
        Pattern dangerous = Pattern.compile("\\beval\\(|\\bFunction\\(|\\b(inner|outer)HTML\\b|insertAdjacentHTML"
                + "|document\\.write|set(Timeout|Interval)\\(\\s*[\"'`]|javascript:|srcdoc");
        assertThat(found(RESOURCES.resolve("static/js"), ".js", dangerous)).isEmpty();
    }

    /** Thymeleaf evaluates what stands between two underscores before it reads the expression around it. */
    @Test
    void templatesEvaluateNoTextThatAnExpressionGave() throws IOException {
        assertThat(found(RESOURCES.resolve("templates"), ".html", Pattern.compile("__\\$\\{|__\\*\\{|#expressions")))
                .isEmpty();
    }

    /** Spring Boot looks for them in the jar; nobody else makes a template, or an engine that would read one. */
    @Test
    void templatesComeFromFilesOfTheJarAlone() throws IOException {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.thymeleaf..", "freemarker..", "org.apache.velocity.."))
                .check(portal);
        assertThat(Files.readString(RESOURCES.resolve("application.properties")))
                .doesNotContain("spring.thymeleaf.prefix", "spring.thymeleaf.suffix");
    }

    /** The name of a view that a request chose could be an expression: each is a constant of its controller. */
    @Test
    void namesOfViewsAreConstants() throws IOException {
        Pattern chosen = Pattern.compile("new ModelAndView\\(\\s*+(?!\"|[A-Z][A-Z_]+\\b|\\)|[\\w.]*view\\b)[^;]{0,80}");
        assertThat(found(CODE, ".java", chosen)).isEmpty();
    }

    @Test
    void formatsAreConstants() throws IOException {
        Pattern called = Pattern.compile("String\\.format\\(\\s*+(?:Locale\\.\\w+,\\s*+)?+(?!\")(\\w+)"
                + "|(?<![\\w\"])([a-z]\\w*(?:\\(\\))?)\\.formatted\\(|printf\\((?!\")(\\w+)|new Formatter(\\b)");
        Set<String> others = Set.copyOf(found(CODE, ".java", called));
        assertThat(others).isSubsetOf(FORMATS_OF_THEIR_OWN);
    }

    @Test
    void chanceThatCanBeForetoldDrawsSamplesAlone() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.rastro.interaction.web.DrawRequest")
                .and()
                .doNotHaveFullyQualifiedName("io.rastro.interaction.AgentQuota")
                .should()
                .dependOnClassesThat(type(Random.class).or(type(ThreadLocalRandom.class)))
                .orShould()
                .callMethod(Math.class, "random")
                .check(portal);
    }

    @Test
    void secretsComeFromASecureGenerator() {
        classes()
                .that()
                .haveNameMatching("io\\.rastro\\.account\\.(Totp|RecoveryCode|Secret|SecretCipher)")
                .should()
                .dependOnClassesThat(type(SecureRandom.class))
                .check(portal);
    }

    /** What a pattern finds in the files below a directory: the file's name, and its first group or all of it. */
    private static List<String> found(Path directory, String ending, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(all).isNotEmpty();
            List<String> found = new ArrayList<>();
            for (Path file : all) {
                String name = file.getFileName().toString().replace(ending, "");
                pattern.matcher(Files.readString(file))
                        .results()
                        .forEach(match -> found.add(name + " " + firstGroup(match)));
            }
            return found;
        }
    }

    private static String firstGroup(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return match.group();
    }
}
