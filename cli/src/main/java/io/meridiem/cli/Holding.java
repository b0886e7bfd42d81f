package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.TableName;
import io.meridiem.ingest.BronzeTables;
import io.meridiem.reports.deliver.Holds;
import io.meridiem.run.Run;
import io.meridiem.table.ToldTables;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Keeps reports back, and lets them go. */
record Holding(Request request, PrintStream out, Clock clock) {
    private static final TableName ACCOUNT = TableName.of("silver.account");

    /**
     * Notes it and says what it means for each account.
     *
     * @throws Misconfigured where there is no such account
     */
    int note(boolean held, String reason) {
        try (Run run = Run.open(request.settings(), BronzeTables.load(), request.verb(), request.to(), clock)) {
            for (String account : request.accounts()) {
                ensureKnown(run, account);
            }
            new Holds(run.session()).note(request.accounts(), request.to(), held, reason, clock.instant(), run.id());
            for (String account : request.accounts()) {
                out.println(account + " " + request.to() + ": " + (held ? "held, " + reason : "released")
                        + sent(run, account));
            }
            run.made(
                    ToldTables.HOLD, request.to().toString(), request.accounts().size(), 0);
            run.record(request.to().toString(), "done");
            return 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void ensureKnown(Run run, String account) {
        boolean known = run.session().exists(ACCOUNT)
                && !run.session()
                        .sql("select 1 from silver.account where account_id = :account", Map.of("account", account))
                        .isEmpty();
        if (!known) {
            throw Misconfigured.option("--account", "there is no account '" + account + "'");
        }
    }

    /** What has left cannot be held. */
    private String sent(Run run, String account) {
        List<?> sent = run.session()
                .sql(
                        "select recipient from ops.delivery where account_id = :account and month = :month"
                                + " and status in ('sent', 'unknown')",
                        Map.of(
                                "account",
                                account,
                                "month",
                                Date.valueOf(request.to().atDay(1))))
                .collectAsList();
        return sent.isEmpty() ? "" : "; " + sent.size() + " of its mails left before";
    }
}
