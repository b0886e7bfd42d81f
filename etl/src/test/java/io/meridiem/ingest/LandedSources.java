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
public record LandedSources(LakeSession session, Settings settings, LakeState state, List<Landed> landed) {
    private static final String ZONE = "spark.sql.session.timeZone";

    /** Lands what the configuration in that folder names. */
    public static LandedSources of(SparkSession spark, Path folder, String configuration) throws IOException {
        Files.writeString(folder.resolve("meridiem.yml"), configuration);
        Path home = Path.of(System.getProperty("meridiem.root", ".."));
        Settings settings = SettingsFile.read(folder.resolve("meridiem.yml"), home, Section.all(), Map.of());
        BronzeTables tables = BronzeTables.load();
        Map<TableName, StructType> declared = new HashMap<>();
        tables.all().forEach(table -> declared.put(table.name(), table.schema()));
        LakeSession session = new LakeSession(spark, new Lake(settings.lake()), declared);
        LakeState state = LakeState.of(session.lake());
        return new LandedSources(session, settings, state, run(session, settings, state, "first", false));
    }

    /** Lands once more what has changed, and says which tables that were. */
    List<Landed> again(String run) {
        return again(run, false);
    }

    /** The same, tables of databases read whole. */
    List<Landed> again(String run, boolean whole) {
        return run(session, settings, state, run, whole);
    }

    private static List<Landed> run(
            LakeSession session, Settings settings, LakeState state, String run, boolean whole) {
        BronzeTables tables = BronzeTables.load();
        Ingest ingest = new Ingest(settings, AdapterNames.read(settings, tables), tables, unsaid());
        session.spark().conf().set(ZONE, settings.calendar().zone().getId());
        try {
            return ingest.run(() -> session, state, run, whole);
        } finally {
            session.spark().conf().unset(ZONE);
        }
    }

    /** Every row as its cells in one text. */
    public List<String> rows(String query) {
        return session.sql(query, Map.of()).collectAsList().stream()
                .map(row -> row.mkString("|"))
                .toList();
    }

    /** The tables whose rows were read. */
    List<String> tables() {
        return landed.stream()
                .filter(one -> one.ledger() != null)
                .map(one -> one.table().name())
                .toList();
    }

    /** All rows of those tables, in order. */
    List<String> bronze() {
        return tables().stream()
                .flatMap(table -> rows("select * from bronze." + table).stream())
                .sorted()
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

    public LedgerEntry ledger(String table) {
        return of(table).ledger();
    }

    /** What was found, by its check. */
    public List<String> findings(String table, String check) {
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

    /** Progress that nobody sees. */
    static Progress unsaid() {
        return new Quiet();
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
