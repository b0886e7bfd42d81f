package io.meridiem.build;

import io.meridiem.contract.TableName;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeState;
import io.meridiem.table.Write;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a run has to make: the models whose fingerprint is not the one the lake's rows were made from, and the months.
 * A fingerprint covers the model's text, the settings it binds and the fingerprints of all it reads: of what is made now, or
 * of what lies there, where that is another stage's.
 *
 * @param models to be made, in order
 * @param changing the months to make; the same for every model that is made by the month
 * @param fingerprints of every model, made or not
 */
public record Plan(List<Model> models, MonthRange changing, Map<TableName, String> fingerprints) {

    /**
     * @param asked the models of the stages asked for
     * @param force make everything anew
     */
    public static Plan of(Dag dag, Parameters settled, LakeState state, Predicate<Model> asked, boolean force) {
        MonthRange loaded = settled.loaded();
        Map<TableName, String> fingerprints = new HashMap<>();
        Set<TableName> stale = new TreeSet<>();
        YearMonth from = null;
        for (Model model : dag.models().stream().filter(asked).toList()) {
            TableName name = model.spec().name();
            fingerprints.put(name, fingerprint(model, settled, state, fingerprints));
            YearMonth first = force ? loaded.first() : firstStale(model, fingerprints.get(name), state, loaded);
            if (first != null) {
                stale.add(name);
                from = from == null || first.isBefore(from) ? first : from;
            }
        }
        List<Model> models = new ArrayList<>(dag.models());
        models.removeIf(one -> !stale.contains(one.spec().name()));
        return new Plan(models, from == null ? null : new MonthRange(from, loaded.last()), fingerprints);
    }

    private static String fingerprint(Model model, Parameters settled, LakeState state, Map<TableName, String> above) {
        Fingerprint made = new Fingerprint().add(model.version());
        Map<String, Object> values = settled.bound(Write.WHOLE);
        for (String one : model.parameters()) {
            boolean range = one.equals("from_month") || one.equals("to_month");
            if (!range || model.spec().write() == Write.WHOLE) {
                made.add(one).add(values.get(one));
            }
        }
        Set<TableName> inputs = new TreeSet<>(model.reads());
        inputs.addAll(model.consults());
        for (TableName read : inputs) {
            String input = above.get(read);
            made.add(read)
                    .add(
                            input != null
                                    ? input
                                    : state.entry(read)
                                            .map(LakeState.Entry::made)
                                            .orElse("none"));
        }
        return made.hex();
    }

    /** The first month whose rows are not what they should be; null when all are. */
    private static YearMonth firstStale(Model model, String fingerprint, LakeState state, MonthRange loaded) {
        LakeState.Entry entry = state.entry(model.spec().name()).orElse(null);
        if (model.spec().write() == Write.WHOLE) {
            return entry != null && fingerprint.equals(entry.made()) ? null : loaded.last();
        }
        NavigableMap<String, String> made = entry == null || entry.months() == null ? new TreeMap<>() : entry.months();
        return loaded.months().stream()
                .filter(month -> !fingerprint.equals(made.get(month.toString())))
                .findFirst()
                .orElse(null);
    }
}
