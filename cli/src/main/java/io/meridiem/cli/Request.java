package io.meridiem.cli;

import io.meridiem.contract.Settings;
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
 */
public record Request(
        String verb,
        Settings settings,
        YearMonth from,
        YearMonth to,
        Set<Stage> stages,
        List<String> accounts,
        boolean force) {}
