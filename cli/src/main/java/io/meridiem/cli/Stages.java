package io.meridiem.cli;

import io.meridiem.contract.Settings;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What the verbs that touch the lake ask for. Each answers with the exit code: 0 done, 1 data refused, 4 some reports
 * failed; {@code Misconfigured} and {@code Unavailable} are thrown and become 2 and 3. Made only when a verb needs it,
 * so that {@code --help} does not wait for Spark.
 */
public interface Stages {

    /** Runs the stages asked for: {@code run}, {@code ingest}, {@code build}, {@code render} and {@code backfill}. */
    int run(Request request);

    /** Reaches every source and looks at the schema and freshness of each; touches nothing. */
    int check(Settings settings);

    /** Prints the tables and what each reads. */
    int dag(Settings settings);

    /** Prints the result of one read-only statement and nothing else. */
    int query(Settings settings, String sql, Format format);

    /** Prints what ran; with an id, everything about that run. */
    int runs(Settings settings, Optional<String> id);

    /** Prints how an account's value of a month comes about. */
    int explainValue(Settings settings, String account, YearMonth month);

    /** Prints what an account's churn risk of a month is made of, down to the records. */
    int explainRisk(Settings settings, String account, YearMonth month);
}
