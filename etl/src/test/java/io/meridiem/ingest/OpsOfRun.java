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
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A whole run that lands a folder's files, and what it wrote to {@code ops}. */
record OpsOfRun(LandedSources landed, String run) {
    /** Two sources a company, each in a folder of its number. */
    static String configuration(int companies) {
        StringBuilder text = new StringBuilder(
                """
                company: {name: Alder}
                calendar: {zone: UTC}
                currency: {reporting: EUR}
                limits: {quarantined_share: 1}
                sources:
                """);
        for (int i = 0; i < companies; i++) {
            text.append("  - {name: subs")
                    .append(i)
                    .append(", adapter: generic, folder: \"")
                    .append(i);
            text.append("\", files: {billing_subscription: \"subs*.csv\"}}\n");
            text.append("  - {name: events")
                    .append(i)
                    .append(", adapter: segment, folder: \"")
                    .append(i);
            text.append("\"}\n");
        }
        return text.toString();
    }

    /** Lands what there is as if nothing had been landed before. */
    static OpsOfRun of(Path folder, int companies) throws IOException {
        SparkSession spark = LocalSpark.shared();
        Map<String, String> before =
                scala.jdk.javaapi.CollectionConverters.asJava(spark.conf().getAll());
        Files.writeString(folder.resolve("meridiem.yml"), configuration(companies));
        Path home = Path.of(System.getProperty("meridiem.root", ".."));
        Settings settings = SettingsFile.read(folder.resolve("meridiem.yml"), home, Section.all(), Map.of());
        BronzeTables tables = BronzeTables.load();
        try (Run run = Run.open(settings, tables, "ingest", YearMonth.of(2024, 1), Clock.systemUTC())) {
            Ingest ingest = new Ingest(settings, AdapterNames.read(settings, tables), tables, LandedSources.unsaid());
            List<Landed> landed = ingest.run(run::session, run.state(), run.id(), false);
            assertThat(ingest.run(run::session, run.state(), run.id(), false))
                    .filteredOn(one -> !one.refused())
                    .isEmpty();
            run.landed(landed);
            run.record("2024-01", "done");
            return new OpsOfRun(new LandedSources(run.session(), settings, run.state(), landed), run.id());
        } finally {
            before.entrySet().stream()
                    .filter(one -> spark.conf().isModifiable(one.getKey()))
                    .forEach(one -> spark.conf().set(one.getKey(), one.getValue()));
        }
    }

    /** Holds the table, its ledger and {@code ops.quarantine} against each other. */
    void everyRowSetAsideIsToldWithItsPlace(String table) {
        LedgerEntry ledger = landed.ledger(table);
        String ours = " from ops.quarantine where run = '" + run + "' and `table` = 'bronze." + table + "'";
        List<String> aside = landed.rows("select source_instance, source_file, source_record" + ours);
        assertThat(aside).hasSize((int) ledger.quarantined()).doesNotHaveDuplicates();
        assertThat(landed.rows("select *" + ours
                        + " and (source_file is null or source_record < 1 or source_line < 1 or trim(reason) = ''"
                        + " or source_instance is null or raw is null)"))
                .isEmpty();
        List<String> kept = landed.rows("select source_instance, source_file, source_record from bronze." + table);
        assertThat(kept).hasSize((int) (ledger.kept() + ledger.unchanged())).doesNotContainAnyElementsOf(aside);
        assertThat(landed.rows("select rows_in - kept - unchanged - duplicate - deleted - filtered - quarantined"
                        + " from ops.ledger where run = '" + run + "' and `table` = 'bronze." + table + "'"))
                .containsExactly("0");
    }
}
