package io.meridiem.run;

import io.meridiem.build.MonthRange;
import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.table.LakeState;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which months a lake holds when a run is over. */
public final class Months {
    /** Billers tell subscriptions as ready-made periods or as contracts; some tell nothing but invoices. */
    private static final List<TableName> SUBSCRIPTIONS =
            List.of(TableName.of("bronze.billing_subscription"), TableName.of("bronze.billing_contract"));

    private final Settings settings;
    private final LakeState state;

    public Months(Settings settings, LakeState state) {
        this.settings = settings;
        this.state = state;
    }

    /** The months that any dated row of any source speaks of; empty where no source has a dated row. */
    public Optional<MonthRange> span() {
        Optional<YearMonth> first = spans(LakeState.Entry::spanFrom).min(Comparator.naturalOrder());
        Optional<YearMonth> last = spans(LakeState.Entry::spanTo).max(Comparator.naturalOrder());
        return first.flatMap(from -> last.map(to -> new MonthRange(from, to.isBefore(from) ? from : to)));
    }

    /**
     * All months from the first one to {@code to}, or to the last one already loaded, whichever is later: what changes an
     * early month changes those after it.
     *
     * @param from the first month of a backfill; null for a run
     * @throws Misconfigured where a backfill begins before {@code calendar.start}
     */
    public MonthRange loaded(YearMonth from, YearMonth to) {
        YearMonth first = first(from, to);
        YearMonth last = state.lastMonth().filter(held -> held.isAfter(to)).orElse(to);
        return new MonthRange(first.isAfter(last) ? last : first, last);
    }

    private YearMonth first(YearMonth from, YearMonth to) {
        YearMonth start = settings.calendar().start();
        if (start != null) {
            if (from != null && from.isBefore(start)) {
                throw Misconfigured.option("--from", from + " is before calendar.start " + start);
            }
            return start;
        }
        // What is loaded stays loaded: a later beginning would turn customers into opening balances.
        Optional<YearMonth> held = state.firstMonth().or(state::earliestMonth);
        if (from != null) {
            return held.filter(first -> !from.isBefore(first)).orElse(from);
        }
        return state.firstMonth().orElseGet(() -> Stream.concat(held.stream(), Stream.of(earliest(to)))
                .min(Comparator.naturalOrder())
                .orElseThrow());
    }

    /** The earliest month of any subscription; without one the earliest of any row. */
    private YearMonth earliest(YearMonth otherwise) {
        return SUBSCRIPTIONS.stream()
                .flatMap(one -> state.entry(one).stream())
                .map(LakeState.Entry::spanFrom)
                .filter(from -> from != null)
                .map(YearMonth::parse)
                .min(Comparator.naturalOrder())
                .or(() -> span().map(MonthRange::first))
                .orElse(otherwise);
    }

    private Stream<YearMonth> spans(java.util.function.Function<LakeState.Entry, String> end) {
        return state.entries().values().stream()
                .map(end)
                .filter(one -> one != null)
                .map(YearMonth::parse);
    }
}
