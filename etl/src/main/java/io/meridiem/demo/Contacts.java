package io.meridiem.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Whom the CRM knows at one account. */
final class Contacts {
    private static final int MOST = 10;
    private static final String FINANCE = "Finance";
    private static final List<String> TITLES =
            List.of("AP Specialist", "Procurement Lead", "Treasury Analyst", "Controller", "Shared Services Manager");

    private final World world;
    private final Account account;
    private final Dice dice;
    private final LocalDate known;
    private final List<Contact> contacts = new ArrayList<>();

    Contacts(World world, Account account) {
        this.world = world;
        this.account = account;
        this.dice = world.dice(account.key, "contacts", 0);
        this.known = account.start.minusDays(dice.between(20, 60));
    }

    /** The one who decides first. */
    List<Contact> all() {
        Contact decider = decider(Names.person(dice) + "-" + Canary.place(world, account), 0);
        contacts.add(decider);
        contacts.add(champion(decider));
        contacts.add(billing());
        for (int user = 1; user < Math.min(account.people.size(), MOST - 3); user++) {
            Person person = account.people.get(user);
            if (dice.chance(0.3)) {
                contacts.add(user(person, decider));
            }
        }
        if (account.mailing == Mailing.TWICE) {
            contacts.add(decider(decider.name(), MOST - 1));
        }
        return contacts;
    }

    private String id(int number) {
        return SalesforceIds.of("003", world.seed(), account.key * MOST + number);
    }

    private Contact decider(String name, int number) {
        Mailing mailing = account.mailing;
        Instant created = World.at(known, dice.workingSecond());
        Instant gone = World.at(world.lastDay().minusDays(19), 61_200);
        String email = Names.email(name, 0, mailing.domain(account));
        return new Contact(
                id(number),
                name,
                mailing == Mailing.INVALID ? email.replace("@", " at ") : email,
                "CFO",
                FINANCE,
                "Sponsor",
                null,
                mailing != Mailing.NOBODY,
                mailing == Mailing.OPTED_OUT,
                mailing == Mailing.LEFT ? world.lastDay().minusDays(19) : null,
                created,
                mailing == Mailing.LEFT || mailing == Mailing.DELETED ? gone : created,
                mailing == Mailing.DELETED);
    }

    /** The first of those who use the product. */
    private Contact champion(Contact decider) {
        String other = Names.person(dice);
        Person person = account.people.isEmpty() ? null : account.people.get(0);
        String name = person == null ? other : person.name;
        String email = person == null ? Names.email(other, 1, Names.domain(account)) : person.email;
        Instant created = World.at(known, dice.workingSecond());
        LocalDate left = account.sponsorLeft;
        return new Contact(
                id(1),
                name,
                email,
                "Head of Accounts Payable",
                FINANCE,
                "Champion",
                decider.id(),
                account.mailing == Mailing.TWO,
                false,
                left,
                created,
                left == null ? created : World.at(left, 61_200),
                false);
    }

    private Contact billing() {
        String name = Names.person(dice);
        Instant created = World.at(known.plusDays(9), dice.workingSecond());
        return new Contact(
                id(2),
                name,
                "accounts@" + Names.domain(account),
                "Accountant",
                FINANCE,
                "Billing",
                null,
                false,
                dice.chance(0.3),
                null,
                created,
                created,
                false);
    }

    private Contact user(Person person, Contact decider) {
        Instant created = World.at(person.invited, dice.workingSecond());
        LocalDate left = person.deactivated != null && dice.chance(0.7) ? person.deactivated : null;
        boolean deleted = left == null && dice.chance(0.04);
        Instant changed = left == null ? created : World.at(left, 61_200);
        if (deleted) {
            changed = World.at(dice.day(person.invited.plusDays(1), world.lastDay()), 61_200);
        }
        return new Contact(
                id(contacts.size()),
                person.name,
                person.email,
                dice.pick(TITLES),
                FINANCE,
                "User",
                decider.id(),
                false,
                dice.chance(0.05),
                world.has(left) ? left : null,
                created,
                changed,
                deleted);
    }
}
