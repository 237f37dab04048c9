package io.rastro;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.rastro.agents.SegmentColumn;
import io.rastro.interaction.InteractionColumn;
import io.rastro.ivr.CallColumn;
import io.rastro.ivr.IvrColumn;
import io.rastro.report.ColumnValue;
import io.rastro.report.Cursor;
import io.rastro.report.KeysetList;
import io.rastro.report.KeysetPage;
import io.rastro.report.web.FileDownload;
import io.rastro.report.web.Grid;
import io.rastro.report.web.ListView;
import io.rastro.report.web.ReportRequest;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** The order of the modules: what a package may know. */
class ModularityTests {

    private static final List<String> WITH_WEB_APART = List.of(
            "demo",
            "privacy",
            "ledger",
            "receipt",
            "source",
            "health",
            "search",
            "ingestion",
            "ivr",
            "agents",
            "interaction",
            "recording",
            "directory",
            "report");

    /** An uploaded file is no more than a stream and a name; it may be handed on as it came. */
    private static final DescribedPredicate<JavaClass> HTTP = resideInAnyPackage(
                    "jakarta.servlet..",
                    "org.springframework.web..",
                    "org.springframework.ui..",
                    "org.springframework.http..")
            .and(type(MultipartFile.class).negate());

    private static final Pattern SENDS_SQL = Pattern.compile(String.join(
            "|",
            // Reports and searches: each statement is made for its plan.
            ".*(Repository|Queries|Search)(\\$.*)?",
            "io.rastro.(interaction.(IdResolver|ContactSuggestions)|report.sql.(ListReader|CopyReader|SqlList))",
            // Sums kept by day: whole days are deleted and inserted from a query.
            "io.rastro.report.rollup.Rollup(Days|Writer)(\\$.*)?",
            // What comes in by the thousand: COPY, ids of many names at once, locks in one order.
            "io.rastro.ingestion.(Copy(Insert|Rows)|RecordStore|(AgentStatus|Interaction|IvrCall)Store|RecordKeys|NewKeys)",
            "io.rastro.ingestion.((Name|Outcome|IvrPath|Conversation)Ids|(Agent|Contact)Directory|RecentContacts|ContactWriter)(\\$.*)?",
            // Care of the tables: partitions, statistics, what was stored in an older form.
            "io.rastro.ingestion.(Partitions|PlannerStatistics|Recalculation|Stored(Contacts|Numbers))(\\$.*)?",
            // One row, made where there is none in the statement that reads it.
            "io.rastro.(system.Origins|demo.DemoState)",
            // The connection itself: it is cancelled, and the server is looked after.
            "io.rastro.(report.(Cancellation|CancellableReads)|postgres.*)(\\$.*)?"));

    private static JavaClasses portal;

    @BeforeAll
    static void read() {
        portal = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.rastro");
        assertThat(portal).hasSizeGreaterThan(100);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.rastro.(**)").should().beFreeOfCycles().check(portal);
        slices().matching("io.rastro.(*)..").should().beFreeOfCycles().check(portal);
    }

    /** Each module with all of the portal's other modules that it may know. */
    @ParameterizedTest
    @CsvSource({
        "text, ''",
        "audio, ''",
        "postgres, ''",
        "report, text system",
        "system, postgres",
        "directory, text report account system",
        "account, text system",
        "administration, directory report account system",
        "recording, audio text account system",
        "interaction, recording directory text report account system",
        "ivr, interaction directory text report account system",
        "agents, interaction directory text report account system",
        "ledger, interaction recording directory text report account system",
        "receipt, directory report account system",
        "search, interaction directory text report account system",
        "ingestion, ivr agents interaction directory text report account system",
        "source, ingestion ivr agents interaction directory text report account system",
        "health, source report account system",
        "privacy, ledger source ingestion interaction recording audio directory text report account system",
        "demo, ingestion ivr agents interaction recording directory text report system"
    })
    void moduleKnowsOnlyThoseBelowIt(String module, String known) {
        String[] allowed = (module + " " + known).strip().split(" ");
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = packages(allowed[i]);
        }
        noClasses()
                .that()
                .resideInAPackage(packages(module))
                .should()
                .dependOnClassesThat(resideInAPackage("io.rastro..")
                        .and(resideInAnyPackage(allowed).negate()))
                .check(portal);
    }

    /** They could serve any other program as they are. */
    @Test
    void librariesKnowNoSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("io.rastro.audio..", "io.rastro.postgres..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "jakarta.."))
                .check(portal);
    }

    @Test
    void everyModuleHasItsPlaceInTheOrder() {
        assertThat(portal.getPackage("io.rastro").getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .containsExactlyInAnyOrder(
                        "text",
                        "audio",
                        "postgres",
                        "report",
                        "system",
                        "directory",
                        "account",
                        "administration",
                        "recording",
                        "interaction",
                        "ivr",
                        "agents",
                        "ledger",
                        "receipt",
                        "search",
                        "ingestion",
                        "source",
                        "health",
                        "privacy",
                        "demo");
    }

    @Test
    void webTypesStayWithControllersAndInWebPackages() {
        noClasses()
                .that(areBelowTheWeb("io.rastro.."))
                .should()
                .dependOnClassesThat(resideInAPackage("io.rastro..web..")
                        .and(resideInAPackage("io.rastro.system.web..").negate()))
                .check(portal);
    }

    @Test
    void modulesSpeakHttpOnlyInControllersAndWebPackages() {
        for (String module : WITH_WEB_APART) {
            noClasses()
                    .that(areBelowTheWeb(packages(module)))
                    .should()
                    .dependOnClassesThat(HTTP)
                    .check(portal);
        }
    }

    private static DescribedPredicate<JavaClass> areBelowTheWeb(String packages) {
        return resideInAPackage(packages)
                .and(resideInAPackage("..web..").negate())
                .and(CanBeAnnotated.Predicates.metaAnnotatedWith(Controller.class)
                        .<JavaClass>forSubtype()
                        .negate());
    }

    @Test
    void controllersAreNotPartOfAnyModulesFace() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .notBePublic()
                .check(portal);
    }

    /** Services ask Spring Data repositories; these classes speak SQL themselves, because a plan or bulk is at stake. */
    @Test
    void sqlIsSentByRepositoriesAlone() {
        noClasses()
                .that(new DescribedPredicate<>("are no repositories") {
                    @Override
                    public boolean test(JavaClass each) {
                        return !SENDS_SQL.matcher(each.getName()).matches();
                    }
                })
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework.jdbc.core..")
                        .or(type(Connection.class))
                        .or(type(Statement.class)))
                .check(portal);
    }

    @Test
    void webAndServicesSendNoSql() {
        noClasses()
                .that(resideInAPackage("io.rastro..web..").or(CanBeAnnotated.Predicates.annotatedWith(Service.class)))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework.jdbc.core..", "java.sql.."))
                .check(portal);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(portal.getPackage("io.rastro").getSubpackagesInTree())
                .filteredOn(each -> !each.getClasses().isEmpty())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    /** Pages are drawn by templates; only the audio library draws: pictures of sound. */
    @Test
    void noHtmlIsWrittenInJava() throws IOException {
        // A named group of a regular expression looks like an element, but for its question mark.
        Pattern element =
                Pattern.compile("\"[^\"]*(?<![?])</?(a|b|button|canvas|div|em|i|input|li|mark|ol|option|p|path"
                        + "|progress|span|strong|svg|t[dhr]|table|tbody|ul)( |/?>|\\\\?\"|$)");
        for (Path source : sources("src/main/java/io/rastro", ".java")) {
            if (!source.toString().contains("/audio/")) {
                assertThat(Files.readAllLines(source).stream()
                                .filter(line -> element.matcher(line).find()))
                        .as(source.toString())
                        .isEmpty();
            }
        }
    }

    /** Neither the kernel nor its templates know a column of any report by name. */
    @Test
    void kernelNamesNoColumnOfAReport() throws IOException {
        List<ColumnValue<?>> columns = new ArrayList<>(List.of(InteractionColumn.values()));
        columns.addAll(List.of(CallColumn.values()));
        columns.addAll(List.of(SegmentColumn.values()));
        columns.addAll(List.of(IvrColumn.values()));
        List<Path> kernel = new ArrayList<>(sources("src/main/java/io/rastro/report", ".java"));
        kernel.addAll(sources("src/main/resources/templates/fragments", ".html"));
        for (Path source : kernel) {
            String text = Files.readString(source);
            assertThat(columns)
                    .as(source.toString())
                    .noneMatch(column ->
                            text.contains("\"" + column.key() + "\"") || text.contains("'" + column.key() + "'"));
        }
    }

    /** A statement has 65,535 parameters at most: what may be many is bound as one array. */
    @Test
    void noQueryBindsAParameterForEachElement() throws IOException {
        Pattern list = Pattern.compile("\\bin +[(]?(:\\w|[?])");
        for (Path source : sources("src/main/java/io/rastro", ".java")) {
            assertThat(Files.readAllLines(source).stream()
                            .filter(line -> list.matcher(line).find()))
                    .as(source.toString())
                    .isEmpty();
        }
    }

    private static List<Path> sources(String directory, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    /** The kernel's words are those of lists, files and filters; the navigation in the frame names what it leads to. */
    @Test
    void kernelNamesNoFeature() throws IOException {
        Pattern feature = Pattern.compile("(?<![\\w.-])(interactions?|ivr|agents|imports)[./][\\w.]+");
        List<Path> kernel = new ArrayList<>(sources("src/main/java/io/rastro/report", ".java"));
        kernel.addAll(sources("src/main/resources/templates/fragments", ".html"));
        kernel.removeIf(source -> source.endsWith("frame.html"));
        for (Path source : kernel) {
            assertThat(feature.matcher(Files.readString(source)).results())
                    .as(source.toString())
                    .isEmpty();
        }
    }

    /** Lists are read in key order, and as a stream, in one place. */
    @Test
    void reportsReadTheirListsByTheKernelsReader() throws IOException {
        noClasses()
                .that(areReports())
                .should()
                .callMethod(JdbcTemplate.class, "setFetchSize", int.class)
                .check(portal);
        for (Path source : sources("src/main/java/io/rastro", ".java")) {
            if (!source.endsWith("KeyOrder.java")) {
                assertThat(Files.readString(source)).as(source.toString()).doesNotContain(":cursorAt", ":cursorId");
            }
        }
    }

    /** Pages of lists are cut, counted and drawn in one place. */
    @Test
    void everyListIsAReportList() {
        noClasses()
                .that(DescribedPredicate.not(type(KeysetList.class).or(type(KeysetPage.class))))
                .should()
                .callConstructor(
                        KeysetPage.class, List.class, long.class, Cursor.class, Cursor.class, long.class, boolean.class)
                .check(portal);
        noClasses()
                .that(areReports())
                .should()
                .dependOnClassesThat(type(ListView.class).or(type(Grid.class)))
                .check(portal);
    }

    /** An address is read, refused and downloaded in one place. */
    @Test
    void reportsAnswerOnlyByTheirAddress() {
        noClasses()
                .that(areReports())
                .should()
                .dependOnClassesThat(type(FileDownload.class))
                .check(portal);
        noClasses()
                .that(areReports())
                .should()
                .callMethod(ReportRequest.class, "of", Map.class, Set.class)
                .check(portal);
    }

    private static DescribedPredicate<JavaClass> areReports() {
        return resideInAnyPackage(packages("interaction"), packages("ivr"), packages("agents"));
    }

    private static String packages(String module) {
        return "io.rastro." + module + "..";
    }

    /** Else what was read before writes back what somebody else has changed meanwhile: a disabled account, a revoked token. */
    @Test
    void entitiesWriteOnlyWhatTheyChanged() {
        DescribedPredicate<JavaClass> changed = DescribedPredicate.describe(
                "change after they were read",
                entity -> entity.getMethods().stream()
                        .flatMap(method -> method.getFieldAccesses().stream())
                        .anyMatch(access -> access.getAccessType() == AccessType.SET
                                && access.getTargetOwner().equals(entity)));
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .and(changed)
                .should()
                .beAnnotatedWith(DynamicUpdate.class)
                .check(portal);
    }
}
