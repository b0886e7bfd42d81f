package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has not connected a vendor gets everything else, and a report that says what is missing instead of zeros. */
class MissingVendorTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    @BeforeAll
    static void makeTheExports() throws IOException {
        new MadeCompany(here, 12, 4, YearMonth.of(2026, 10), 3).ensureMade(line -> {}, made -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "stripe, 'No billing data: MRR, retention and returns are not known.'",
        "segment, 'Adoption is not measured: bring product events that name their user and account, and the list of"
                + " users.'",
        "salesforce, Not measured: the source names no account owner.",
        "surveys success, Revenue"
    })
    void theReportIsMadeWithoutItAndSaysSo(String vendors, String says) throws IOException {
        Terminal terminal = new Terminal(here).onLake();
        String conf = without(List.of(vendors.split(" ")));
        assertThat(terminal.type("run", "--conf", conf)).as(terminal::err).isZero();
        terminal.type("query", "--conf", conf, "--format", "csv", "select document from gold.executive_report");
        assertThat(terminal.out()).contains(says);
    }

    /** The configuration without these sources, on a lake of its own. */
    private static String without(List<String> vendors) throws IOException {
        String name = "without-" + String.join("-", vendors);
        String all = Files.readString(here.resolve("meridiem.yml"), StandardCharsets.UTF_8);
        String some = all.lines()
                .filter(line -> vendors.stream().noneMatch(one -> line.contains("{name: " + one + ",")))
                .map(line -> line.replaceFirst("^(lake|out): .*", "$1: " + name + "/$1"))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(some.lines().count()).isEqualTo(all.lines().count() - vendors.size());
        Files.writeString(here.resolve(name + ".yml"), some, StandardCharsets.UTF_8);
        return name + ".yml";
    }
}
