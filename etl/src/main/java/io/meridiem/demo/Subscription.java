package io.meridiem.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a customer has agreed to pay, as the biller keeps it. */
final class Subscription {
    /** Days of which the invoices are void; both ends begin a period. */
    record Pause(LocalDate from, LocalDate to) {
        boolean has(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(to);
        }
    }

    final String id;
    final Interval interval;
    final LocalDate start;
    /** Second of the day at which its periods begin. */
    final int second;
    /** Second of the day at which people change it. */
    final int changeSecond;

    /** Whether a card is charged; an invoice is sent otherwise. */
    final boolean byCard;

    final List<Item> items = new ArrayList<>();
    final List<Pause> pauses = new ArrayList<>();
    /** First day that is paid for; null without a trial. */
    LocalDate trialEnd;
    /** First day without service; null while it runs. May lie after the last day exported: a notice given. */
    LocalDate ended;
    /** The day the customer gave notice. */
    LocalDate noticeOn;
    /** What the customer said, one of the biller's words; null where nothing was said. */
    String feedback;
    /** What else was noted with the notice; null for nothing. */
    String comment;
    /** Invoices from this day on are not paid; null where all are. */
    LocalDate unpaidFrom;
    /** The first payment failed: it never began. */
    boolean failed;
    /** The last invoice is not written yet. */
    boolean billedLate;

    Subscription(String id, Interval interval, LocalDate start, int second, int changeSecond, boolean byCard) {
        this.id = id;
        this.interval = interval;
        this.start = start;
        this.second = second;
        this.changeSecond = changeSecond;
        this.byCard = byCard;
    }

    Item seats() {
        return items.get(0);
    }

    /** Where paid periods are counted from. */
    LocalDate anchor() {
        return trialEnd == null ? start : trialEnd;
    }

    /** Begin of a paid period, the first one being 0. */
    LocalDate period(int number) {
        return anchor().plusMonths((long) number * interval.months);
    }

    /** The number of the period a day lies in; negative before the first one. */
    int periodOf(LocalDate day) {
        int number = (int) (anchor().until(day, ChronoUnit.MONTHS) / interval.months) - 1;
        while (!period(number + 1).isAfter(day)) {
            number++;
        }
        return number;
    }

    boolean runs(LocalDate day) {
        return !failed && !start.isAfter(day) && (ended == null || ended.isAfter(day));
    }

    boolean inTrial(LocalDate day) {
        return trialEnd != null && trialEnd.isAfter(day);
    }

    boolean paused(LocalDate day) {
        return pauses.stream().anyMatch(pause -> pause.has(day));
    }

    /** Whether a change on this day is in mid period, with some days to settle on either side. */
    boolean midPeriod(LocalDate day) {
        int number = periodOf(day);
        return number >= 0
                && day.isAfter(period(number).plusDays(2))
                && day.isBefore(period(number + 1).minusDays(2))
                && runs(day.plusDays(2))
                && !paused(day);
    }
}
