package io.meridiem.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.meridiem", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    private static final String BASE = "io.meridiem.";

    @ArchTest
    static final ArchRule theContractKnowsNobody = noClasses()
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
                    BASE + "cli..");

    @ArchTest
    static final ArchRule tablesKnowOnlyTheContract = noClasses()
            .that()
            .resideInAPackage(BASE + "table..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    BASE + "ingest..", BASE + "build..", BASE + "run..", BASE + "reports..", BASE + "cli..");

    @ArchTest
    static final ArchRule ingestDoesNotKnowBuild = noClasses()
            .that()
            .resideInAPackage(BASE + "ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "build..", BASE + "run..", BASE + "reports..", BASE + "cli..");

    @ArchTest
    static final ArchRule buildDoesNotKnowIngest = noClasses()
            .that()
            .resideInAPackage(BASE + "build..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "ingest..", BASE + "run..", BASE + "reports..", BASE + "cli..");

    @ArchTest
    static final ArchRule aRunKnowsNoReportAndNoCommandLine = noClasses()
            .that()
            .resideInAPackage(BASE + "run..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "reports..", BASE + "cli..");

    /** Reports see gold tables, not how they are made. */
    @ArchTest
    static final ArchRule reportsKnowOnlyContractAndTables = noClasses()
            .that()
            .resideInAPackage(BASE + "reports..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "ingest..", BASE + "build..", BASE + "run..", BASE + "cli..");

    @ArchTest
    static final ArchRule noPackagesKnowEachOtherInACircle =
            slices().matching("io.meridiem.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesAreNounsOfTheBusiness =
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base)");
}
