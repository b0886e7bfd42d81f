package io.meridiem.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Day by day, who does what in the product. */
final class Usage {
    private static final int HOUR = 3_600_000;
    private static final int LATEST = 22 * HOUR;
    private static final int NOON = 12 * 3_600;

    private final World world;
    private final List<Sender> senders;
    private final Arrivals arrivals;
    private final Delivery delivery;
    private final EventLine line = new EventLine();
    private final byte[][] names;

    Usage(World world, List<Account> accounts, Faults faults, ActiveUsers active, Path folder) {
        this.world = world;
        this.senders = accounts.stream()
                .filter(Account::usesProduct)
                .map(account -> new Sender(world, account))
                .toList();
        this.arrivals = new Arrivals(folder, world.lastDay());
        this.delivery = new Delivery(arrivals, faults, active);
        this.names = new byte[Action.values().length][];
        for (Action action : Action.values()) {
            names[action.ordinal()] = Sender.bytes(action.event);
        }
    }

    void write(Consumer<String> progress) throws IOException {
        for (int month = 0; month <= world.lastMonth(); month++) {
            for (Sender sender : senders) {
                LocalDate middle = world.day(month, 15);
                LocalDate start = sender.account.start;
                sender.begin(month - world.month(start), start.isAfter(middle) ? start : middle);
            }
            LocalDate end = world.monthEnd(month);
            for (LocalDate day = world.day(month, 1); !day.isAfter(end); day = day.plusDays(1)) {
                day(day, month);
                arrivals.close(day);
            }
            progress.accept("usage " + world.month(month) + ": " + arrivals.written() + " events so far");
        }
    }

    private void day(LocalDate day, int month) {
        float pace = pace(day);
        // Nobody works while clocks are changed: the offset at noon is that of the whole working day.
        long midnight = World.at(day, NOON).toEpochMilli() - 12L * HOUR;
        for (Sender sender : senders) {
            if (sender.habits() != null) {
                Dice dice = world.dice(sender.account.key, "usage", day.toEpochDay());
                people(sender, day, month, pace, midnight, dice);
                machine(sender, day, pace, midnight, dice);
                if (day.equals(world.monthEnd(month))) {
                    lateAtNight(sender, day, month, midnight);
                }
            }
        }
        nobody(day, midnight);
    }

    private void people(Sender sender, LocalDate day, int month, float pace, long midnight, Dice dice) {
        long epochDay = day.toEpochDay();
        for (int user = 0; user < sender.users.length; user++) {
            float chance = sender.active(user, epochDay);
            if (chance > 0 && dice.unit() < chance * pace) {
                int acts = 1 + (int) (dice.unit() * dice.unit() * 4);
                long time = midnight + dice.around(7 * HOUR, 18 * HOUR);
                for (int act = 0; act < acts; act++) {
                    act(sender, user, month, Math.min(time, midnight + LATEST), dice);
                    time += dice.between(20_000, 2 * HOUR);
                }
            }
        }
    }

    /** Some who close the books work on into the first hour of the next month, which in UTC is still the old one. */
    private void lateAtNight(Sender sender, LocalDate day, int month, long midnight) {
        Dice dice = world.dice(sender.account.key, "night", day.toEpochDay());
        if (sender.users.length == 0 || !dice.chance(0.4)) {
            return;
        }
        for (int someone = 0; someone < 2; someone++) {
            int user = dice.between(0, sender.users.length - 1);
            if (sender.active(user, day.toEpochDay() + 1) > 0) {
                act(sender, user, month + 1, midnight + 24L * HOUR + dice.between(60_000, 50 * 60_000), dice);
            }
        }
    }

    private void act(Sender sender, int user, int month, long time, Dice dice) {
        Action action = sender.habits().action(dice.between(0, Habits.PARTS - 1));
        boolean test = sender.account.kind == Account.Kind.TEST;
        if (test && !action.qualifying) {
            return;
        }
        boolean strange = sender.stranger != null && action.qualifying && dice.chance(0.01);
        Delivery.Way way = action.qualifying && !strange && !test ? Delivery.way(dice) : Delivery.Way.USUAL;
        boolean named = way != Delivery.Way.ANONYMOUS;
        byte[] id = strange ? sender.stranger : sender.users[user];
        byte[] device = strange ? sender.strangersDevice : sender.devices[user];
        line.begin(dice.bits(), dice.bits(), names[action.ordinal()]).who(named ? id : null, device, sender.group);
        if (action.record) {
            record(sender.habits(), time, dice);
        }
        Person person = sender.account.people.get(user);
        if (!strange) {
            person.seen = Math.max(person.seen, time);
        }
        int position = strange ? sender.strangersPosition() : person.position;
        int counted = action.qualifying && named && !test ? position : Delivery.NOBODY;
        delivery.send(new Delivery.Event(sender.account, counted, month, time, test, strange), way, line, dice);
    }

    private void record(Habits habits, long time, Dice dice) {
        int lag = dice.chance(habits.timely) ? dice.between(HOUR / 4, 40 * HOUR) : dice.between(52 * HOUR, 240 * HOUR);
        line.quantity(dice.between(1, 9)).record(dice.chance(habits.complete), time - lag);
    }

    /** The link to the customer's ledger reports once a working day. */
    private void machine(Sender sender, LocalDate day, float pace, long midnight, Dice dice) {
        if (sender.habits().syncs && pace > 0.5f && sender.account.served(day)) {
            long time = midnight + 4L * HOUR + dice.between(0, HOUR);
            line.begin(dice.bits(), dice.bits(), names[Action.SYNC_COMPLETED.ordinal()])
                    .who(null, null, sender.group)
                    .quantity(dice.between(1, 400));
            long received = time + dice.between(500, 60_000);
            arrivals.take(received, line.at(time, received));
        }
    }

    /** Now and then somebody sends what belongs to no account at all. */
    private void nobody(LocalDate day, long midnight) {
        Dice dice = world.dice(-1, "nobody", day.toEpochDay());
        if (dice.chance(Math.min(0.9, world.accounts() / 600.0))) {
            long time = midnight + dice.around(8 * HOUR, 17 * HOUR);
            byte[] group = Sender.bytes(SalesforceIds.of("001", world.seed(), Extras.NOBODY + 7));
            line.begin(dice.bits(), dice.bits(), names[Action.APPROVAL_GIVEN.ordinal()])
                    .who(Sender.bytes("usr_" + dice.letters(12)), Sender.bytes(dice.uuid()), group);
            delivery.astray(time, line, dice);
        }
    }

    /** How much of a usual working day this one is. */
    private static float pace(LocalDate day) {
        int date = day.getMonthValue() * 100 + day.getDayOfMonth();
        if (date == 101 || date == 501 || date == 1225 || date == 1226) {
            return 0.01f;
        }
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return 0.03f;
        }
        float season = date >= 1220 ? 0.6f : date >= 715 && date <= 825 ? 0.85f : 1;
        // Books are closed around the end of a month.
        boolean closing = day.getDayOfMonth() <= 4 || day.getDayOfMonth() >= day.lengthOfMonth() - 2;
        return closing ? season * 1.15f : season;
    }
}
