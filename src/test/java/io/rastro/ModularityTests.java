package io.rastro;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the modules: what a package may know. */
class ModularityTests {

    private static final List<String> WITH_WEB_APART =
            List.of("demo", "ingestion", "interaction", "directory", "report");

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
        "report, ''",
        "system, ''",
        "directory, ''",
        "account, system",
        "interaction, directory report account system",
        "ingestion, interaction directory report account system",
        "demo, ingestion interaction directory report system"
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

    @Test
    void everyModuleHasItsPlaceInTheOrder() {
        assertThat(portal.getPackage("io.rastro").getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .containsExactlyInAnyOrder(
                        "report", "system", "directory", "account", "interaction", "ingestion", "demo");
    }

    @Test
    void webTypesStayInWebPackages() {
        noClasses()
                .that(resideInAPackage("io.rastro..")
                        .and(resideInAPackage("..web..").negate()))
                .should()
                .dependOnClassesThat(resideInAPackage("io.rastro..web..")
                        .and(resideInAPackage("io.rastro.system.web..").negate()))
                .check(portal);
    }

    @Test
    void modulesSpeakHttpOnlyInTheirWebPackages() {
        for (String module : WITH_WEB_APART) {
            noClasses()
                    .that(resideInAPackage(packages(module))
                            .and(resideInAPackage("..web..").negate()))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "jakarta.servlet..",
                            "org.springframework.web..",
                            "org.springframework.ui..",
                            "org.springframework.http..")
                    .check(portal);
        }
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

    @Test
    void everyPackageIsNullMarked() {
        assertThat(portal.getPackage("io.rastro").getSubpackagesInTree())
                .filteredOn(each -> !each.getClasses().isEmpty())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.isAnnotatedWith(NullMarked.class))
                        .as(each.getName())
                        .isTrue());
    }

    private static String packages(String module) {
        return "io.rastro." + module + "..";
    }
}
