package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import io.meridiem.contract.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is guessed of files as other systems write them, and that the configuration written can be read. */
class InitVerbTest {
    private static final Path ROOT = Path.of(System.getProperty("meridiem.root"));
    private static final Path PERIODS = ROOT.resolve("cli/src/test/resources/periods");
    private static final String TABLE = "billing_subscription";

    @TempDir
    Path here;

    private Terminal terminal;

    @BeforeEach
    void aTerminal() {
        terminal = new Terminal(here);
    }

    @Test
    void withoutAFileThereIsAConfigurationToFillIn() {
        assertThat(terminal.type("init", "acme-data")).isZero();
        Settings settings = read("acme-data");
        assertThat(settings.company()).isEqualTo("Acme Data");
        assertThat(settings.lake()).isEqualTo(here.resolve("acme-data/lake").toString());
        assertThat(terminal.out()).isEqualTo(here.resolve("acme-data/meridiem.yml") + "\n");
    }

    @Test
    void whatIsThereIsNotOverwritten() {
        terminal.type("init", "a");
        assertThat(terminal.type("init", "a")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("DIR: " + here.resolve("a/meridiem.yml") + " exists already");
    }

    @Test
    void aMonthlyAmountWithItsCurrencyInTheHeader() {
        Settings.Source source = guessed("american.csv");
        assertThat(source.columns().get(TABLE))
                .containsEntry("subscription_id", "contract_id")
                .containsEntry("customer_id", "account_id")
                .containsEntry("amount", "mrr_usd");
        assertThat(source.declared()).isEqualTo(Map.of("currency", "USD", "interval", "month"));
        assertThat(terminal.err()).contains("--month 2023-12");
    }

    @Test
    void germanWordsSemicolonsAndDecimalCommas() {
        Settings.Source source = guessed("german.csv");
        assertThat(source.columns().get(TABLE))
                .containsEntry("customer_id", "Kunde")
                .containsEntry("start_date", "Beginn")
                .containsEntry("end_date", "Ende")
                .containsEntry("interval", "Intervall")
                .containsEntry("currency", "Währung");
        assertThat(source.formats())
                .isEqualTo(Map.of(
                        "date", java.util.List.of("dd.MM.yyyy"),
                        "delimiter", java.util.List.of(";"),
                        "decimal", java.util.List.of(",")));
        assertThat(terminal.out()).contains("note: amounts are in several currencies: CHF, EUR");
        assertThat(read("guess").currency().reporting()).isEqualTo("EUR");
    }

    @Test
    void anIntervalThatOneRowAloneTellsIsNotTakenForAMonth() throws IOException {
        file("Kundenname;Beginn;Ende;Betrag;Abrechnungsintervall\nAhorn;01.01.2024;;12.000,00;halbjährlich\n"
                + "Birke;01.02.2024;31.12.2024;300,00;vierteljährlich\nEspe;01.02.2024;;50,00;alle zwei Jahre\n");
        Settings.Source source = guessed(here.resolve("f.csv"));
        assertThat(source.columns().get(TABLE))
                .containsEntry("interval", "Abrechnungsintervall")
                .containsEntry("customer_id", "Kundenname");
        assertThat(source.declared()).doesNotContainKey("interval");
        assertThat(terminal.out()).contains("note: Ende is read as the first day without service");
    }

    @Test
    void columnsWhoseNamesSayNothingAreToldByTheirValues() {
        Settings.Source source = guessed("nameless.tsv");
        assertThat(source.columns().get(TABLE))
                .containsEntry("subscription_id", "ref")
                .containsEntry("start_date", "first_day")
                .containsEntry("end_date", "last_day")
                .containsEntry("amount", "paid");
        // 25 is no month: the data decides for MM/dd.
        assertThat(source.formats().get("date")).containsExactly("MM/dd/yyyy");
        assertThat(source.formats().get("delimiter")).containsExactly("\t");
        assertThat(terminal.out())
                .doesNotContain("alike")
                .contains("USD is assumed")
                .contains("a month is assumed");
    }

    @Test
    void daysAndMonthsThatTheDataCannotTellApartAreSaidToBeUndecided() {
        Settings.Source source = guessed("undecided.csv");
        assertThat(terminal.out()).contains("dates read as dd/MM/yyyy and as MM/dd/yyyy alike");
        assertThat(source.declared()).containsEntry("interval", "year");
        assertThat(source.columns().get(TABLE))
                .containsEntry("customer_name", "Customer Name")
                .containsEntry("seats", "Qty")
                .doesNotContainKey("interval");
    }

    @Test
    void camelCasePipesAndTimes() {
        Settings.Source source = guessed("camel.csv");
        assertThat(source.columns().get(TABLE))
                .containsEntry("subscription_id", "subscriptionId")
                .containsEntry("interval", "interval");
        assertThat(source.formats().get("date")).containsExactly("yyyy-MM-dd HH:mm:ss");
        assertThat(source.declared()).isEmpty();
    }

    @Test
    void anAmountCalledMonthlyIsAMonthsWhateverTheInvoicesDo() throws IOException {
        file("id,customer,start,end,monthly_fee,interval\n1,a,2024-01-01,,10,year\n2,b,2024-01-01,,20,year\n");
        Settings.Source source = guessed(here.resolve("f.csv"));
        assertThat(source.columns().get(TABLE)).containsEntry("interval", "");
        assertThat(source.declared()).containsEntry("interval", "month");
    }

    @Test
    void aFileWithoutIdsWhoseAmountsSayTheirCurrency() throws IOException {
        file(
                "\ufeffKunde;Beginn;Betrag\nAlder;01.02.2025;1.234,56 €\nBirch;13.02.2025;€ 80\nBirch;13.02.2025;£ 1.200\n");
        Settings.Source source = guessed(here.resolve("f.csv"));
        assertThat(source.columns().get(TABLE))
                .containsEntry("customer_id", "Kunde")
                .containsEntry("amount", "Betrag")
                .doesNotContainKeys("subscription_id", "currency");
        assertThat(source.declared()).isEqualTo(Map.of("interval", "month"));
        assertThat(source.formats()).containsEntry("decimal", java.util.List.of(","));
        assertThat(read("guess").currency().reporting()).isEqualTo("EUR");
        assertThat(terminal.out())
                .contains("note: amounts are in several currencies: EUR, GBP")
                .contains("note: no column names the subscription: a row is known by its content")
                .doesNotContain("alike");
    }

    @Test
    void thousandsThatMightBeDecimalsAreReadAsThousandsAndSaidToBeUndecided() throws IOException {
        file("kunde;beginn;betrag\nAlder;2025-02-01;$ 1.200\nBirch;2025-02-01;$ 80\n");
        Settings.Source source = guessed(here.resolve("f.csv"));
        assertThat(source.formats()).containsEntry("decimal", java.util.List.of(","));
        assertThat(source.declared()).containsEntry("currency", "USD");
        assertThat(terminal.out())
                .contains("note: amounts read with a point and with a comma before decimals alike")
                .contains("USD is assumed");
    }

    @Test
    void aNeededColumnThatNothingSpeaksForIsNamed() throws IOException {
        file("customer,when,note\na,2024-01-01,x\na,2024-02-01,x\n");
        assertThat(terminal.type("init", "guess", "--from", "f.csv")).isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("--from: no column of " + here.resolve("f.csv")
                        + " can be told to be amount; its header is customer, when, note\n");
        assertThat(here.resolve("guess")).doesNotExist();
    }

    @Test
    void aFileThatIsNoneIsRefused() throws IOException {
        file("id,customer\n");
        assertThat(terminal.type("init", "g", "--from", "f.csv")).isEqualTo(2);
        assertThat(terminal.err()).contains("has a header only");
        assertThat(terminal.type("init", "g", "--from", "nowhere.csv")).isEqualTo(2);
        assertThat(terminal.type("init", "g", "--from", ".")).isEqualTo(2);
        assertThat(terminal.err()).contains("is a folder, not a CSV file");
    }

    private void file(String csv) throws IOException {
        Files.writeString(here.resolve("f.csv"), csv);
    }

    private Settings.Source guessed(String name) {
        return guessed(PERIODS.resolve(name));
    }

    private Settings.Source guessed(Path file) {
        assertThat(terminal.type("init", "guess", "--from", file.toString())).isZero();
        return read("guess").sources().get(0);
    }

    private Settings read(String folder) {
        return SettingsFile.read(here.resolve(folder).resolve("meridiem.yml"), ROOT, Section.all(), Map.of());
    }
}
