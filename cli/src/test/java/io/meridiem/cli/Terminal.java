package io.meridiem.cli;

import io.meridiem.contract.Progress;
import io.meridiem.contract.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A command line with everything around it in a test's hand: 21 November 2026, no environment, and stages that only note
 * what they are asked until {@link #onLake} lets them work.
 */
final class Terminal implements Stages {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Path here;
    private Supplier<Integer> answer = () -> 0;
    private BiFunction<Progress, PrintStream, Stages> stages = (progress, results) -> this;
    private Map<String, String> environment = Map.of();
    final List<Request> requests = new ArrayList<>();
    final List<String> asked = new ArrayList<>();

    Terminal(Path here) {
        this.here = here;
    }

    /** What the stages do when they are asked. */
    Terminal answering(Supplier<Integer> what) {
        answer = what;
        return this;
    }

    /** From now on the stages really run, on the Spark session that is there. */
    Terminal onLake() {
        stages = (progress, results) -> new LakeStages(progress, results, CLOCK);
        return this;
    }

    /** The environment variables there are. */
    Terminal with(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    int type(String... args) {
        out.reset();
        err.reset();
        Surroundings surroundings = new Surroundings(
                Path.of(System.getProperty("meridiem.root")),
                here,
                environment,
                CLOCK,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                0,
                here.resolve("meridiem.log"),
                stages);
        return new CommandTree(surroundings).execute(args);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void getReady(Settings settings) {}

    @Override
    public int run(Request request) {
        requests.add(request);
        return answer.get();
    }

    @Override
    public int check(Settings settings) {
        return note("check");
    }

    @Override
    public int dag(Settings settings) {
        return note("dag");
    }

    @Override
    public int query(Settings settings, String sql, Format format) {
        return note(format + " " + sql);
    }

    @Override
    public int backtest(FeatureTrial trial) {
        return note("backtest of " + trial.features());
    }

    @Override
    public int backtest(Settings settings, PrintStream told) {
        return note("backtest of " + settings.lake());
    }

    @Override
    public int explainMrr(Settings settings, String account, YearMonth month) {
        return note("explain mrr of " + account + " in " + month);
    }

    @Override
    public int explainValue(Settings settings, String account, YearMonth month) {
        asked.add("value of " + account + " in " + month);
        return 0;
    }

    @Override
    public int runs(Settings settings, Optional<String> id) {
        return note("runs " + id.orElse("all"));
    }

    @Override
    public int hold(Request request, boolean held, String reason) {
        return note((held ? "hold " : "release ") + request.accounts() + " " + request.to());
    }

    @Override
    public int reproduce(Settings settings, String id) {
        return note("reproduce " + id);
    }

    private int note(String what) {
        asked.add(what);
        return answer.get();
    }

    @Override
    public int explainRisk(Settings settings, String account, YearMonth month) {
        return note("explain risk of " + account + " in " + month);
    }
}
