package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Nearest;
import io.meridiem.contract.Problem;
import io.meridiem.table.LakeSession;
import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * An account of a month as somebody named it.
 *
 * @param payer its billing parent, itself where it has none
 */
record KnownAccount(String id, String name, String payer) {
    /** Customers whom no account knows pay too, under a name made of the biller's. */
    private static final String ALL =
            """
            select account_id, account_name, billing_parent_id from gold.account_month where month = :month
            union
            select revenue.account_id, revenue.account_id, revenue.account_id
            from gold.revenue_month as revenue
            left anti join gold.account_month as spine
                on spine.account_id = revenue.account_id and spine.month = revenue.month
            where revenue.month = :month
            """;

    /**
     * @param written an account's id or name
     * @throws Misconfigured where no account is called so, naming the nearest; where several are, naming their ids; or
     *     where the month is not there
     */
    static KnownAccount find(LakeSession session, String written, YearMonth month) {
        List<KnownAccount> all =
                session.sql(ALL, Map.of("month", Date.valueOf(month.atDay(1)))).collectAsList().stream()
                        .map(KnownAccount::of)
                        .toList();
        if (all.isEmpty()) {
            throw Misconfigured.option("--month", month + " is not in the lake: 'meridiem run' makes it");
        }
        List<KnownAccount> called =
                all.stream().filter(one -> written.equals(one.id)).toList();
        if (called.isEmpty()) {
            called = all.stream()
                    .filter(one -> written.equalsIgnoreCase(one.name))
                    .toList();
        }
        if (called.size() > 1) {
            String ids = String.join(
                    ", ", called.stream().map(KnownAccount::id).sorted().toList());
            throw Misconfigured.option("--account", "'" + written + "' is the name of several: say which of " + ids);
        }
        return called.isEmpty() ? nobody(written, month, all) : called.get(0);
    }

    private static KnownAccount of(Row row) {
        return new KnownAccount(row.getString(0), row.getString(1), row.getString(2));
    }

    private static KnownAccount nobody(String written, YearMonth month, List<KnownAccount> all) {
        List<String> names = new ArrayList<>();
        all.forEach(one -> {
            names.add(one.id);
            if (one.name != null) {
                names.add(one.name);
            }
        });
        String near = Nearest.to(written, names).orElse(null);
        throw new Misconfigured(
                List.of(new Problem(null, 0, "--account", "no account is called '" + written + "' in " + month, near)));
    }
}
