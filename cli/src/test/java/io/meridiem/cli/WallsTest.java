package io.meridiem.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom. Plain tests: the rules as fields are passed over where a run is narrowed to single classes. */
class WallsTest {
    private static final String BASE = "io.meridiem.";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // In a build of all modules the test support of etl arrives as a jar, which the option above takes for
            // product.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.meridiem");

    @Test
    void everyModuleIsLookedAt() {
        for (String one :
                new String[] {"contract", "table", "ingest", "build", "score", "run", "demo", "reports", "cli"}) {
            assertThat(PRODUCT.stream().anyMatch(type -> type.getPackageName().startsWith(BASE + one)))
                    .as(one)
                    .isTrue();
        }
    }

    @Test
    void theContractKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "table..",
                        BASE + "ingest..",
                        BASE + "build..",
                        BASE + "run..",
                        BASE + "reports..",
                        BASE + "cli..")
                .check(PRODUCT);
    }

    @Test
    void tablesKnowOnlyTheContract() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "table..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "ingest..", BASE + "build..", BASE + "run..", BASE + "reports..", BASE + "cli..")
                .check(PRODUCT);
    }

    @Test
    void ingestDoesNotKnowBuild() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "build..", BASE + "run..", BASE + "reports..", BASE + "cli..")
                .check(PRODUCT);
    }

    @Test
    void buildDoesNotKnowIngest() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "build..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "ingest..", BASE + "run..", BASE + "reports..", BASE + "cli..")
                .check(PRODUCT);
    }

    @Test
    void aRunKnowsNoReportAndNoCommandLine() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "run..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "reports..", BASE + "cli..")
                .check(PRODUCT);
    }

    /** Reports see gold tables, not how they are made. */
    @Test
    void reportsKnowOnlyContractAndTables() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "reports..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "ingest..", BASE + "build..", BASE + "run..", BASE + "cli..")
                .check(PRODUCT);
    }

    /** What the pipeline is held against must not be made by it: the made-up company shares no code with it. */
    @Test
    void theDemoKnowsNothingOfThePipeline() {
        noClasses()
                .that()
                .resideInAPackage(BASE + "demo..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.meridiem..").and(resideOutsideOfPackage(BASE + "demo..")))
                .check(PRODUCT);
    }

    /** Nor does the pipeline know the company it is shown on: only the command that makes it does. */
    @Test
    void thePipelineDoesNotKnowTheDemo() {
        noClasses()
                .that(resideInAPackage("io.meridiem..").and(resideOutsideOfPackages(BASE + "demo..", BASE + "cli..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + "demo..")
                .check(PRODUCT);
    }

    @Test
    void noPackagesKnowEachOtherInACircle() {
        slices().matching("io.meridiem.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void namesAreNounsOfTheBusiness() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base)")
                .check(PRODUCT);
    }
}
