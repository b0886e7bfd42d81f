package io.meridiem.build;

import io.meridiem.contract.TableName;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeState;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a table's rows of a month are made from, as a hash: the model's text, the settings it binds, and of all it reads
 * the rows up to that month. No model looks past the month it tells of, so what comes later leaves a month as it is.
 */
final class Origins {
    private final Parameters settled;
    private final LakeState state;
    private final Map<TableName, Model> models = new HashMap<>();
    private final Map<TableName, Map<YearMonth, String>> known = new HashMap<>();

    /** Knows no model yet: what is asked for then lies in the lake. */
    Origins(Parameters settled, LakeState state) {
        this.settled = settled;
        this.state = state;
    }

    /** From now on the table is what this model makes, not what lies there. */
    void add(Model model) {
        models.put(model.spec().name(), model);
    }

    /** The hash of a table's rows of the month and of those before; of all its rows, where it is made whole. */
    String until(TableName table, YearMonth month) {
        Map<YearMonth, String> months = known.computeIfAbsent(table, unused -> new HashMap<>());
        String before = months.get(month);
        if (before == null) {
            Model model = models.get(table);
            before = model == null ? lying(table, month) : made(model, month);
            months.put(month, before);
        }
        return before;
    }

    /** The same of the table as a whole. */
    String whole(TableName table) {
        return until(table, settled.loaded().last());
    }

    /** Of a table that is written by the day: all it is made from but the days. */
    String besidesDays(Model model) {
        Set<TableName> inputs = inputs(model);
        inputs.removeIf(one -> model.spec().days().inputs().containsKey(one) && heldDays(one) != null);
        return of(model, inputs, settled.loaded().last());
    }

    /** The days it is made from, each with its hash. */
    NavigableMap<String, String> days(TableSpec spec) {
        Map<String, Fingerprint> days = new TreeMap<>();
        spec.days().inputs().keySet().stream()
                .filter(one -> heldDays(one) != null)
                .forEach(one -> heldDays(one)
                        .forEach((day, hash) -> days.computeIfAbsent(day, unused -> new Fingerprint())
                                .add(one)
                                .add(hash)));
        NavigableMap<String, String> hashes = new TreeMap<>();
        days.forEach((day, hash) -> hashes.put(day, hash.hex().substring(0, 16)));
        return hashes;
    }

    /** The days whose rows are not what they should be, where nothing else changed. */
    SortedSet<String> touched(TableSpec spec, LakeState.Entry entry) {
        NavigableMap<String, String> now = days(spec);
        SortedSet<String> touched = new TreeSet<>(now.keySet());
        touched.addAll(entry.days().keySet());
        touched.removeIf(day -> Objects.equals(now.get(day), entry.days().get(day)));
        return touched;
    }

    private String made(Model model, YearMonth month) {
        return switch (model.spec().write()) {
            case WHOLE -> of(model, inputs(model), settled.loaded().last());
            case MONTHS -> of(model, inputs(model), month);
            case DAYS ->
                new Fingerprint()
                        .add(besidesDays(model))
                        .add(upTo(month, days(model.spec())))
                        .hex();
        };
    }

    private String lying(TableName table, YearMonth month) {
        LakeState.Entry entry = state.entry(table).orElse(null);
        if (entry == null) {
            return "none";
        }
        String lying = entry.months() != null ? entry.months().get(month.toString()) : entry.made();
        if (entry.days() != null) {
            lying = new Fingerprint().add(upTo(month, entry.days())).hex();
        }
        return lying == null ? "none" : lying;
    }

    private static Map<String, String> upTo(YearMonth month, NavigableMap<String, String> days) {
        return days.headMap(month.atEndOfMonth().toString(), true);
    }

    private NavigableMap<String, String> heldDays(TableName table) {
        return state.entry(table).map(LakeState.Entry::days).orElse(null);
    }

    private static Set<TableName> inputs(Model model) {
        Set<TableName> inputs = new TreeSet<>(model.reads());
        inputs.addAll(model.consults());
        return inputs;
    }

    private String of(Model model, Set<TableName> inputs, YearMonth month) {
        Fingerprint made = new Fingerprint().add(model.version());
        Map<String, Object> values = settled.bound(Write.WHOLE);
        for (String one : model.parameters()) {
            boolean range = one.equals("from_month") || one.equals("to_month");
            if (!range || model.spec().write() == Write.WHOLE) {
                made.add(one).add(values.get(one));
            }
        }
        inputs.forEach(read -> made.add(read).add(until(read, month)));
        return made.hex();
    }
}
