package io.meridiem.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Success plans and what became of their figures, which follow adoption some months behind. */
final class SuccessExport {
    private static final String PLANS_COLUMNS =
            "account_id,plan,kpi,unit,better,baseline,target,unit_value,currency,attribution," + "agreed_by,agreed_on";
    private static final String KPIS_COLUMNS = "account_id,kpi,month,actual,reported_at";
    private static final int MONTHS_BEHIND = 2;

    /** A figure customers want to move; amounts in tenths. */
    private record Kpi(String name, String unit, String better, int baseline, int target, int unitValue, int share) {}

    private static final List<Kpi> KPIS = List.of(
            new Kpi("Days to approve an invoice", "days", "down", 96, 32, 14_000, 60),
            new Kpi("Invoices matched without a touch", "percent", "up", 210, 620, 1_800, 75),
            new Kpi("Cost per invoice", "EUR", "down", 118, 64, 21_000, 50),
            new Kpi("Early payment discounts taken", "percent", "up", 80, 340, 2_400, 40));

    private final World world;
    private final Path folder;

    SuccessExport(World world, Path folder) {
        this.world = world;
        this.folder = folder;
    }

    void write(List<Account> accounts) throws IOException {
        try (Csv plans = new Csv(folder.resolve("plans.csv"), PLANS_COLUMNS);
                Csv values = new Csv(folder.resolve("kpis.csv"), KPIS_COLUMNS)) {
            for (Account account : accounts) {
                Dice dice = world.dice(account.key, "success", 0);
                boolean planned = account.kind == Account.Kind.CUSTOMER
                        && dice.chance(account.segment == Segment.SMALL ? 0.3 : 0.8)
                        && world.has(account.start.plusDays(30));
                if (planned) {
                    account(account, plans, values, dice);
                }
            }
        }
    }

    private void account(Account account, Csv plans, Csv values, Dice dice) throws IOException {
        int first = dice.between(0, KPIS.size() - 1);
        int count = dice.between(1, 3);
        LocalDate agreed = dice.day(account.start.plusDays(5), account.start.plusDays(29));
        String by = Contact.of(world, account).get(0).email();
        for (int number = 0; number < count; number++) {
            Kpi kpi = KPIS.get((first + number) % KPIS.size());
            int baseline = kpi.baseline() * dice.between(85, 118) / 100;
            boolean signed = dice.chance(0.85);
            plans.row(
                    account.id,
                    "Finance transformation",
                    kpi.name(),
                    kpi.unit(),
                    kpi.better(),
                    tenths(baseline),
                    tenths(kpi.target()),
                    tenths(kpi.unitValue() * account.segment.most / 36),
                    World.REPORTING,
                    BigDecimal.valueOf(kpi.share(), 2),
                    signed ? by : null,
                    signed ? agreed : null);
            values(account, kpi, baseline, values);
        }
    }

    private void values(Account account, Kpi kpi, int baseline, Csv values) throws IOException {
        int start = world.month(account.start);
        for (int month = Math.max(start, 0); month <= world.lastMonth(); month++) {
            Dice dice = world.dice(account.key, kpi.name(), month);
            LocalDate told = world.monthEnd(month).minusDays(dice.between(0, 2));
            // Now and then nobody reports.
            if (account.served(told) && dice.chance(0.94)) {
                int behind = Math.max(0, month - start - MONTHS_BEHIND);
                double reached = month - start < MONTHS_BEHIND ? 0 : account.value[behind] * 0.95 + dice.noise(0.06);
                long actual = Math.round(baseline + (kpi.target() - baseline) * reached);
                values.row(
                        account.id,
                        kpi.name(),
                        world.month(month).atDay(1),
                        tenths(Math.max(1, actual)),
                        World.at(told, dice.workingSecond()));
            }
        }
    }

    private static BigDecimal tenths(long value) {
        return BigDecimal.valueOf(value, 1);
    }
}
