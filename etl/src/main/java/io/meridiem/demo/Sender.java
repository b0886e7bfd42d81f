package io.meridiem.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** What one account's events are made from, ready as bytes. */
final class Sender {
    /** One account in so many names itself by the short form of its id. */
    private static final int SHORT_IDS = 8;
    /** One account in so many has somebody whom the list of users does not know. */
    private static final int STRANGERS = 17;

    final Account account;
    final byte[] group;
    final byte[][] users;
    final byte[][] devices;
    /** Somebody not in the list of users; null for most accounts. */
    final byte[] stranger;

    final byte[] strangersDevice;
    private final long[] from;
    private final long[] to;
    private final float[] active;
    private Habits habits;

    Sender(World world, Account account) {
        this.account = account;
        boolean shortId = account.key % SHORT_IDS == SHORT_IDS - 3;
        this.group = bytes(shortId ? account.id.substring(0, 15) : account.id);
        List<Person> people = account.people;
        int count = people.size();
        this.users = new byte[count][];
        this.devices = new byte[count][];
        this.from = new long[count];
        this.to = new long[count];
        this.active = new float[count];
        for (int i = 0; i < count; i++) {
            Person person = people.get(i);
            users[i] = bytes(person.id);
            devices[i] = bytes(person.device);
            from[i] = person.activated == null ? Long.MAX_VALUE : person.activated.toEpochDay();
            to[i] = person.deactivated == null ? Long.MAX_VALUE : person.deactivated.toEpochDay();
        }
        Dice dice = world.dice(account.key, "stranger", 0);
        boolean customer = account.kind == Account.Kind.CUSTOMER && account.faces.isEmpty();
        boolean strange = customer && account.key % STRANGERS == 4;
        this.stranger = strange ? bytes("usr_" + dice.letters(12)) : null;
        this.strangersDevice = strange ? bytes(dice.uuid()) : null;
    }

    /** Works out what a month is like; {@code day} stands for all of it. */
    void begin(int monthOfLife, LocalDate day) {
        if (monthOfLife < 0) {
            return;
        }
        habits = new Habits(account, day, account.adoption[monthOfLife]);
        for (int i = 0; i < users.length; i++) {
            active[i] = habits.active(account, account.people.get(i));
        }
    }

    /** Null before the account's first month. */
    Habits habits() {
        return habits;
    }

    /** How likely somebody does something on a usual working day; 0 for who has no access. */
    float active(int user, long day) {
        return from[user] <= day && day < to[user] ? active[user] : 0;
    }

    /** Position of the stranger among the people of the account, after all known ones. */
    int strangersPosition() {
        return users.length;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
