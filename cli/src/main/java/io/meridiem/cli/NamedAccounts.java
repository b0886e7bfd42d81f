package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.TableName;
import io.meridiem.run.Run;
import java.time.YearMonth;
import java.util.List;

/** The accounts whose reports a request asks for, as the lake knows them. */
record NamedAccounts(Request request) {
    private static final TableName SPINE = TableName.of("gold.account_month");

    /**
     * The same request by accounts' ids.
     *
     * @throws Misconfigured where an account is unknown in the month or pays under another's name
     */
    Request known(Run run) {
        YearMonth month = request.to();
        boolean isBuilt = run.state()
                .entry(SPINE)
                .filter(one -> one.months() != null && one.months().containsKey(month.toString()))
                .isPresent();
        boolean isTold = request.stages().stream().anyMatch(stage -> stage.compareTo(Stage.RENDER) >= 0);
        if (request.accounts().isEmpty() || !isTold || !isBuilt) {
            // Of a month that is not built each stage says so itself.
            return request;
        }
        List<String> ids = request.accounts().stream()
                .map(written -> payer(KnownAccount.find(run.session(), written, month), month))
                .distinct()
                .toList();
        return request.of(ids);
    }

    private static String payer(KnownAccount account, YearMonth month) {
        if (!account.id().equals(account.payer())) {
            throw Misconfigured.option(
                    "--account",
                    "'" + account.id() + "' is paid for by '" + account.payer() + "', whose report tells of both in "
                            + month);
        }
        return account.id();
    }
}
