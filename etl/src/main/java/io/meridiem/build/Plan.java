package io.meridiem.build;

import io.meridiem.contract.TableName;
import io.meridiem.table.LakeState;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a run has to make: the models whose rows in the lake were made from something else than they would be now, and the
 * months or days of them.
 *
 * @param models to be made, in order
 * @param changing the months to make; the same for every model that is made by the month
 * @param days of models made by the day the days to make; none of one that is made whole
 */
public record Plan(List<Model> models, MonthRange changing, Map<TableName, SortedSet<String>> days, Origins origins) {

    /**
     * @param asked the models of the stages asked for
     * @param force make everything anew
     */
    public static Plan of(Dag dag, Parameters settled, LakeState state, Predicate<Model> asked, boolean force) {
        MonthRange loaded = settled.loaded();
        Origins origins = new Origins(settled, state);
        Map<TableName, SortedSet<String>> days = new HashMap<>();
        Set<TableName> stale = new TreeSet<>();
        YearMonth from = null;
        for (Model model : dag.models().stream().filter(asked).toList()) {
            TableSpec spec = model.spec();
            origins.add(model);
            LakeState.Entry entry = force ? null : state.entry(spec.name()).orElse(null);
            YearMonth first = firstStale(model, origins, entry, loaded);
            if (first != null) {
                stale.add(spec.name());
                from = from == null || first.isBefore(from) ? first : from;
            }
            if (spec.write() == Write.DAYS && first != null && isOfSame(model, origins, entry)) {
                SortedSet<String> touched = origins.touched(spec, entry);
                // Marking most of a table's rows as gone costs more than making it anew, in this run and all later
                // ones.
                if (2 * touched.size() <= entry.days().size()) {
                    days.put(spec.name(), touched);
                }
            }
        }
        List<Model> models = new ArrayList<>(dag.models());
        models.removeIf(one -> !stale.contains(one.spec().name()));
        return new Plan(models, from == null ? null : new MonthRange(from, loaded.last()), days, origins);
    }

    /** The first month whose rows are not what they should be; null when all are. */
    private static YearMonth firstStale(Model model, Origins origins, LakeState.Entry entry, MonthRange loaded) {
        TableSpec spec = model.spec();
        return switch (spec.write()) {
            case WHOLE -> entry != null && origins.whole(spec.name()).equals(entry.made()) ? null : loaded.last();
            case DAYS ->
                isOfSame(model, origins, entry) && origins.touched(spec, entry).isEmpty() ? null : loaded.last();
            case MONTHS -> {
                Map<String, String> made = entry == null || entry.months() == null ? Map.of() : entry.months();
                yield loaded.months().stream()
                        .filter(month -> !origins.until(spec.name(), month).equals(made.get(month.toString())))
                        .findFirst()
                        .orElse(null);
            }
        };
    }

    /** Whether a table that is made by the day was made as it would be now, but for days that changed. */
    private static boolean isOfSame(Model model, Origins origins, LakeState.Entry entry) {
        return entry != null
                && entry.days() != null
                && origins.besidesDays(model).equals(entry.made());
    }

    /** What the state is to say of a model's table, once it is made. */
    LakeState.Entry made(Model model, LakeState state, String run, long rows) {
        TableSpec spec = model.spec();
        return switch (spec.write()) {
            case WHOLE -> LakeState.Entry.whole(origins.whole(spec.name()), run, rows, null, null);
            case DAYS -> LakeState.Entry.byDay(origins.besidesDays(model), origins.days(spec), run, rows);
            case MONTHS -> {
                Map<String, String> months = new TreeMap<>();
                changing.months().forEach(one -> months.put(one.toString(), origins.until(spec.name(), one)));
                yield state.made(spec.name(), run, months, rows);
            }
        };
    }
}
