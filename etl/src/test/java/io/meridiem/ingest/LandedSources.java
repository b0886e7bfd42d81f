package io.meridiem.ingest;

import io.meridiem.contract.Lake;
import io.meridiem.contract.Progress;
import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import io.meridiem.contract.SettingsFile;
import io.meridiem.contract.TableName;
import io.meridiem.table.Finding;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import io.meridiem.table.LedgerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A configuration's sources, landed once, and what stands in bronze then. */
record LandedSources(LakeSession session, List<Landed> landed) {
    private static final String ZONE = "spark.sql.session.timeZone";

    /** Lands what the configuration in that folder names. */
    static LandedSources of(SparkSession spark, Path folder, String configuration) throws IOException {
        Files.writeString(folder.resolve("meridiem.yml"), configuration);
        Path home = Path.of(System.getProperty("meridiem.root", ".."));
        Settings settings = SettingsFile.read(folder.resolve("meridiem.yml"), home, Section.all(), Map.of());
        BronzeTables tables = BronzeTables.load();
        Map<TableName, StructType> declared = new HashMap<>();
        tables.all().forEach(table -> declared.put(table.name(), table.schema()));
        LakeSession session = new LakeSession(spark, new Lake(settings.lake()), declared);
        LakeState state = LakeState.of(session.lake());
        Ingest ingest = new Ingest(settings, AdapterNames.read(settings, tables), tables, new Quiet());
        spark.conf().set(ZONE, settings.calendar().zone().getId());
        try {
            return new LandedSources(session, ingest.run(() -> session, state, "first"));
        } finally {
            spark.conf().unset(ZONE);
        }
    }

    /** Every row as its cells in one text. */
    List<String> rows(String query) {
        return session.sql(query, Map.of()).collectAsList().stream()
                .map(row -> row.mkString("|"))
                .toList();
    }

    /** Why rows were set aside. */
    List<String> reasons(String table) {
        return session
                .spark()
                .read()
                .parquet(session.lake().staging("first", TableName.of("bronze." + table)))
                .where("fate = 'unreadable'")
                .collectAsList()
                .stream()
                .map(row -> row.<String>getAs("problem"))
                .toList();
    }

    LedgerEntry ledger(String table) {
        return of(table).ledger();
    }

    /** What was found, by its check. */
    List<String> findings(String table, String check) {
        return of(table).findings().stream()
                .filter(one -> one.check().equals(check))
                .map(Finding::says)
                .toList();
    }

    /** What a check found, in whichever table. */
    List<String> findings(String check) {
        return landed.stream()
                .flatMap(one -> one.findings().stream())
                .filter(one -> one.check().equals(check))
                .map(Finding::says)
                .toList();
    }

    private Landed of(String table) {
        return landed.stream()
                .filter(one -> one.table().name().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private static final class Quiet implements Progress {
        @Override
        public void begin(String stage, int steps) {}

        @Override
        public void step(String said) {}

        @Override
        public void end() {}

        @Override
        public void say(String line) {}
    }
}
