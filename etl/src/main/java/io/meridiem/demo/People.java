package io.meridiem.demo;

import java.time.LocalDate;
import java.util.List;

/** Who at a customer has access to the product, from the first invitation on. */
final class People {
    static final List<String> TEAMS = List.of(
            "Accounts Payable",
            "Procurement",
            "Treasury",
            "Controlling",
            "Shared Services",
            "Master Data",
            "Tax",
            "Travel & Expense");
    private static final int PER_TEAM = 7;

    private final World world;

    People(World world) {
        this.world = world;
    }

    void invite(Account account) {
        int last = world.lastMonth();
        int teams = Math.max(1, Math.min(TEAMS.size(), wanted(account, last + 1) / PER_TEAM));
        for (int month = world.month(account.start); month <= last; month++) {
            LocalDate begin = month == world.month(account.start) ? account.start : world.day(month, 1);
            Dice dice = world.dice(account.key, "people", month);
            // Somebody who comes back within days keeps everything.
            if (!account.served(world.monthEnd(month))
                    && !account.served(world.monthEnd(month).plusDays(9))) {
                close(account, begin, world.monthEnd(month));
                continue;
            }
            leavers(account, month, dice);
            LocalDate end = world.monthEnd(month);
            long have =
                    account.people.stream().filter(one -> one.hasAccess(end)).count();
            for (long number = have; number < wanted(account, month); number++) {
                account.people.add(person(account, teams, begin, dice));
            }
        }
        if (account.sponsorLeft != null) {
            championLeaves(account);
        }
    }

    /** How many people are to have access in a month; of seats bought not all are given out at once. */
    private int wanted(Account account, int month) {
        int age = month - world.month(account.start);
        if (account.kind == Account.Kind.TEST) {
            return 3;
        }
        int seats = account.kind == Account.Kind.CHILD
                ? account.segment.fewest
                : account.seats(world.monthEnd(Math.min(month, world.lastMonth())));
        double share = Math.min(0.97, 0.55 + 0.2 * account.causes.rollout() + 0.06 * age);
        return Math.max(1, (int) Math.round(seats * share));
    }

    private Person person(Account account, int teams, LocalDate begin, Dice dice) {
        int number = account.people.size();
        LocalDate invited = dice.day(begin, earlier(begin.plusDays(20), world.lastDay()));
        String name = Names.person(dice);
        Person made = new Person(
                "usr_" + dice.letters(12),
                dice.uuid(),
                name,
                Names.email(name, number, Names.domain(account)),
                number == 0 ? "admin" : dice.chance(0.2) ? "approver" : "member",
                number % teams,
                invited,
                0.04 + 0.96 * dice.unit());
        if (begins(account, number, dice)) {
            int delay = (int) (dice.unit() * dice.unit() * (10 + 60 * (1 - account.causes.rollout())));
            LocalDate activated = invited.plusDays(1 + delay);
            made.activated = world.has(activated) ? activated : null;
        }
        return made;
    }

    private boolean begins(Account account, int number, Dice dice) {
        if (account.stuck) {
            return number < 2;
        }
        if (account.faces.contains(Face.ONE_USER)) {
            return number == 0;
        }
        return number == 0 || dice.chance(0.62 + 0.36 * account.causes.rollout());
    }

    private void leavers(Account account, int month, Dice dice) {
        if (account.faces.contains(Face.ONE_USER) || account.stuck) {
            return;
        }
        LocalDate day = world.day(month, dice.between(1, 28));
        // An earlier month's people only: nobody leaves before the first day.
        for (Person person : account.people) {
            boolean settled = person.invited.plusDays(90).isBefore(day);
            if (person.deactivated == null && settled && dice.chance(0.008)) {
                person.deactivated = day;
            }
        }
    }

    private void championLeaves(Account account) {
        account.people.stream()
                .filter(one -> one.works(account.sponsorLeft))
                .findFirst()
                .ifPresent(one -> one.deactivated = account.sponsorLeft);
    }

    /** Service is over: access ends with it. */
    private void close(Account account, LocalDate begin, LocalDate end) {
        LocalDate day = end;
        for (Subscription subscription : account.subscriptions()) {
            if (subscription.ended != null && !subscription.ended.isBefore(begin) && !subscription.ended.isAfter(end)) {
                day = subscription.ended;
            }
        }
        for (Person person : account.people) {
            if (person.deactivated == null) {
                person.deactivated = day;
            }
        }
    }

    /** Counts people of an account and of those merged into it in one row. */
    static void number(Account account) {
        int position = 0;
        for (Person person : account.people) {
            person.position = position++;
        }
        for (Account absorbed : account.absorbed) {
            for (Person person : absorbed.people) {
                person.position = position++;
            }
        }
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
