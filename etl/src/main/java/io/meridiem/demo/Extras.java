package io.meridiem.demo;

import io.meridiem.demo.Account.Kind;
import io.meridiem.demo.Sales.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Accounts beside the paying ones: children, merged-away ones, test accounts, payers the CRM does not know. */
final class Extras {
    private static final long CHILDREN = 1_000_000;
    private static final long MERGED = 2_000_000;
    private static final long TESTS = 3_000_000;
    private static final long UNMATCHED = 4_000_000;
    private static final long TRIED = 5_000_000;
    /** Numbers of accounts that do not exist. */
    static final long NOBODY = 900_000;

    private final World world;
    private final Sales sales;

    Extras(World world, Sales sales) {
        this.world = world;
        this.sales = sales;
    }

    /** What belongs to one customer. */
    List<Account> around(Account customer) {
        if (customer.faces.contains(Face.PARENT)) {
            return List.of(child(customer, 0, "Nordic"), child(customer, 1, "Iberia"));
        }
        return customer.faces.contains(Face.MERGED_ACCOUNT) ? List.of(mergedInto(customer)) : List.of();
    }

    /** What belongs to nobody; the fewer customers there are, the less of it. */
    List<Account> ofNobody() {
        List<Account> accounts = new ArrayList<>();
        int most = world.accounts() >= 20 ? 2 : world.accounts() >= 5 ? 1 : 0;
        for (int number = 0; number < most; number++) {
            accounts.add(test(number));
        }
        for (int number = 0; number < most; number++) {
            accounts.add(unmatched(number));
        }
        return accounts;
    }

    private Account child(Account parent, int number, String region) {
        long key = CHILDREN + parent.key * 10 + number;
        LocalDate start = parent.start.plusDays(20L * number);
        Account child = account(key, Kind.CHILD, parent.name + " " + region, Segment.MIDDLE, parent.country, start);
        child.under = parent;
        child.planted.add("child");
        return child;
    }

    /** One company that was entered twice; both pay until the second one's contract runs out. */
    private Account mergedInto(Account survivor) {
        long key = MERGED + survivor.key;
        LocalDate start = survivor.start.plusMonths(2);
        Account away = account(key, Kind.MERGED_AWAY, survivor.name + " (old)", Segment.SMALL, survivor.country, start);
        away.under = survivor;
        away.mergedOn = world.day(world.lastMonth() / 2, 10);
        survivor.absorbed.add(away);
        sales.payer(away, World.REPORTING, away.id);
        Terms terms = new Terms(Segment.SMALL, Plan.STARTER, Interval.MONTH, World.REPORTING, 9, start);
        Subscription old = sales.subscribe(away, terms);
        sales.cancel(away, old, away.mergedOn.plusDays(1), sales.period(old, world.month(away.mergedOn) + 1), "other");
        Subscription kept = survivor.payer().subscriptions.get(0);
        LocalDate moved = sales.midPeriod(kept, world.month(away.mergedOn) + 1);
        if (moved != null) {
            sales.seats(kept, moved, kept.seats().before(moved).quantity() + 7, Stage.Settlement.NEXT_INVOICE);
        }
        return away;
    }

    private Account test(int number) {
        String name = number == 0 ? "Alder Demo (internal test)" : "TEST do not touch";
        return account(TESTS + number, Kind.TEST, name, Segment.SMALL, "Switzerland", world.firstDay());
    }

    private Account unmatched(int number) {
        LocalDate start = world.day(-5 - 4 * number, 3 + 9 * number);
        Dice dice = world.dice(UNMATCHED + number, "payer", 0);
        String payer = "cus_" + dice.letters(14);
        Account unmatched = new Account(
                UNMATCHED + number,
                Kind.UNMATCHED,
                "unmatched:" + payer,
                number == 0 ? "Hafenkontor Nord" : "Petit & Fils",
                Segment.SMALL,
                "Germany",
                1,
                Causes.fair(dice),
                start);
        unmatched.planted.add("unmatched_customer");
        // One has no id at all, the other one somebody mistyped.
        String typed = number == 0 ? null : SalesforceIds.of("001", world.seed(), NOBODY + number);
        unmatched.payers.add(new Payer(payer, World.REPORTING, start, typed));
        int seats = dice.around(6, 14);
        sales.subscribe(
                unmatched, new Terms(Segment.SMALL, Plan.STARTER, Interval.MONTH, World.REPORTING, seats, start));
        return unmatched;
    }

    /** What is in the biller's test mode: never sold to anybody. */
    List<Account> tried() {
        List<Account> accounts = new ArrayList<>();
        for (int number = 0; number < (world.accounts() >= 20 ? 2 : 1); number++) {
            LocalDate start = world.day(Math.max(0, world.lastMonth() - 2), 4 + number);
            Account tried = account(TRIED + number, Kind.TEST, "Test Card " + number, Segment.SMALL, "Germany", start);
            sales.payer(tried, World.REPORTING, SalesforceIds.of("001", world.seed(), TESTS + number));
            sales.subscribe(tried, new Terms(Segment.SMALL, Plan.TEAM, Interval.MONTH, World.REPORTING, 3, start));
            accounts.add(tried);
        }
        return accounts;
    }

    private Account account(long key, Kind kind, String name, Segment segment, String country, LocalDate start) {
        Dice dice = world.dice(key, "cast", 0);
        String id = SalesforceIds.of("001", world.seed(), key);
        int owner = dice.between(1, Staff.CARERS);
        return new Account(key, kind, id, name, segment, country, owner, Causes.fair(dice), start);
    }
}
