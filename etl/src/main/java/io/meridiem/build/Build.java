package io.meridiem.build;

import io.meridiem.contract.Progress;
import io.meridiem.contract.TableName;
import io.meridiem.table.DeltaWriter;
import io.meridiem.table.Finding;
import io.meridiem.table.Judge;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import io.meridiem.table.Lanes;
import io.meridiem.table.LedgerEntry;
import io.meridiem.table.Severity;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The stage from bronze to gold. Every model's rows are staged and judged while readers still see the old ones; when all
 * are, the accepted ones are swapped in.
 */
public final class Build {
    private final LakeSession session;
    private final Parameters parameters;
    private final Progress progress;
    private final String run;
    private final Map<TableName, Dataset<Row>> staged = new ConcurrentHashMap<>();
    private final Set<TableName> refused = ConcurrentHashMap.newKeySet();

    /**
     * @param refused bronze tables whose input was refused: what depends on them is not made
     */
    public Build(LakeSession session, Parameters parameters, Progress progress, String run, Set<TableName> refused) {
        this.session = session;
        this.parameters = parameters;
        this.progress = progress;
        this.run = run;
        this.refused.addAll(refused);
    }

    /** Makes what the plan says, notes it in the state (not yet saved) and tells what became of each table. */
    public List<Built> run(Plan plan, LakeState state) {
        progress.begin("build " + plan.changing(), plan.models().size() + 1);
        try (Lanes lanes = new Lanes()) {
            List<Built> all = makeAll(plan, lanes, new Urgency(plan.models(), state));
            lanes.all(plan.models().stream()
                    .map(model -> (Supplier<Boolean>) () ->
                            swapIn(model.spec(), plan.days().get(model.spec().name())))
                    .toList());
            for (int i = 0; i < all.size(); i++) {
                note(all.get(i), plan.models().get(i), plan, state);
            }
            progress.step("swapped in");
            progress.end();
            return all;
        }
    }

    /** Each model begins when those it reads are made, and first the one that most is waiting for. */
    private List<Built> makeAll(Plan plan, Lanes lanes, Urgency urgency) {
        Map<TableName, CompletableFuture<Built>> making = new LinkedHashMap<>();
        for (Model model : plan.models()) {
            SortedSet<String> days = plan.days().get(model.spec().name());
            List<CompletableFuture<Built>> before = Stream.concat(model.reads().stream(), model.consults().stream())
                    .map(making::get)
                    .filter(one -> one != null)
                    .toList();
            making.put(
                    model.spec().name(),
                    lanes.begin(
                            () -> told(make(model, days)),
                            before,
                            urgency.of(model.spec().name())));
        }
        return Lanes.results(making.values());
    }

    private Built told(Built built) {
        progress.step(
                built.table() + (built.refused() ? " refused" : String.format(Locale.ROOT, " %,d rows", built.rows())));
        return built;
    }

    private Built make(Model model, SortedSet<String> days) {
        long begun = System.nanoTime();
        TableSpec spec = model.spec();
        Set<TableName> missing = new HashSet<>(model.reads());
        missing.retainAll(refused);
        if (!missing.isEmpty()) {
            refused.add(spec.name());
            Finding upstream = Finding.of(
                    spec.name(),
                    "upstream_refused",
                    Severity.REFUSE,
                    0,
                    null,
                    "not made, because " + missing.iterator().next() + " was refused");
            return new Built(spec.name(), 0, true, seconds(begun), List.of(upstream), null);
        }
        TableName stagedName = days == null ? stage(model) : stageDays(model, days);
        Judge.Verdict verdict =
                new Judge(session, parameters.settings().currency().reporting()).look(spec, stagedName, bound(spec));
        boolean no = verdict.findings().stream().anyMatch(one -> one.severity() == Severity.REFUSE);
        if (no) {
            refused.add(spec.name());
            staged.remove(spec.name());
            session.forget(spec.name());
        }
        LedgerEntry ledger = ledger(spec, verdict.rows());
        return new Built(spec.name(), no ? 0 : verdict.rows(), no, seconds(begun), verdict.findings(), ledger);
    }

    /** The name the staged rows alone are known by; the table's own name stands for them and its other months. */
    private TableName stage(Model model) {
        TableSpec spec = model.spec();
        Dataset<Row> fresh = written(spec, model.rows(session, bound(spec)));
        return shown(spec, fresh, spec.write() == Write.MONTHS ? withOtherMonths(spec.name(), fresh) : fresh);
    }

    /** The same of nothing but these days. */
    private TableName stageDays(Model model, SortedSet<String> days) {
        TableSpec spec = model.spec();
        Days touched = new Days(session, days);
        Dataset<Row> fresh = written(spec, model.rows(session, bound(spec), touched.of(spec.days())));
        return shown(
                spec,
                fresh,
                touched.others(session.stored(spec.name()), spec.days().column())
                        .unionByName(fresh)
                        .select(columns(fresh.schema())));
    }

    private Dataset<Row> written(TableSpec spec, Dataset<Row> rows) {
        String folder = session.lake().staging(run, spec.name());
        rows.write().mode("overwrite").parquet(folder);
        return session.files(folder, rows.schema());
    }

    private TableName shown(TableSpec spec, Dataset<Row> fresh, Dataset<Row> all) {
        staged.put(spec.name(), fresh);
        session.show(spec.name(), all);
        TableName alone = new TableName(
                "ops", "staged_" + spec.name().layer() + "_" + spec.name().name());
        session.show(alone, fresh);
        return alone;
    }

    private Dataset<Row> withOtherMonths(TableName name, Dataset<Row> fresh) {
        if (!session.exists(name)) {
            return fresh;
        }
        Dataset<Row> held = session.stored(name)
                .where("month < date '" + parameters.changing().first().atDay(1) + "' or month > date '"
                        + parameters.changing().last().atDay(1) + "'");
        return held.unionByName(fresh, true).select(columns(fresh.schema()));
    }

    private static org.apache.spark.sql.Column[] columns(StructType schema) {
        return java.util.Arrays.stream(schema.fieldNames())
                .map(org.apache.spark.sql.functions::col)
                .toArray(org.apache.spark.sql.Column[]::new);
    }

    private boolean swapIn(TableSpec spec, SortedSet<String> days) {
        Dataset<Row> fresh = staged.get(spec.name());
        if (fresh == null) {
            return false;
        }
        boolean allMonths = parameters.changing().equals(parameters.loaded());
        if (days != null) {
            session.exchange(spec.name(), fresh, Days.condition(spec.days().column(), days));
        } else if (spec.write() != Write.MONTHS || allMonths || !session.exists(spec.name())) {
            session.replace(spec.name(), session.lake().staging(run, spec.name()), fresh.schema());
        } else {
            new DeltaWriter(session.lake())
                    .replaceMonths(
                            spec.name(),
                            fresh,
                            parameters.changing().first(),
                            parameters.changing().last());
            session.forget(spec.name());
        }
        return true;
    }

    private void note(Built built, Model model, Plan plan, LakeState state) {
        TableName name = built.table();
        state.put(name, built.refused() ? state.refused(name, run) : plan.made(model, state, run, built.rows()));
    }

    private Map<String, Object> bound(TableSpec spec) {
        return parameters.bound(spec.write());
    }

    private LedgerEntry ledger(TableSpec spec, long rows) {
        if (spec.oneToOne() == null) {
            return null;
        }
        long in = session.read(spec.oneToOne()).count();
        return new LedgerEntry(spec.name(), in, rows, 0, 0, 0, 0, 0, 0);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
