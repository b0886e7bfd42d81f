package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.reports.value.AccountFile;
import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every figure on paper can be reckoned again: the text of each PDF is read back, and each number in it must follow from
 * what {@code query} says, by sums and rounding that are written here once more and share nothing with the product.
 */
class RecomputedReportsTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    /** Digits that are no figure of the customer's, by kind. */
    private static final List<Pattern> NO_FIGURES = Stream.of(
                    // a report's and a layout's id
                    "(?:Report|Bericht|Rapport|Layout) [0-9a-f]{10}",
                    // the page's own number
                    "(?:Page|Seite) \\d+ (?:of|von|sur) \\d+",
                    // the year of a source
                    ",\\s(?:19|20)\\d\\d(?!\\d|[.,]\\d)",
                    // constants of formulas and of rules: minutes of an hour, months of a year, what is never shown
                    "÷\\s+60(?!\\d)",
                    "n(?: ×)? d\\^\\(n−1\\)|\\^\\(n−1\\)",
                    "\\(1 \\+|−1/12",
                    "(?:rounded to|auf|arrondi à) 5 (?:points|Punkte)",
                    "(?:fewer than|unter|moins de) 5 (?:people|Personen|personnes)",
                    "(?:from|ab|dès|à partir de) 3 (?:months|Monaten|mois)",
                    // page 1, named in a note
                    "(?:on page|auf Seite|de la page) 1")
            .map(Pattern::compile)
            .toList();

    private static final String MONTH = "2026-10-01";

    private static DemoCompany company;
    private static ReckonedTables tables;

    @BeforeAll
    static void ask() {
        company = DemoCompany.made();
        tables = new ReckonedTables(company, MONTH);
    }

    @Test
    void everyFigureOnEveryCustomersReportFollowsFromWhatQuerySays() throws IOException {
        Path reports = company.file("out/2026-10/accounts");
        List<String> wrong = new ArrayList<>();
        int read = 0;
        try (Stream<Path> all = Files.walk(reports)) {
            for (Path pdf : all.filter(Files::isRegularFile).sorted().toList()) {
                wrong.addAll(held(pdf, AccountFile.id(reports.relativize(pdf))));
                read++;
            }
        }
        assertThat(read).isGreaterThan(30);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyFigureOnTheExecutivesPageOnValueFollowsFromWhatQuerySays() throws IOException {
        PrintedPage page = executive("Value delivered");
        page.leaveOut(Pattern.compile("0–100% 100–300% 300% up"));
        assertThat(new ReckonedExecutive(company, MONTH).value().holdAgainst(List.of(page)))
                .isEmpty();
    }

    @Test
    void everyFigureOnTheExecutivesPageOnRevenueFollowsFromWhatQuerySays() throws IOException {
        PrintedPage page = executive("Revenue");
        page.leaveOut(Pattern.compile("12.month|\\d+ months(?= to|\\n)|(?:1|12) mo(?:nths?|\\.)"));
        assertThat(new ReckonedRevenue(company, MONTH).claims().holdAgainst(List.of(page)))
                .isEmpty();
    }

    private static PrintedPage executive(String title) throws IOException {
        List<PrintedPage> pages = PrintedPage.of(company.file("out/2026-10/executive.en.pdf")).stream()
                .filter(page -> page.isTitled(title))
                .toList();
        assertThat(pages).hasSize(1);
        leaveOut(pages.get(0), Tongue.en);
        return pages.get(0);
    }

    private static List<String> held(Path pdf, String payer) throws IOException {
        Tongue tongue = Tongue.valueOf(pdf.getFileName().toString().replaceAll(".*\\.([a-z]{2})[^.]*\\.pdf", "$1"));
        List<PrintedPage> pages = PrintedPage.of(pdf);
        pages.forEach(page -> leaveOut(page, tongue));
        ReckonedCustomer customer = new ReckonedCustomer(tables, payer, tongue, tables.currency(payer));
        return customer.claims().holdAgainst(pages);
    }

    private static void leaveOut(PrintedPage page, Tongue tongue) {
        // A unit's name, as Claims.words has it.
        page.leaveOut(Pattern.compile("CO2"));
        tables.wordsWithDigits()
                .forEach(words -> page.leaveOut(
                        Pattern.compile(Claims.words(words), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)));
        page.leaveOut(tongue.dates());
        NO_FIGURES.forEach(page::leaveOut);
    }
}
