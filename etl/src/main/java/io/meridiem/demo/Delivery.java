package io.meridiem.demo;

import java.util.Arrays;

/** How events come in: most within minutes, some twice, late, without a name, or broken. Counts what it spoils. */
final class Delivery {
    /** A position of no person. */
    static final int NOBODY = -1;

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final String SEGMENT = "segment";

    /** What happens to one event. */
    enum Way {
        USUAL,
        TWICE,
        LATE,
        ANONYMOUS,
        BROKEN
    }

    /**
     * One event.
     *
     * @param position of the person it makes an active user; {@link #NOBODY} where it makes none
     * @param time when it was done, milliseconds of the epoch
     * @param strange done by somebody the list of users does not know
     */
    record Event(Account account, int position, int month, long time, boolean test, boolean strange) {}

    private final Arrivals arrivals;
    private final Faults faults;
    private final ActiveUsers active;

    Delivery(Arrivals arrivals, Faults faults, ActiveUsers active) {
        this.arrivals = arrivals;
        this.faults = faults;
        this.active = active;
    }

    static Way way(Dice dice) {
        int lot = dice.between(0, 99_999);
        if (lot < 400) {
            return Way.TWICE;
        }
        if (lot < 700) {
            return Way.LATE;
        }
        return lot < 900 ? Way.ANONYMOUS : lot < 912 ? Way.BROKEN : Way.USUAL;
    }

    void send(Event event, Way way, EventLine line, Dice dice) {
        long delay = way == Way.LATE ? 4 * DAY + (long) (dice.unit() * 8 * DAY) : delay(dice);
        long received = event.time() + delay;
        byte[] bytes = line.at(event.time(), received);
        if (way == Way.BROKEN) {
            bytes = broken(bytes, dice);
        }
        if (!arrivals.take(received, bytes)) {
            return;
        }
        if (way != Way.BROKEN && event.position() != NOBODY) {
            active.note(event.account().home(), event.position(), event.month());
        }
        count(event, way);
        if (way == Way.TWICE) {
            again(event, received, line, dice);
        }
    }

    private void again(Event event, long received, EventLine line, Dice dice) {
        long again = received + 1_000 + (long) (dice.unit() * 6 * HOUR);
        if (arrivals.take(again, line.again(event.time(), again))) {
            faults.add(SEGMENT, "duplicate_event");
        }
    }

    private void count(Event event, Way way) {
        switch (way) {
            case LATE -> faults.add(SEGMENT, "late_event");
            case ANONYMOUS -> faults.add(SEGMENT, "event_without_user");
            case BROKEN -> faults.add(SEGMENT, "corrupt_line");
            default -> {}
        }
        if (event.test()) {
            faults.add(SEGMENT, "test_account_event");
        }
        if (event.strange()) {
            faults.add(SEGMENT, "unknown_user");
        }
    }

    /** An event of nobody's. */
    void astray(long time, EventLine line, Dice dice) {
        long received = time + delay(dice);
        if (arrivals.take(received, line.at(time, received))) {
            faults.add(SEGMENT, "unknown_account");
        }
    }

    /** Most at once, some when a laptop is opened again; never more than a day. */
    private static long delay(Dice dice) {
        double kind = dice.unit();
        double spread = kind < 0.8 ? 90_000 : kind < 0.96 ? 4 * HOUR : 23 * HOUR;
        return 400 + (long) (dice.unit() * spread);
    }

    /** A line the sender's process died in. */
    private static byte[] broken(byte[] line, Dice dice) {
        byte[] rest = Arrays.copyOf(line, line.length * dice.between(30, 80) / 100);
        rest[rest.length - 1] = '\n';
        return rest;
    }
}
