package io.meridiem.demo;

import io.meridiem.demo.Sales.Terms;
import io.meridiem.demo.Stage.Settlement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What becomes of an account, month by month: causes drive adoption, adoption drives value, and both, with the sponsor and
 * the price, drive whether it stays, grows, shrinks or leaves.
 */
final class Life {
    /** Notices are given before a yearly contract ends, so the weeks after the last month matter too. */
    private static final int MONTHS_BEYOND = 2;

    /** Adoption from which an account grows rather than shrinks. */
    private static final double THRIVING = 0.48;

    private final World world;
    private final Sales sales;

    Life(World world, Sales sales) {
        this.world = world;
        this.sales = sales;
    }

    void live(Account account) {
        int first = world.month(account.start);
        int months = Math.max(1, world.lastMonth() - first + 1);
        account.adoption = new double[months];
        account.value = new double[months];
        boolean leftToItself = account.kind == Account.Kind.CUSTOMER && account.faces.isEmpty();
        for (int month = first; month <= world.lastMonth() + MONTHS_BEYOND; month++) {
            Dice dice = world.dice(account.key, "life", month);
            if (month <= world.lastMonth()) {
                if (leftToItself && month > Math.max(0, first)) {
                    perhapsWithoutChampion(account, month, dice);
                }
                adopt(account, month, month - first, dice);
            }
            if (leftToItself && month > first) {
                decide(account, month, dice);
            }
        }
    }

    private void perhapsWithoutChampion(Account account, int month, Dice dice) {
        Subscription runs = running(account, world.day(month, 1));
        boolean leaves = dice.chance(0.008);
        if (leaves && account.sponsorLeft == null && runs != null && runs.ended == null) {
            account.sponsorLeft = world.day(month, dice.between(1, 28));
            account.planted.add(Face.DEPARTED_CHAMPION.word());
        }
    }

    private void adopt(Account account, int month, int age, Dice dice) {
        LocalDate day = world.day(month, 20);
        double before = age == 0 ? 0.05 : account.adoption[age - 1];
        double felt = age == 0 ? 0 : account.value[age - 1];
        // Half of the way is done within some weeks, the rest takes the longer the worse the rollout.
        double ramp = Math.min(1, (age + 1) / (1.5 + 5 * (1 - account.causes.rollout())));
        double target = account.causes.adoption(account.sponsored(day)) * ramp;
        double next = before + (target - before) * 0.5 + dice.noise(0.04);
        if (account.stuck) {
            next = Math.max(0.02, 0.12 - 0.03 * age);
        }
        boolean idle = account.idleFrom != null && !account.idleFrom.isAfter(day);
        boolean paused = account.subscriptions().stream().anyMatch(one -> one.paused(day));
        account.adoption[age] = idle || paused || !account.served(day) ? 0 : Math.min(1, Math.max(0.03, next));
        account.value[age] = felt + (account.adoption[age] * (0.4 + 0.8 * account.causes.product()) - felt) * 0.35;
    }

    private void decide(Account account, int month, Dice dice) {
        Subscription runs = running(account, world.day(month, 1));
        if (runs == null) {
            perhapsBack(account, month, dice);
        } else if (runs.ended == null && !perhapsGone(account, runs, month, dice) && month <= world.lastMonth()) {
            perhapsOtherwise(account, runs, month, dice);
        }
    }

    private static Subscription running(Account account, LocalDate day) {
        return account.subscriptions().stream()
                .filter(one -> one.runs(day))
                .findFirst()
                .orElse(null);
    }

    /** 0 where everything speaks for leaving, about 1 where nothing does. */
    private double health(Account account, int month) {
        int age = Math.min(account.adoption.length - 1, month - world.month(account.start));
        double sponsor = account.sponsored(world.day(month, 1)) ? account.causes.sponsor() : 0;
        return 0.45 * account.value[age]
                + 0.35 * account.adoption[age]
                + 0.25 * sponsor
                - 0.3 * account.causes.price()
                + 0.1;
    }

    private boolean perhapsGone(Account account, Subscription runs, int month, Dice dice) {
        double hazard = Math.min(0.3, 0.0125 * StrictMath.exp(6 * (0.5 - health(account, month))));
        LocalDate notice = world.day(month, dice.between(1, 28));
        LocalDate ends;
        if (runs.interval == Interval.YEAR) {
            ends = sales.period(runs, month);
            notice = ends.minusDays(dice.between(14, 60));
            hazard = 1 - StrictMath.pow(1 - hazard, 10);
            if (world.month(ends) != month || !ends.isAfter(runs.anchor())) {
                return false;
            }
        } else {
            ends = runs.inTrial(notice) ? null : runs.period(runs.periodOf(notice) + 1);
        }
        // Whoever is shown was a customer when the first month ended.
        boolean tooEarly = month < 1 || ends == null || world.month(ends) < 1;
        if (!dice.chance(hazard) || tooEarly || !world.has(notice)) {
            return false;
        }
        leave(account, runs, month, notice, ends, dice);
        return true;
    }

    private void leave(Account account, Subscription runs, int month, LocalDate notice, LocalDate ends, Dice dice) {
        List<String> drivers = drivers(account, month);
        String said =
                switch (drivers.get(0)) {
                    case "price" -> "too_expensive";
                    case "poor_fit" -> "missing_features";
                    case "stuck_onboarding" -> "too_complex";
                    case "low_value" -> "unused";
                    default -> "other";
                };
        sales.cancel(account, runs, notice, ends, dice.chance(0.75) ? said : null);
        account.churnDrivers = drivers;
    }

    /** What drove it, the strongest first. */
    private List<String> drivers(Account account, int month) {
        int age = Math.min(account.adoption.length - 1, month - world.month(account.start));
        List<String> drivers = new ArrayList<>();
        if (!account.sponsored(world.day(month, 1))) {
            drivers.add("sponsor_left");
        }
        if (age < 9 && account.adoption[age] < 0.28) {
            drivers.add("stuck_onboarding");
        }
        Causes causes = account.causes;
        double[] wants = {0.42 - causes.fit(), causes.price() - 0.62, 0.34 - account.value[age]};
        String[] words = {"poor_fit", "price", "low_value"};
        double worst = Arrays.stream(wants).max().orElse(0);
        for (int i = 0; i < words.length; i++) {
            if (wants[i] > 0 || drivers.isEmpty() && wants[i] == worst) {
                drivers.add(words[i]);
            }
        }
        return List.copyOf(drivers);
    }

    private void perhapsBack(Account account, int month, Dice dice) {
        boolean longAgo = account.churnedOn != null && world.month(account.churnedOn) + 3 <= month;
        if (!longAgo || month > world.lastMonth() || !dice.chance(0.02)) {
            return;
        }
        Payer payer = account.payer();
        Subscription was = payer.subscriptions.get(payer.subscriptions.size() - 1);
        Stage had = was.seats().before(was.ended);
        int seats = Math.max(3, had.quantity() - dice.between(0, had.quantity() / 3));
        LocalDate back = world.day(month, dice.between(2, 27));
        sales.subscribe(
                account, new Terms(account.segment, had.price().plan(), Interval.MONTH, payer.currency, seats, back));
        account.planted.add(Face.REACTIVATED.word());
        account.churnedOn = null;
        account.churnDrivers = List.of();
    }

    private void perhapsOtherwise(Account account, Subscription runs, int month, Dice dice) {
        double adoption = account.adoption[month - world.month(account.start)];
        LocalDate day = dice.day(world.day(month, 4), world.day(month, 27));
        Settlement settled =
                runs.interval == Interval.YEAR && dice.chance(0.5) ? Settlement.AT_ONCE : Settlement.NEXT_INVOICE;
        double lot = dice.unit();
        if (runs.interval == Interval.YEAR && adoption < THRIVING) {
            fewerAtRenewal(runs, month, dice);
        } else if (!world.has(day) || !runs.midPeriod(day) || runs.inTrial(day)) {
            return;
        } else if (adoption >= THRIVING) {
            grow(account, runs, day, settled, lot, dice);
        } else {
            shrink(runs, day, lot, dice);
        }
    }

    private void grow(Account account, Subscription runs, LocalDate day, Settlement settled, double lot, Dice dice) {
        int seats = runs.seats().before(day).quantity();
        if (lot < 0.1) {
            sales.seats(runs, day, seats + Math.max(1, seats * dice.between(8, 28) / 100), settled);
        } else if (lot < 0.125) {
            Plan addon =
                    runs.seats().before(day).price().plan() == Plan.BUSINESS ? Plan.SUPPLIER_PORTAL : Plan.ANALYTICS;
            if (runs.items.stream().noneMatch(item -> item.plan() == addon)) {
                sales.add(account, runs, addon, day, settled);
            }
        } else if (lot < 0.133 && runs.seats().plan() != Plan.BUSINESS) {
            sales.upgrade(account, runs, day, Settlement.AT_ONCE);
        }
    }

    private void shrink(Subscription runs, LocalDate day, double lot, Dice dice) {
        int seats = runs.seats().before(day).quantity();
        if (lot < 0.09) {
            sales.seats(runs, day, seats - Math.max(1, seats * dice.between(8, 30) / 100), Settlement.NEXT_INVOICE);
        } else if (lot < 0.14) {
            runs.items.stream()
                    .filter(item -> item.plan().kind == Plan.Kind.ADDON && item.removed == null)
                    .filter(item -> item.from().isBefore(day))
                    .findFirst()
                    .ifPresent(item -> item.removed = day);
        }
    }

    private void fewerAtRenewal(Subscription runs, int month, Dice dice) {
        LocalDate renewal = sales.period(runs, month);
        if (world.month(renewal) == month && renewal.isAfter(runs.start) && world.has(renewal) && dice.chance(0.5)) {
            int seats = runs.seats().before(renewal).quantity();
            sales.seats(runs, renewal, seats - Math.max(1, seats * dice.between(10, 30) / 100), Settlement.AT_RENEWAL);
        }
    }
}
