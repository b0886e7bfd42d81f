package io.meridiem.cli;

import io.meridiem.contract.Delivery;
import io.meridiem.contract.Progress;
import io.meridiem.contract.Settings;
import io.meridiem.reports.deliver.Delivering;
import io.meridiem.reports.deliver.Entry;
import io.meridiem.reports.deliver.Status;
import io.meridiem.reports.publish.ToldMonths;
import io.meridiem.run.Run;
import io.meridiem.table.Finding;
import io.meridiem.table.Severity;
import io.meridiem.table.ToldTables;
import java.io.PrintStream;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The stage that sends a month's published reports. */
final class Mailing {
    private final Request request;
    private final Settings settings;
    private final Progress progress;
    private final PrintStream out;
    private final Clock clock;

    Mailing(Request request, Progress progress, PrintStream out, Clock clock) {
        this.request = request;
        this.settings = request.settings();
        this.progress = progress;
        this.out = out;
        this.clock = clock;
    }

    /**
     * Sends what is published of the month and was not sent.
     *
     * @return mails that failed or are unknown, a line each
     */
    List<String> deliver(Run run) {
        YearMonth month = request.to();
        if (run.refused().contains(ToldTables.PUBLICATION)
                || !ToldMonths.of(run.session()).contains(month)) {
            refuse(run, "not_published", month + " is not published", "publish");
            return List.of();
        }
        if (!ReportKinds.isScored(run.state(), month)) {
            refuse(run, "not_scored", month + " is not scored", "score");
            return List.of();
        }
        long begun = System.nanoTime();
        Delivering.Outcome outcome = new Delivering(settings, run.session(), progress, clock, run.id())
                .deliver(month, new HashSet<>(request.accounts()), request.again());
        if (outcome.sent() > 0) {
            run.made(ToldTables.DELIVERY, month.toString(), outcome.sent(), (System.nanoTime() - begun) / 1e9);
            if (settings.delivery().mode() == Delivery.Mode.FOLDER) {
                out.println(settings.delivery().outbox().toAbsolutePath());
            }
        }
        if (outcome.entries().isEmpty()) {
            progress.say(month + ": nothing to send, because no value report of it is published");
        } else {
            progress.say(month + ": " + outcome.sent() + " sent now; " + standing(outcome.entries()));
        }
        List<String> open = new ArrayList<>();
        Delivering.open(outcome.entries()).forEach(one -> open.add("mail of " + month + ": " + one.line()));
        return open;
    }

    private void refuse(Run run, String check, String what, String verb) {
        String says =
                what + ", and nothing is sent of it: 'meridiem " + verb + " --month " + request.to() + "' comes first";
        run.found(Finding.of(ToldTables.DELIVERY, check, Severity.REFUSE, 0, null, says));
    }

    /** As {@code 40 sent, 3 skipped}. */
    private static String standing(List<Entry> entries) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        entries.forEach(one -> counts.merge(one.status(), 1, Integer::sum));
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(one -> one.getValue() + " " + one.getKey().word())
                        .toList());
    }
}
