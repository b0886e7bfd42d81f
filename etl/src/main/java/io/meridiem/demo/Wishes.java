package io.meridiem.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What some customers agreed to and want to be told in: business cases, the equivalents that lead their reports, their words. */
final class Wishes {
    /** So many usual customers say nothing for one that does. */
    private static final int EVERY = 5;

    private static final int CASES = 3;

    /** Each customer that says anything leads with another of them. */
    private static final List<String> LEADS = List.of(
            "growth_without_staff",
            "miles",
            "developers_reallocated",
            "seedlings",
            "phone_charges",
            "gasoline",
            "coal",
            "oil");

    private static final List<String> EURO = List.of("Germany", "France", "Netherlands", "Austria", "Italy");

    private final World world;
    private final List<Account> usual;

    Wishes(World world) {
        this.world = world;
        this.usual = new Cast(world, new Sales(world))
                .accounts().stream()
                        .filter(account -> account.kind == Account.Kind.CUSTOMER && account.faces.isEmpty())
                        .toList();
    }

    /** For {@code accounts} of a measure: what it is worth a year with everybody taking part, agreed before they began. */
    String businessCases() {
        List<String> cases = usual.stream()
                .filter(account -> EURO.contains(account.country) && account.segment != Segment.SMALL)
                .filter(account -> !account.start.isBefore(world.first().atDay(1)))
                .limit(CASES)
                .map(account -> "        - {account: " + account.id + ", agreed_by: Head of finance, agreed_on: "
                        + agreedOn(account) + ", business_case: {amount: 24000, currency: EUR}}\n")
                .toList();
        return cases.isEmpty()
                ? ""
                : "      # Agreed before they began: worth 24,000 a year with everybody taking part.\n      accounts:\n"
                        + String.join("", cases);
    }

    private static LocalDate agreedOn(Account account) {
        return account.start.minusDays(21);
    }

    /** The whole of {@code equivalents.yml}. */
    String equivalents() {
        Map<String, String> lines = new LinkedHashMap<>();
        for (int at = 0; at < LEADS.size(); at++) {
            String lead = LEADS.get(at);
            usual.stream()
                    .skip((long) at * EVERY)
                    // Interfaces come with the largest plan alone.
                    .filter(account -> !lead.equals("developers_reallocated") || account.segment == Segment.LARGE)
                    .filter(account -> !lines.containsKey(account.id))
                    .findFirst()
                    .ifPresent(account ->
                            lines.put(account.id, "  - {account: " + account.id + ", leads: [" + lead + "]}\n"));
        }
        return "# What customers of Alder want to be told in, beside the equivalents that come with Meridiem.\n"
                + (lines.isEmpty() ? "preferences: []\n" : "preferences:\n" + String.join("", lines.values()));
    }
}
