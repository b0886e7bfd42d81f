package io.meridiem.cli;

import io.meridiem.build.Build;
import io.meridiem.build.Dag;
import io.meridiem.build.Model;
import io.meridiem.build.MonthRange;
import io.meridiem.build.Parameters;
import io.meridiem.build.Plan;
import io.meridiem.cli.Request.Reread;
import io.meridiem.contract.Adapter;
import io.meridiem.contract.Progress;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.ingest.AdapterNames;
import io.meridiem.ingest.BronzeTables;
import io.meridiem.ingest.Freshness;
import io.meridiem.ingest.Ingest;
import io.meridiem.ingest.Landed;
import io.meridiem.reports.executive.ExecutiveReport;
import io.meridiem.run.Months;
import io.meridiem.run.Run;
import io.meridiem.table.Finding;
import io.meridiem.table.Severity;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One run over the stages asked for. */
final class MonthRun {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int PARTLY = 4;

    private final Request request;
    private final Settings settings;
    private final Progress progress;
    private final PrintStream out;
    private final Clock clock;
    private final BronzeTables bronze = BronzeTables.load();
    private final List<String> unmade = new ArrayList<>();

    MonthRun(Request request, Progress progress, PrintStream out, Clock clock) {
        this.request = request;
        this.settings = request.settings();
        this.progress = progress;
        this.out = out;
        this.clock = clock;
    }

    /** Runs the stages in their order and tells the exit code. */
    int run() {
        List<Adapter> adapters =
                request.stages().contains(Stage.INGEST) ? AdapterNames.read(settings, bronze) : List.of();
        try (Run run = Run.open(settings, bronze, request.verb(), request.to(), clock)) {
            if (request.stages().contains(Stage.INGEST)) {
                ingest(run, adapters);
            }
            if (request.stages().contains(Stage.BUILD) || request.stages().contains(Stage.SCORE)) {
                build(run);
            }
            tell(run, new NamedAccounts(request).known(run));
            return conclude(run);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void tell(Run run, Request asked) {
        if (asked.stages().contains(Stage.RENDER)) {
            new Publication(asked, progress, clock).restateKnown(run);
            unmade.addAll(new Rendering(asked, progress, out, clock).render(run));
        }
        if (asked.stages().contains(Stage.PUBLISH)) {
            unmade.addAll(new Publication(asked, progress, clock).publish(run));
        }
        if (asked.stages().contains(Stage.DELIVER)) {
            unmade.addAll(new Mailing(asked, progress, out, clock).deliver(run));
        }
    }

    private void ingest(Run run, List<Adapter> adapters) {
        Ingest ingest = new Ingest(settings, adapters, bronze, progress);
        Map<TableName, Long> aside = request.reread().contains(Reread.ASIDE) ? Quarantine.tables(run) : Map.of();
        aside.keySet().forEach(table -> run.state().put(table, run.state().refused(table, run.id())));
        List<Landed> landed =
                ingest.run(run::session, run.state(), run.id(), request.reread().contains(Reread.WHOLE));
        run.landed(landed);
        Freshness freshness = new Freshness(
                settings.calendar().today(clock), settings.calendar().zone());
        run.landed(freshness.judged(ingest.sourceTables(), run.state(), run.id()));
        if (!run.isIdle()) {
            // Before the state says that it was read: a run that dies later would leave no trace of what stands aside.
            run.tell();
        }
        run.state().save();
        if (request.reread().contains(Reread.ASIDE)) {
            Quarantine.told(aside, landed).forEach(progress::say);
        }
    }

    /** Both stages in one pass where both are asked for. */
    private void build(Run run) {
        if (!request.stages().contains(Stage.BUILD) && !isBuilt(run)) {
            return;
        }
        Months months = new Months(settings, run.state());
        Optional<Finding> outside = outside(months);
        if (outside.isPresent()) {
            run.found(outside.get());
            return;
        }
        boolean backfill =
                !request.from().equals(request.to()) || request.verb().equals("backfill");
        MonthRange loaded = months.loaded(backfill ? request.from() : null, request.to());
        Parameters settled = new Parameters(settings, loaded, loaded);
        Plan plan = Plan.of(Dag.load(settings), settled, run.state(), this::isAsked, request.force());
        if (plan.models().isEmpty()) {
            return;
        }
        Parameters parameters = new Parameters(settings, loaded, plan.changing());
        Build build = new Build(run.session(), parameters, progress, run.id(), refusedBronze(run));
        run.built(build.run(plan, run.state()), plan.changing().toString());
        if (backfill) {
            run.state().firstMonth(loaded.first());
        }
        run.state().save();
    }

    private boolean isAsked(Model model) {
        return request.stages().contains(model.spec().scored() ? Stage.SCORE : Stage.BUILD);
    }

    /** Scored tables stand on built ones. */
    private boolean isBuilt(Run run) {
        boolean built = run.state().entry(ExecutiveReport.REVENUE).isPresent();
        if (!built) {
            run.found(Finding.of(
                    ExecutiveReport.REVENUE,
                    "not_built",
                    Severity.REFUSE,
                    0,
                    null,
                    "nothing is built yet: 'meridiem build --month " + request.to() + "' comes first"));
        }
        return built;
    }

    private Optional<Finding> outside(Months months) {
        TableName all = TableName.of("gold.revenue_month");
        Optional<MonthRange> span = months.span();
        if (span.isEmpty()) {
            return Optional.of(Finding.of(all, "no_data", Severity.REFUSE, 0, null, "no source has a dated row"));
        }
        boolean before =
                request.to().isBefore(span.get().first()) && !request.verb().equals("backfill");
        if (!before && !request.to().isAfter(span.get().last())) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                all,
                "month_outside",
                Severity.REFUSE,
                0,
                null,
                request.to() + " lies outside every source, which tell of " + span.get() + ": ask for --month "
                        + (before ? span.get().first() : span.get().last())));
    }

    /** Tables refused now or in an earlier run and not mended since. */
    private Set<TableName> refusedBronze(Run run) {
        Set<TableName> refused = new TreeSet<>(run.refused());
        run.state().entries().forEach((name, entry) -> {
            if (name.startsWith("bronze.") && entry.made() == null) {
                refused.add(TableName.of(name));
            }
        });
        return refused;
    }

    private int conclude(Run run) {
        boolean refused = !run.refused().isEmpty();
        unmade.forEach(progress::say);
        if (!refused && run.isIdle()) {
            progress.say(request.to() + ": nothing to do, all is made");
        } else if (!run.findings().isEmpty()) {
            int found = run.findings().size();
            progress.say(found + (found == 1 ? " finding" : " findings") + ": meridiem runs " + run.id());
        }
        run.findings().stream()
                .filter(one -> one.severity() == Severity.REFUSE)
                .forEach(one -> progress.say(one.line()));
        run.record(
                request.from().equals(request.to()) ? request.to().toString() : request.from() + ".." + request.to(),
                refused ? "refused" : unmade.isEmpty() ? "done" : "partly");
        out.flush();
        return refused ? REFUSED : unmade.isEmpty() ? DONE : PARTLY;
    }
}
