package io.meridiem.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes what really happened, so that others can hold what they worked out against it. */
final class Truth {
    private final World world;
    private final Revenue revenue;
    private final ActiveUsers active;
    private final Faults faults;

    Truth(World world, Revenue revenue, ActiveUsers active, Faults faults) {
        this.world = world;
        this.revenue = revenue;
        this.active = active;
        this.faults = faults;
    }

    /** One account a line, so that people can search it. */
    void write(Path file, List<Account> accounts) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("{\"seed\": " + world.seed() + ",\n\"months\": " + months() + ",\n");
            out.write("\"reporting_currency\": \"" + World.REPORTING + "\",\n\"accounts\": [");
            String before = "\n";
            for (Account account : accounts) {
                if (told(account)) {
                    out.write(before + account(account));
                    before = ",\n";
                }
            }
            faults.add("fx", "rate_not_of_last_day", revenue.olderRates());
            out.write("\n],\n\"faults\": " + faults() + "}\n");
        }
    }

    /** Who was merged away lives on in another account; test accounts are nobody. */
    private static boolean told(Account account) {
        return account.kind != Account.Kind.MERGED_AWAY && account.kind != Account.Kind.TEST;
    }

    private ArrayNode months() {
        ArrayNode months = JsonNodeFactory.instance.arrayNode();
        for (int month = 0; month <= world.lastMonth(); month++) {
            months.add(world.month(month).toString());
        }
        return months;
    }

    private ObjectNode account(Account account) {
        Revenue.Months paid = revenue.of(account);
        ObjectNode told = JsonLines.object();
        told.put("account_id", account.id).put("billing_parent_id", account.billingParent().id);
        ObjectNode mrr = told.putObject("mrr");
        paid.mrr().forEach((month, amount) -> mrr.put(world.month(month).toString(), amount.toPlainString()));
        ObjectNode movements = told.putObject("movements");
        paid.movements().forEach((month, moved) -> {
            ObjectNode ofMonth = movements.putObject(world.month(month).toString());
            moved.forEach((movement, amount) -> ofMonth.put(movement, amount.toPlainString()));
        });
        ObjectNode users = told.putObject("active_users");
        if (account.usesProduct()) {
            // Whom the CRM has deleted nobody looks at any more.
            int last = account.deletedOn == null
                    ? world.lastMonth()
                    : Math.min(world.lastMonth(), world.month(account.deletedOn));
            for (int month = Math.max(0, world.month(account.start)); month <= last; month++) {
                users.put(world.month(month).toString(), active.count(account, month));
            }
        }
        boolean gone = account.churnedOn != null;
        told.put("churned_on", gone ? account.churnedOn.toString() : null);
        ArrayNode drivers = told.putArray("drivers");
        (gone ? account.churnDrivers : List.<String>of()).forEach(drivers::add);
        account.planted.forEach(told.putArray("planted")::add);
        told.put("name", account.name);
        recipients(account).forEach(told.putArray("recipients")::add);
        told.putArray("canary").add(Canary.place(world, account)).add(Names.domain(account));
        told.put("internal_canary", Canary.internal(world, account));
        if (account.weakTeam >= 0) {
            told.put("weak_team", Canary.team(world, account, account.weakTeam));
        }
        return told;
    }

    /** Addresses the account's figures may be sent to. */
    private Set<String> recipients(Account account) {
        Set<String> addresses = new TreeSet<>();
        List<Account> sources = new ArrayList<>(account.absorbed);
        sources.add(account);
        for (Account source : account.isInCrm() ? sources : List.<Account>of()) {
            Contact.of(world, source).stream()
                    .filter(contact -> contact.reachable(source))
                    .forEach(contact -> addresses.add(contact.email()));
        }
        return addresses;
    }

    private ArrayNode faults() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        faults.counts()
                .forEach((export, kinds) -> kinds.forEach((kind, rows) ->
                        all.addObject().put("export", export).put("kind", kind).put("rows", rows)));
        return all;
    }
}
