package io.meridiem.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What people at customers said when they were asked: twice a year for all, now and then about support. */
final class SurveyExport {
    private static final String ANSWERS_COLUMNS =
            "answer_id,account_id,email,survey,score,comment,asked_at,answered_at";
    private static final List<String> GLAD = List.of(
            "Month-end is two days shorter.",
            "Approvals from the phone, finally.",
            "Our auditors like the trail,\nand so do we.",
            "The \"match\" screen saves us hours");
    private static final List<String> UNHAPPY = List.of(
            "Too many clicks; half of the team still uses Excel.",
            "We never got a proper introduction.",
            "Expensive for what we use.",
            "Support is kind, but slow");

    private final World world;
    private final Faults faults;
    private final Path folder;

    SurveyExport(World world, Faults faults, Path folder) {
        this.world = world;
        this.faults = faults;
        this.folder = folder;
    }

    void write(List<Account> accounts) throws IOException {
        try (Csv file = new Csv(folder.resolve("answers.csv"), ANSWERS_COLUMNS)) {
            for (Account account : accounts) {
                if (account.kind == Account.Kind.CUSTOMER || account.kind == Account.Kind.CHILD) {
                    account(file, account);
                }
            }
        }
    }

    private void account(Csv file, Account account) throws IOException {
        List<Contact> contacts = Contact.of(world, account);
        for (int month = Math.max(0, world.month(account.start) + 2); month <= world.lastMonth(); month++) {
            boolean asked = world.month(month).getMonthValue() % 6 == 3;
            LocalDate day = world.day(month, 6);
            if (!account.served(day)) {
                continue;
            }
            Dice dice = world.dice(account.key, "survey", month);
            for (Contact contact : contacts) {
                boolean there = !contact.deleted()
                        && contact.created().isBefore(World.at(day, 0))
                        && (contact.left() == null || contact.left().isAfter(day));
                if (there && asked && dice.chance(0.38)) {
                    answer(file, account, contact, "nps", day, month, dice);
                } else if (there && !asked && dice.chance(0.02)) {
                    answer(file, account, contact, "csat", day, month, dice);
                }
            }
        }
    }

    private void answer(Csv file, Account account, Contact contact, String survey, LocalDate day, int month, Dice dice)
            throws IOException {
        Instant asked = World.at(day, 32_400);
        Instant answered = asked.plus(dice.between(20, 18 * 1_440), ChronoUnit.MINUTES);
        if (!answered.isBefore(world.end())) {
            return;
        }
        double felt = account.value[month - world.month(account.start)] + dice.noise(0.3);
        boolean nps = survey.equals("nps");
        int most = nps ? 10 : 5;
        int least = nps ? 0 : 1;
        int score = (int) Math.max(least, Math.min(most, Math.round((felt * 1.05 + 0.28) * most)));
        if (dice.chance(0.006)) {
            score = most + dice.between(1, 90);
            faults.add("surveys", "score_out_of_range");
        }
        boolean glad = score * 10 >= most * 8;
        String comment = dice.chance(0.3) ? Canary.note(world, account, dice.pick(glad ? GLAD : UNHAPPY)) : null;
        file.row("ans_" + dice.letters(16), account.id, contact.email(), survey, score, comment, asked, answered);
    }
}
