package io.meridiem.build;

import io.meridiem.contract.Progress;
import io.meridiem.contract.TableName;
import io.meridiem.table.DeltaWriter;
import io.meridiem.table.Finding;
import io.meridiem.table.Judge;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import io.meridiem.table.LedgerEntry;
import io.meridiem.table.Severity;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private final Map<TableName, Dataset<Row>> staged = new LinkedHashMap<>();
    private final Set<TableName> refused = new HashSet<>();

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
        List<Built> all = new ArrayList<>();
        for (Model model : plan.models()) {
            Built built = make(model);
            all.add(built);
            progress.step(built.table() + (built.refused() ? " refused" : String.format(Locale.ROOT, " %,d rows", built.rows())));
        }
        for (Model model : plan.models()) {
            swapIn(model.spec());
        }
        plan.models().forEach(model -> note(model.spec(), plan, all, state));
        progress.step("swapped in");
        progress.end();
        return all;
    }

    private Built make(Model model) {
        long begun = System.nanoTime();
        TableSpec spec = model.spec();
        Set<TableName> missing = new HashSet<>(model.reads());
        missing.retainAll(refused);
        if (!missing.isEmpty()) {
            refused.add(spec.name());
            Finding upstream = Finding.of(spec.name(), "upstream_refused", Severity.REFUSE, 0, null,
                    "not made, because " + missing.iterator().next() + " was refused");
            return new Built(spec.name(), 0, true, seconds(begun), List.of(upstream), null);
        }
        long rows = stage(model);
        List<Finding> findings = new ArrayList<>(
                new Judge(session, parameters.settings().currency().reporting()).findings(spec, bound(spec)));
        boolean no = findings.stream().anyMatch(one -> one.severity() == Severity.REFUSE);
        if (no) {
            refused.add(spec.name());
            staged.remove(spec.name());
            session.forget(spec.name());
        }
        return new Built(spec.name(), no ? 0 : rows, no, seconds(begun), findings, ledger(spec, rows));
    }

    private long stage(Model model) {
        TableSpec spec = model.spec();
        Dataset<Row> rows = model.rows(session, bound(spec));
        String folder = session.lake().staging(run, spec.name());
        rows.write().mode("overwrite").parquet(folder);
        StructType schema = rows.schema();
        Dataset<Row> fresh = session.spark().read().schema(schema).parquet(folder);
        staged.put(spec.name(), fresh);
        session.show(spec.name(), spec.write() == Write.WHOLE ? fresh : withOtherMonths(spec.name(), fresh));
        return fresh.count();
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

    private void swapIn(TableSpec spec) {
        Dataset<Row> fresh = staged.get(spec.name());
        if (fresh == null) {
            return;
        }
        DeltaWriter writer = new DeltaWriter(session.lake());
        boolean allMonths = parameters.changing().equals(parameters.loaded());
        if (spec.write() == Write.WHOLE || allMonths || !session.exists(spec.name())) {
            writer.replace(spec.name(), fresh);
        } else {
            writer.replaceMonths(spec.name(), fresh, parameters.changing().first(), parameters.changing().last());
        }
        session.forget(spec.name());
    }

    private void note(TableSpec spec, Plan plan, List<Built> all, LakeState state) {
        Built built = all.stream().filter(one -> one.table().equals(spec.name())).findFirst().orElseThrow();
        String fingerprint = plan.fingerprints().get(spec.name());
        state.put(spec.name(), built.refused()
                ? state.refused(spec.name(), run)
                : state.made(spec.name(), run, fingerprint, built.rows(), months(spec, plan)));
    }

    private static List<String> months(TableSpec spec, Plan plan) {
        return spec.write() == Write.WHOLE
                ? List.of()
                : plan.changing().months().stream().map(Object::toString).toList();
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
