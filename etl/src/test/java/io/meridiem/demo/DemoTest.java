package io.meridiem.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A company can be made of any size, and the same one again. */
class DemoTest {
    private static final YearMonth END = YearMonth.of(2026, 10);

    @TempDir
    Path folder;

    @Test
    void theSameArgumentsGiveTheSameBytes() throws IOException {
        Map<String, Integer> once = made("once", 12, 4, 5);
        Map<String, Integer> again = made("again", 12, 4, 5);

        assertThat(different(once, again)).isEmpty();
        assertThat(again).hasSameSizeAs(once).hasSizeGreaterThan(100);
    }

    @Test
    void anotherSeedMakesAnotherCompany() throws IOException {
        Map<String, Integer> one = made("one", 6, 2, 5);
        Map<String, Integer> other = made("other", 6, 2, 6);

        assertThat(other.keySet()).contains("truth.json", "exports/salesforce/Account.csv");
        // Only the price list, and what the files and keys are called, is not made up anew.
        assertThat(other.entrySet().stream().filter(file -> file.getValue().equals(one.get(file.getKey()))))
                .extracting(Map.Entry::getKey)
                .isSubsetOf(
                        "meridiem.yml",
                        "exports/stripe/price.jsonl",
                        "exports/stripe/product.jsonl",
                        "exports/stripe/coupon.jsonl",
                        "exports/stripe/discount.jsonl",
                        "exports/stripe/invoiceitem.jsonl",
                        "exports/stripe/refund.jsonl",
                        "exports/stripe/credit_note.jsonl",
                        "exports/success/claims.csv");
    }

    @Test
    void whatIsMadeDoesNotDependOnTheMachine() throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Map<String, Integer> here = made("here", 6, 3, 5);
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            assertThat(different(here, made("elsewhere", 6, 3, 5))).isEmpty();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest(name = "{0} accounts, {1} months")
    @CsvSource({"1, 1", "1, 24", "2, 1", "2, 3", "10, 2", "25, 1"})
    void anySizeIsACompanyThatPaysInTheEnd(int accounts, int months) throws IOException {
        made("small", accounts, months, 3);

        JsonNode truth = MadeUpCompany.read(folder.resolve("small/truth.json"));
        List<JsonNode> paying = new ArrayList<>();
        truth.path("accounts").forEach(account -> {
            if (account.path("mrr").has(END.toString())) {
                paying.add(account);
            }
        });
        assertThat(truth.path("months")).hasSize(months);
        assertThat(paying).isNotEmpty();
    }

    @Test
    void aSmallerCompanyIsNoPartOfALargerOneMadeBefore() throws IOException {
        made("company", 5, 4, 5);
        Map<String, Integer> small = made("company", 2, 1, 5);

        assertThat(small.keySet()).isEqualTo(made("fresh", 2, 1, 5).keySet());
    }

    @Test
    void someoneElsesExportsAreLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("theirs/exports"));
        Files.writeString(folder.resolve("theirs/meridiem.yml"), "company: {name: Theirs}\n");

        assertThatThrownBy(() -> made("theirs", 2, 1, 5)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(folder.resolve("theirs/meridiem.yml")).hasContent("company: {name: Theirs}");
    }

    @Test
    void theConfigurationFitsTheCompany() throws IOException {
        made("company", 3, 4, 5);

        assertThat(folder.resolve("company/meridiem.yml"))
                .content()
                .contains("start: 2026-07", "today: 2026-11-10", "spark.sql.codegen.wholeStage")
                .doesNotContainPattern("@[a-z]+@");
    }

    private static List<String> different(Map<String, Integer> one, Map<String, Integer> other) {
        return one.keySet().stream()
                .filter(file -> !one.get(file).equals(other.get(file)))
                .toList();
    }

    /** The hash of every file's bytes. */
    private Map<String, Integer> made(String name, int accounts, int months, long seed) throws IOException {
        Path company = folder.resolve(name);
        new Demo(company, accounts, months, END, seed).write(line -> {});
        Map<String, Integer> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(company)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(company.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }
}
