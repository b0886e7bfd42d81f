package io.meridiem.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody at a customer the CRM knows.
 *
 * @param reportsTo id of another contact; null for nobody
 * @param recipient is sent the value report
 * @param left day the person left; null while there
 */
record Contact(
        String id,
        String name,
        String email,
        String title,
        String department,
        String role,
        String reportsTo,
        boolean recipient,
        boolean optedOut,
        LocalDate left,
        Instant created,
        Instant changed,
        boolean deleted) {

    private static final int MOST = 10;
    private static final List<String> TITLES =
            List.of("AP Specialist", "Procurement Lead", "Treasury Analyst", "Controller", "Shared Services Manager");

    /** An account's contacts: who decides, who drives it, who is billed, and some who use it. */
    static List<Contact> of(World world, Account account) {
        Dice dice = world.dice(account.key, "contacts", 0);
        LocalDate known = account.start.minusDays(dice.between(20, 60));
        List<Contact> contacts = new ArrayList<>();
        Contact sponsor = decider(world, account, dice, known, contacts.size());
        contacts.add(sponsor);
        contacts.add(champion(world, account, dice, known, sponsor));
        contacts.add(billing(world, account, dice, known));
        for (int user = 1; user < Math.min(account.people.size(), MOST - 3); user++) {
            Person person = account.people.get(user);
            if (dice.chance(0.3)) {
                contacts.add(user(world, account, dice, person, contacts.size(), sponsor));
            }
        }
        return contacts;
    }

    private static String id(World world, Account account, int number) {
        return SalesforceIds.of("003", world.seed(), account.key * MOST + number);
    }

    private static Contact decider(World world, Account account, Dice dice, LocalDate known, int number) {
        String name = Names.person(dice);
        Instant created = World.at(known, dice.workingSecond());
        String email = Names.email(name, 0, Names.domain(account));
        return new Contact(
                id(world, account, number),
                name,
                email,
                "CFO",
                "Finance",
                "Sponsor",
                null,
                true,
                dice.chance(0.06),
                null,
                created,
                created,
                false);
    }

    /** The first of those who use the product. */
    private static Contact champion(World world, Account account, Dice dice, LocalDate known, Contact sponsor) {
        String other = Names.person(dice);
        Person person = account.people.isEmpty() ? null : account.people.get(0);
        String name = person == null ? other : person.name;
        String email = person == null ? Names.email(other, 1, Names.domain(account)) : person.email;
        Instant created = World.at(known, dice.workingSecond());
        LocalDate left = account.sponsorLeft;
        Instant changed = left == null ? created : World.at(left, 61_200);
        return new Contact(
                id(world, account, 1),
                name,
                email,
                "Head of Accounts Payable",
                "Finance",
                "Champion",
                sponsor.id,
                true,
                false,
                left,
                created,
                changed,
                false);
    }

    private static Contact billing(World world, Account account, Dice dice, LocalDate known) {
        String name = Names.person(dice);
        Instant created = World.at(known.plusDays(9), dice.workingSecond());
        String email = "accounts@" + Names.domain(account);
        return new Contact(
                id(world, account, 2),
                name,
                email,
                "Accountant",
                "Finance",
                "Billing",
                null,
                false,
                dice.chance(0.3),
                null,
                created,
                created,
                false);
    }

    private static Contact user(World world, Account account, Dice dice, Person person, int number, Contact sponsor) {
        Instant created = World.at(person.invited, dice.workingSecond());
        LocalDate left = person.deactivated != null && dice.chance(0.7) ? person.deactivated : null;
        boolean deleted = left == null && dice.chance(0.04);
        Instant changed = left == null ? created : World.at(left, 61_200);
        if (deleted) {
            changed = World.at(dice.day(person.invited.plusDays(1), world.lastDay()), 61_200);
        }
        return new Contact(
                id(world, account, number),
                person.name,
                person.email,
                dice.pick(TITLES),
                "Finance",
                "User",
                sponsor.id,
                dice.chance(0.1),
                dice.chance(0.05),
                world.has(left) ? left : null,
                created,
                changed,
                deleted);
    }
}
