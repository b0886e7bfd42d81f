package io.meridiem.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The product's own list of who has access, as it is when the events have been counted. */
final class ProductExport {
    private static final String USERS_COLUMNS =
            "user_id,account_id,email,full_name,role,team,invited_at,activated_at,deactivated_at," + "last_seen_at";
    private final World world;
    private final Path folder;

    ProductExport(World world, Path folder) {
        this.world = world;
        this.folder = folder;
    }

    void write(List<Account> accounts) throws IOException {
        try (Csv file = new Csv(folder.resolve("users.csv"), USERS_COLUMNS)) {
            for (Account account : accounts) {
                for (Person person : account.people) {
                    Dice dice = world.dice(account.key, person.id, 0);
                    file.row(
                            person.id,
                            account.id,
                            person.email,
                            person.name,
                            person.role,
                            Canary.team(world, account, person.team),
                            at(person.invited, dice.between(25_200, 32_400)),
                            at(person.activated, 18_000),
                            at(person.deactivated, 0),
                            person.seen == 0 ? null : Instant.ofEpochMilli(person.seen));
                }
            }
        }
    }

    private Instant at(LocalDate day, int second) {
        return world.has(day) ? World.at(day, second) : null;
    }
}
