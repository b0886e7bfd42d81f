package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import io.meridiem.contract.SettingsFile;
import io.meridiem.run.Run;
import io.meridiem.table.LedgerEntry;
import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** New files of events: they alone are read, and the table is what all files together make it. */
class AddedEventsTest {
    private static final String HEADER = "event_id,event,user_id,occurred_at,received_at\n";
    private static final String FIRST =
            """
            E-1,opened,ann,2025-05-01T10:00:00Z,2025-05-02T00:00:00Z
            E-2,opened,bob,2025-05-02T10:00:00Z,2025-05-03T00:00:00Z
            E-3,opened,bob,some day,2025-05-03T00:00:00Z
            """;
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2025-05-03T00:00:00Z"));

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    private List<Landed> landed;
    private List<String> events;
    private List<String> aside;
    private String days;

    @BeforeEach
    void theFirstFileIsRead() throws IOException {
        Files.createDirectory(here.resolve("in"));
        Files.writeString(
                here.resolve("meridiem.yml"),
                """
                company: {name: Alder}
                calendar: {zone: UTC}
                currency: {reporting: EUR}
                limits: {quarantined_share: 1}
                lake: lake
                sources:
                  - {name: app, adapter: generic, folder: in, files: {product_event: "events*.csv"}}
                """);
        events("events-1.csv", FIRST);
        ingest();
        assertThat(events).containsExactly("E-1|ann", "E-2|bob");
        // From here on who reads this file again finds nobody in it.
        events("events-1.csv", FIRST.replace("ann", "---").replace("bob", "---"));
    }

    @Test
    void aNewFileIsReadAloneAndItsRepeatsCountOnce() throws IOException {
        events(
                "events-2.csv",
                """
                E-2,opened,eve,2025-05-02T10:00:00Z,2025-05-09T00:00:00Z
                E-4,opened,cem,2025-04-30T10:00:00Z,2025-05-09T00:00:00Z
                E-5,opened,cem,never,2025-05-09T00:00:00Z
                """);
        ingest();
        assertThat(events).containsExactly("E-1|ann", "E-2|bob", "E-4|cem");
        assertThat(ledger()).isEqualTo(new LedgerEntry(landed.get(0).table(), 6, 1, 2, 1, 0, 0, 2, 0));
        assertThat(landed.get(0).findings())
                .extracting(one -> one.check() + " " + one.rows() + " " + one.sample())
                .contains("duplicate 1 null")
                .anyMatch(one -> one.startsWith("unreadable 2 events-1.csv line 4"));
        assertThat(aside).hasSize(2).anyMatch(one -> one.contains("some day")).anyMatch(one -> one.contains("never"));
        assertThat(days).isEqualTo("2025-04-30");
    }

    @Test
    void anEventThatCameBeforeTheOneOfItsIdTakesItsPlaceAndAllIsReadAgain() throws IOException {
        events("events-0.csv", "E-2,opened,eve,2025-05-02T10:00:00Z,2025-05-02T12:00:00Z\n");
        ingest();
        assertThat(events).containsExactly("E-1|---", "E-2|eve");
        assertThat(ledger().rowsIn()).isEqualTo(4);
    }

    @Test
    void whatAKilledRunHadAddedIsReadAgainAndItsDaysAreTold() throws IOException {
        events("events-2.csv", "E-4,opened,cem,2025-05-04T10:00:00Z,2025-05-05T00:00:00Z\n");
        ingest(false);
        ingest();
        assertThat(events).containsExactly("E-1|---", "E-2|---", "E-4|cem");
        assertThat(ledger().duplicate()).isZero();
        assertThat(days).contains("2025-05-04");
    }

    @Test
    void aFileOfNothingChangesNothing() throws IOException {
        events("events-2.csv", "");
        ingest();
        assertThat(events).containsExactly("E-1|ann", "E-2|bob");
        assertThat(ledger()).isEqualTo(new LedgerEntry(landed.get(0).table(), 3, 0, 2, 0, 0, 0, 1, 0));
        assertThat(landed.get(0).findings()).extracting(one -> one.check()).contains("file_header_only");
        assertThat(aside).hasSize(1);
        assertThat(days).isEmpty();
        ingest();
        assertThat(landed).isEmpty();
    }

    @Test
    void aFileOfOtherColumnsIsReadWithAllOthers() throws IOException {
        Files.writeString(
                here.resolve("in/events-2.csv"),
                "event_id,event,user_id,occurred_at\nE-4,opened,cem,2025-05-04T10:00:00Z\n");
        ingest();
        assertThat(events).containsExactly("E-1|---", "E-2|---", "E-4|cem");
    }

    @Test
    void aFileThatIsGoneTakesItsRowsWithIt() throws IOException {
        Files.move(here.resolve("in/events-1.csv"), here.resolve("in/events-3.csv"));
        ingest();
        assertThat(events).containsExactly("E-1|---", "E-2|---");
    }

    private LedgerEntry ledger() {
        return landed.get(0).ledger();
    }

    /** As long and as old as any other file of that name and length. */
    private void events(String name, String rows) throws IOException {
        Files.writeString(here.resolve("in").resolve(name), HEADER + rows);
        Files.setLastModifiedTime(here.resolve("in").resolve(name), LONG_AGO);
    }

    private void ingest() throws IOException {
        ingest(true);
    }

    /** @param lives whether the run gets as far as to say what it did */
    private void ingest(boolean lives) throws IOException {
        Path home = Path.of(System.getProperty("meridiem.root", ".."));
        Settings settings = SettingsFile.read(here.resolve("meridiem.yml"), home, Section.all(), Map.of());
        BronzeTables tables = BronzeTables.load();
        try (Run run = Run.open(settings, tables, "ingest", YearMonth.of(2025, 5), Clock.systemUTC())) {
            Ingest ingest = new Ingest(settings, AdapterNames.read(settings, tables), tables, LandedSources.unsaid());
            List<Landed> all = ingest.run(run::session, run.state(), run.id(), false);
            if (!lives) {
                return;
            }
            run.landed(all);
            landed = all.stream()
                    .filter(one -> one.table().name().equals("product_event"))
                    .toList();
            run.tell();
            run.state().save();
            events = rows(run, "select event_id, user_id from bronze.product_event order by event_id");
            aside = rows(run, "select raw, reason from ops.quarantine where run = '" + run.id() + "'");
            days = landed.isEmpty() ? "" : String.join(" ", landed.get(0).days());
            run.record("2025-05", "done");
        }
    }

    private static List<String> rows(Run run, String query) {
        return run.session().sql(query, Map.of()).collectAsList().stream()
                .map(row -> row.mkString("|"))
                .toList();
    }
}
