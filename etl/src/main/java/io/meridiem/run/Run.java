package io.meridiem.run;

import io.meridiem.build.Built;
import io.meridiem.contract.Lake;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.ingest.BronzeTable;
import io.meridiem.ingest.BronzeTables;
import io.meridiem.ingest.Landed;
import io.meridiem.table.Finding;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import io.meridiem.table.LedgerEntry;
import io.meridiem.table.Severity;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.types.StructType;

/**
 * One run from its lock to its record: holds the lake, starts Spark only when something needs it, and gathers what the
 * stages tell for {@code ops}.
 */
public final class Run implements AutoCloseable {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final Settings settings;
    private final Lake lake;
    private final String id;
    private final String verb;
    private final YearMonth month;
    private final Instant started;
    private final Clock clock;
    private final LakeLock lock;
    private final Journal journal;
    private final LakeState state;
    private final BronzeTables bronze;
    private final List<Finding> findings = new ArrayList<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<TableRun> tables = new ArrayList<>();
    private final Set<TableName> refused = new TreeSet<>();
    private int writtenFindings;
    private int writtenLedger;
    private int writtenTables;
    private LakeSession session;

    /** What {@code ops.table_run} says of one table. */
    record TableRun(TableName table, String months, long rows, double seconds, boolean refused) {}

    private Run(Settings settings, BronzeTables bronze, String verb, YearMonth month, Clock clock) {
        this.settings = settings;
        this.bronze = bronze;
        this.verb = verb;
        this.month = month;
        this.clock = clock;
        this.lake = new Lake(settings.lake());
        this.started = clock.instant();
        this.id = STAMP.format(started) + "-" + String.format("%04x", new SecureRandom().nextInt(0x10000));
        this.lock = LakeLock.take(lake, verb, clock);
        try {
            this.journal = Journal.open(lake, id, verb, started);
            this.state = LakeState.of(lake);
        } catch (RuntimeException unusable) {
            lock.close();
            throw unusable;
        }
    }

    /**
     * Takes the lake for one run.
     *
     * @param month the month asked for, which findings are booked under
     * @throws io.meridiem.contract.Unavailable where another run holds the lake or it cannot be written
     */
    public static Run open(Settings settings, BronzeTables bronze, String verb, YearMonth month, Clock clock) {
        return new Run(settings, bronze, verb, month, clock);
    }

    public String id() {
        return id;
    }

    public LakeState state() {
        return state;
    }

    /** The Spark session, started when first asked for. */
    public LakeSession session() {
        if (session == null) {
            session = open(settings, bronze);
        }
        return session;
    }

    /** A session for reading or writing a lake, with the tables that may be asked for before they are there. */
    public static LakeSession open(Settings settings, BronzeTables bronze) {
        Map<TableName, StructType> declared = new HashMap<>(OpsTables.schemas());
        for (BronzeTable one : bronze.all()) {
            declared.put(one.name(), one.schema());
        }
        return LakeSession.open(settings, declared);
    }

    /** Takes note of what ingest did. */
    public void landed(List<Landed> all) {
        for (Landed one : all) {
            findings.addAll(one.findings());
            long rows = one.ledger() == null
                    ? 0
                    : one.ledger().kept() + one.ledger().unchanged();
            tables.add(new TableRun(one.table(), null, rows, one.seconds(), one.refused()));
            if (one.ledger() != null) {
                ledger.add(one.ledger());
            }
            if (one.refused()) {
                refused.add(one.table());
            }
        }
    }

    /** Takes note of what build did. */
    public void built(List<Built> all, String months) {
        for (Built one : all) {
            findings.addAll(one.findings());
            tables.add(new TableRun(one.table(), months, one.rows(), one.seconds(), one.refused()));
            if (one.ledger() != null) {
                ledger.add(one.ledger());
            }
            if (one.refused()) {
                refused.add(one.table());
            }
        }
    }

    /** Takes note of rows that no model makes, such as a report's. */
    public void made(TableName table, String months, long rows, double seconds) {
        tables.add(new TableRun(table, months, rows, seconds, false));
    }

    /** Takes note of something that concerns no single table's making. */
    public void found(Finding finding) {
        findings.add(finding);
        if (finding.severity() == Severity.REFUSE) {
            refused.add(finding.table());
        }
    }

    /** Tables whose new rows were refused in this run. */
    public Set<TableName> refused() {
        return refused;
    }

    public List<Finding> findings() {
        return findings;
    }

    /** Whether no stage has had anything to do so far. */
    public boolean isIdle() {
        return tables.isEmpty() && findings.isEmpty();
    }

    /** Writes to {@code ops} what the stages have told so far, so that a later stage can read it there. */
    public void tell() {
        OpsLog log = new OpsLog(session(), id, month);
        List<LedgerEntry> entries = ledger.subList(writtenLedger, ledger.size());
        log.write(
                findings.subList(writtenFindings, findings.size()),
                entries,
                tables.subList(writtenTables, tables.size()));
        writtenFindings = findings.size();
        writtenLedger = ledger.size();
        writtenTables = tables.size();
    }

    /**
     * Closes the run's record and clears what it staged.
     *
     * @param months what was asked for
     * @param outcome done, refused or partly
     */
    public void record(String months, String outcome) {
        tell();
        new OpsLog(session(), id, month).run(verb, months, started, clock.instant(), outcome, journal.killed());
        journal.close();
    }

    @Override
    public void close() throws IOException {
        journal.fail();
        if (session != null) {
            session.close();
        }
        lock.close();
    }
}
