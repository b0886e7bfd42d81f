package io.meridiem.cli;

import io.meridiem.build.Dag;
import io.meridiem.contract.Progress;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.contract.Unavailable;
import io.meridiem.ingest.BronzeTables;
import io.meridiem.reports.executive.ExecutiveReport;
import io.meridiem.reports.publish.Reproduction;
import io.meridiem.run.Run;
import io.meridiem.table.LakeSession;
import io.meridiem.table.LakeState;
import io.meridiem.table.SparkStart;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The verbs' bodies on the real lake.
 *
 * @param out results, and nothing but results
 */
record LakeStages(Progress progress, PrintStream out, Clock clock) implements Stages {

    @Override
    public int run(Request request) {
        return new MonthRun(request, progress, out, clock).run();
    }

    @Override
    public void getReady(Settings settings) {
        SparkStart.ahead(settings);
    }

    @Override
    public int check(Settings settings) {
        return new SourceCheck(settings, clock, out).run();
    }

    @Override
    public int dag(Settings settings) {
        out.println(Dag.load(settings).text());
        List<String> reads =
                ExecutiveReport.READS.stream().map(TableName::toString).toList();
        out.println(ExecutiveReport.TABLE + " <- " + String.join(", ", reads));
        return 0;
    }

    @Override
    public int query(Settings settings, String sql, Format format) {
        Query query = Query.of(sql);
        return onLake(settings, session -> query.print(session, format, out));
    }

    @Override
    public int runs(Settings settings, Optional<String> id) {
        return onLake(settings, session -> new RunHistory(session, out).print(id));
    }

    @Override
    public int hold(Request request, boolean held, String reason) {
        return new Holding(request, out, clock).note(held, reason);
    }

    @Override
    public int reproduce(Settings settings, String id) {
        return onLake(settings, session -> {
            Reproduction.Proof proof =
                    new Reproduction(session, ReportKinds.of(settings, LakeState.of(session.lake()))).prove(id);
            proof.lines().forEach(out::println);
            return proof.proved() ? 0 : 1;
        });
    }

    @Override
    public int backtest(FeatureTrial trial) {
        return trial.run(out);
    }

    @Override
    public int backtest(Settings settings, PrintStream err) {
        return onLake(settings, session -> new LakeTrial(session, settings.churn(), out, err).run());
    }

    @Override
    public int explainMrr(Settings settings, String account, YearMonth month) {
        return onLake(
                settings, session -> new RevenueExplanation(session, settings.revenue(), out).print(account, month));
    }

    @Override
    public int explainValue(Settings settings, String account, YearMonth month) {
        return onLake(
                settings,
                session -> new ValueExplanation(session, settings.value().investment(), out).print(account, month));
    }

    @Override
    public int explainRisk(Settings settings, String account, YearMonth month) {
        return onLake(settings, session -> new RiskExplanation(session, out).print(account, month));
    }

    private static int onLake(Settings settings, ToIntFunction<LakeSession> work) {
        String lake = settings.lake();
        if (!lake.contains("://") && !Files.isDirectory(Path.of(lake))) {
            throw new Unavailable("there is no lake at " + lake + " yet: build it with 'meridiem run'");
        }
        try (LakeSession session = Run.open(settings, BronzeTables.load())) {
            return work.applyAsInt(session);
        }
    }
}
