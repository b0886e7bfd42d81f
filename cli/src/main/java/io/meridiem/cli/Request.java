package io.meridiem.cli;

import io.meridiem.contract.Settings;
import io.meridiem.reports.deliver.Delivering.Again;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/**
 * What is asked of the stages, checked: every month has ended.
 *
 * @param verb as the user wrote it, for the record of runs
 * @param from the first month asked for
 * @param to the last month asked for; the same as {@code from} for everything but a backfill
 * @param stages which stages are to run
 * @param accounts the accounts to render; empty for all
 * @param force whether to do again what is done
 * @param again what is sent again beside what was never tried
 * @param reread what of the sources is read again beside what has changed
 */
public record Request(
        String verb,
        Settings settings,
        YearMonth from,
        YearMonth to,
        Set<Stage> stages,
        List<String> accounts,
        boolean force,
        Again again,
        Set<Reread> reread) {

    /** What is read again though nothing tells that it has changed. */
    public enum Reread {
        /** Tables of databases and lakes whole, so that rows that are gone there are gone here. */
        WHOLE,
        /** Tables of which rows stood aside when they were read last. */
        ASIDE
    }

    /** A request that sends only what was never tried. */
    public Request(
            String verb,
            Settings settings,
            YearMonth from,
            YearMonth to,
            Set<Stage> stages,
            List<String> accounts,
            boolean force) {
        this(verb, settings, from, to, stages, accounts, force, new Again(false, false, false), Set.of());
    }

    /** The same for these accounts. */
    Request of(List<String> ids) {
        return new Request(verb, settings, from, to, stages, ids, force, again, reread);
    }

    /** The same, and this once more. */
    Request sending(Again once) {
        return new Request(verb, settings, from, to, stages, accounts, force, once, reread);
    }

    /** The same, and this of the sources read again. */
    Request reading(Set<Reread> once) {
        return new Request(verb, settings, from, to, stages, accounts, force, again, once);
    }
}
