package io.meridiem.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** What people at customers told of their own accord they had gained: the more often, the more the product is worth there. */
final class ClaimsExport {
    private static final String COLUMNS =
            "claim_id,account_id,person,title,amount,currency,achieved_on,restates,evidence,"
                    + "is_verified,verified_by,verified_on";

    /** A story, the measure that counts the same benefit, and what it is worth for each seat that customers of a size have. */
    private record Story(String title, String restates, int worth) {}

    private static final List<Story> STORIES = List.of(
            new Story("Closed the year in three days instead of eight", "none", 90),
            new Story("No temporary staff over the summer", "none", 160),
            new Story("Terms renegotiated with every invoice of the year at hand", "none", 120),
            new Story("An audit passed without a single request for paper", "none", 60),
            new Story("Nobody posted an invoice to the wrong account this quarter", "coding", 70),
            new Story("The backlog of unmatched orders is gone", "matching", 110),
            new Story("Took every early payment discount of the quarter", "discounts", 50));

    private final World world;
    private final Path folder;

    ClaimsExport(World world, Path folder) {
        this.world = world;
        this.folder = folder;
    }

    void write(List<Account> accounts) throws IOException {
        try (Csv file = new Csv(folder.resolve("claims.csv"), COLUMNS)) {
            for (Account account : accounts) {
                if (account.kind == Account.Kind.CUSTOMER) {
                    account(file, account);
                }
            }
        }
    }

    private void account(Csv file, Account account) throws IOException {
        int start = world.month(account.start);
        for (int month = Math.max(start + 3, 0); month <= world.lastMonth(); month++) {
            Dice dice = world.dice(account.key, "claim", month);
            LocalDate day = world.day(month, 18);
            double worth = account.value[Math.min(month - start, account.value.length - 1)];
            if (account.served(day) && dice.chance(0.08 * worth)) {
                claim(file, account, day, dice);
            }
        }
    }

    private void claim(Csv file, Account account, LocalDate day, Dice dice) throws IOException {
        List<Contact> contacts = Contact.of(world, account);
        Contact person = contacts.get(dice.between(0, contacts.size() - 1));
        Story story = STORIES.get(dice.between(0, STORIES.size() - 1));
        long amount = (long) story.worth() * account.segment.most * dice.between(6, 14) / 10;
        boolean verified = dice.chance(0.6);
        file.row(
                "clm-" + account.id.substring(account.id.length() - 6) + "-"
                        + day.toString().substring(0, 7),
                account.id,
                person.email(),
                story.title(),
                dice.chance(0.9) ? BigDecimal.valueOf(amount) : null,
                World.REPORTING,
                day,
                verified || dice.chance(0.5) ? story.restates() : null,
                verified || dice.chance(0.4) ? "note of the review on " + day.plusDays(9) : null,
                verified,
                verified ? "customer success" : null,
                verified ? day.plusDays(12) : null);
    }
}
