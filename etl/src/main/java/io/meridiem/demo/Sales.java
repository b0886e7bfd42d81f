package io.meridiem.demo;

import io.meridiem.demo.Discount.Coupon;
import io.meridiem.demo.Discount.Duration;
import io.meridiem.demo.Stage.Settlement;
import java.time.LocalDate;

/** What is agreed with customers: contracts, changes, coupons, notices. */
final class Sales {
    /** What a contract begins with. */
    record Terms(Segment segment, Plan plan, Interval interval, String currency, int seats, LocalDate start) {}

    private final World world;

    Sales(World world) {
        this.world = world;
    }

    /** Makes an account known to the biller. */
    Payer payer(Account account, String currency, String crmId) {
        Dice dice = world.dice(account.key, "payer", account.payers.size());
        LocalDate since = account.start.minusDays(dice.between(1, 9));
        Payer payer = new Payer("cus_" + dice.letters(14), currency, since, crmId);
        account.payers.add(payer);
        return payer;
    }

    /** A subscription of one plan, and of what belongs to it. */
    Subscription subscribe(Account account, Terms terms) {
        Payer payer = account.payer();
        Dice dice = world.dice(account.key, "subscription", payer.subscriptions.size());
        Subscription made = new Subscription(
                "sub_" + dice.letters(24),
                terms.interval(),
                terms.start(),
                dice.between(0, 86_399),
                dice.workingSecond(),
                account.segment == Segment.SMALL && dice.chance(0.8));
        Price seat = terms.plan().price(terms.interval(), terms.currency());
        made.items.add(item(dice, new Stage(terms.start(), seat, terms.seats(), Settlement.AT_START)));
        if (terms.interval() == Interval.MONTH && terms.plan() != Plan.STARTER && dice.chance(0.35)) {
            Price metered = Plan.EINVOICE.price(Interval.MONTH, terms.currency());
            made.items.add(item(dice, new Stage(terms.start(), metered, 0, Settlement.AT_START)));
        }
        payer.subscriptions.add(made);
        return made;
    }

    private static Item item(Dice dice, Stage first) {
        return new Item("si_" + dice.letters(14), first);
    }

    void seats(Subscription subscription, LocalDate day, int quantity, Settlement settlement) {
        Item item = subscription.seats();
        item.stages.add(new Stage(day, item.before(day).price(), Math.max(1, quantity), settlement));
    }

    /** The next larger plan for the same people. */
    void upgrade(Account account, Subscription subscription, LocalDate day, Settlement settlement) {
        Item item = subscription.seats();
        Stage now = item.before(day);
        Price better = now.price().plan().next().price(subscription.interval, account.payer().currency);
        item.stages.add(new Stage(day, better, now.quantity(), settlement));
    }

    Item add(Account account, Subscription subscription, Plan addon, LocalDate day, Settlement settlement) {
        Dice dice = world.dice(account.key, "addon " + addon.word, day.toEpochDay());
        Price price = addon.price(subscription.interval, account.payer().currency);
        Item item = item(dice, new Stage(day, price, 1, settlement));
        subscription.items.add(item);
        return item;
    }

    /** The first day of a month, from the 7th on, that settles well; null where there is none. */
    LocalDate midPeriod(Subscription subscription, int month) {
        for (int day = 7; day <= 27; day++) {
            LocalDate candidate = world.day(month, day);
            if (world.has(candidate) && subscription.midPeriod(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    /** The first period that begins in a month or after it. */
    LocalDate period(Subscription subscription, int month) {
        LocalDate from = world.month(month).atDay(1);
        int number = Math.max(0, subscription.periodOf(from));
        while (subscription.period(number).isBefore(from)) {
            number++;
        }
        return subscription.period(number);
    }

    /** Ends service with the period that runs on a day, or on that day where it is the first of one. */
    void cancel(Account account, Subscription subscription, LocalDate noticeOn, LocalDate ends, String feedback) {
        subscription.noticeOn = noticeOn;
        subscription.ended = ends;
        subscription.feedback = feedback;
        subscription.comment = Canary.note(world, account, "Said so on the phone");
        if (world.has(ends)) {
            account.churnedOn = ends;
        }
    }

    Discount percent(Account account, Subscription on, int percent, Duration duration, int months, LocalDate from) {
        String name = duration == Duration.FOREVER ? "PARTNER" + percent : "WELCOME" + percent;
        return discount(
                account, on, new Coupon(word(name, duration, months), name, percent, 0, null, duration, months), from);
    }

    Discount amount(Account account, Subscription on, long amountOff, LocalDate from) {
        String currency = account.payer().currency;
        String name = "LOYAL" + amountOff / 100 + currency;
        return discount(account, on, new Coupon(name, name, 0, amountOff, currency, Duration.FOREVER, 0), from);
    }

    private static String word(String name, Duration duration, int months) {
        return switch (duration) {
            case ONCE -> name + "ONCE";
            case REPEATING -> name + "X" + months;
            case FOREVER -> name;
        };
    }

    private Discount discount(Account account, Subscription on, Coupon coupon, LocalDate from) {
        Payer payer = account.payer();
        Dice dice = world.dice(account.key, "discount", payer.discounts.size());
        LocalDate ends =
                switch (coupon.duration()) {
                    case REPEATING -> from.plusMonths(coupon.months());
                    // The biller tells no end of one for a single invoice.
                    case ONCE, FOREVER -> null;
                };
        Discount made = new Discount("di_" + dice.letters(24), coupon, on, from, ends);
        payer.discounts.add(made);
        return made;
    }
}
