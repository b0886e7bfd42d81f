package io.meridiem.cli;

import io.meridiem.contract.Settings;
import java.io.PrintStream;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What the verbs that touch the lake ask for. Each answers with the exit code: 0 done, 1 data refused, 4 some reports
 * failed; {@code Misconfigured} and {@code Unavailable} are thrown and become 2 and 3. Made only when a verb needs it,
 * so that {@code --help} does not wait for Spark.
 */
public interface Stages {

    /** Told ahead which settings {@link #run} will be asked for with, so that what takes long to start can be starting. */
    void getReady(Settings settings);

    /** Runs the stages asked for: {@code run}, {@code backfill} and each stage's own verb. */
    int run(Request request);

    /** Reaches every source and looks at the schema and freshness of each; touches nothing. */
    int check(Settings settings);

    /** Prints the tables and what each reads. */
    int dag(Settings settings);

    /** Prints the result of one read-only statement and nothing else. */
    int query(Settings settings, String sql, Format format);

    /** Prints what ran; with an id, everything about that run. */
    int runs(Settings settings, Optional<String> id);

    /** Holds accounts' reports of a month back, or lets them go. */
    int hold(Request request, boolean held, String reason);

    /** Proves a published report: 0 where it is, and prints, as it was published, else 1. */
    int reproduce(Settings settings, String id);

    /** Tries a churn model on a table of features: 1 where nothing can be learned from it. */
    int backtest(FeatureTrial trial);

    /** Holds what churn models foretold over the lake's history against what happened: 1 where none has. */
    int backtest(Settings settings, PrintStream err);

    /** Prints how the MRR of an account's payer comes about, down to the records. */
    int explainMrr(Settings settings, String account, YearMonth month);

    /** Prints how an account's value of a month comes about. */
    int explainValue(Settings settings, String account, YearMonth month);

    /** Prints what an account's churn risk of a month is made of, down to the records. */
    int explainRisk(Settings settings, String account, YearMonth month);
}
