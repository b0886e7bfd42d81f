package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Exit code 3: a source or the machine is in the way; once it is mended the same command works. */
class MachineTroubleTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Company company = Company.ofOneFile(here).confWith("folder: exports", "folder: export");
        refused(company, "sources.solo.folder: there is no folder " + here.resolve("export"));
    }

    @Test
    void aFileWhereTheFolderBelongsIsNamed() {
        Company company = Company.ofOneFile(here).confWith("folder: exports", "folder: exports/" + Company.PERIODS);
        refused(company, company.file(Company.PERIODS) + " is a file, not a folder");
    }

    @Test
    void everyRequiredFileThatIsMissingIsNamedAtOnce() throws IOException {
        Company company = Company.in(here);
        Files.delete(company.file(Company.ACCOUNTS));
        Files.delete(company.file(Company.SUBSCRIPTIONS));
        refused(company, "there is no file " + company.file(Company.ACCOUNTS));
        assertThat(company.err()).contains("there is no file " + company.file(Company.SUBSCRIPTIONS));
    }

    @Test
    void aFolderWhereAFileBelongsIsNamed() throws IOException {
        Company company = Company.ofOneFile(here);
        Files.delete(company.file(Company.PERIODS));
        Files.createDirectory(company.file(Company.PERIODS));
        refused(company, company.file(Company.PERIODS) + " is a folder, not a file");
    }

    @Test
    void aFileWhereTheLakeBelongsIsNamed() throws IOException {
        Company company = Company.ofOneFile(here);
        Path file = Files.writeString(here.resolve("taken"), "");
        assertThat(company.type("ingest", "--lake", "taken")).isEqualTo(3);
        assertThat(company.err()).contains(file + " is a file, not a folder");
        assertThat(company.type("ingest", "--lake", "taken/below")).isEqualTo(3);
        assertThat(company.err()).contains("cannot write the lake " + file.resolve("below"));
    }

    @Test
    void aLakeThatWasNeverBuiltCannotBeAsked() {
        Company company = Company.ofOneFile(here);
        assertThat(company.type("query", "select 1")).isEqualTo(3);
        assertThat(company.err())
                .contains("there is no lake at " + company.lake())
                .contains("meridiem run");
    }

    @Test
    void aFullDiskIsToldAndTheNextRunAfterItIsMendedWorks() throws Exception {
        Company company = Company.ofOneFile(here);
        onDisk("size=32k", () -> {
            assertThat(company.type("ingest")).isEqualTo(3);
            assertThat(company.err()).contains("no space left on device").contains("run it again");
        });
        assertThat(company.type("ingest")).as(company::err).isZero();
        assertThat(company.ask("select count(*) from bronze.billing_subscription"))
                .containsExactly("3");
    }

    @Test
    void aReadOnlyDiskIsTold() throws Exception {
        Company company = Company.ofOneFile(here);
        onDisk("ro", () -> {
            assertThat(company.type("ingest")).isEqualTo(3);
            assertThat(company.err())
                    .contains("cannot write the lake " + company.lake())
                    .containsIgnoringCase("read-only");
        });
    }

    /** The lake on a small disk of its own, where the test may mount one. */
    private void onDisk(String option, Runnable work) throws Exception {
        Path disk = Files.createDirectory(here.resolve("lake"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", option, "tmpfs", disk.toString());
        assumeTrue(mounted, "skipped: may not mount a disk here");
        try {
            work.run();
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    /** The trouble is told, and nothing landed. */
    private static void refused(Company company, String says) {
        assertThat(company.type("run")).isEqualTo(3);
        assertThat(company.err()).contains(says).contains("run it again");
        assertThat(company.commits()).isEmpty();
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
