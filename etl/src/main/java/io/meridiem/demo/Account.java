package io.meridiem.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One customer, and how it really is. */
final class Account {
    /** What kind of row it is in the CRM. */
    enum Kind {
        CUSTOMER,
        CHILD,
        MERGED_AWAY,
        TEST,
        /** Known to the biller alone. */
        UNMATCHED
    }

    /** Distinguishes it from all others; what its chances depend on. */
    final long key;

    final Kind kind;
    final String id;
    final Segment segment;
    final String country;
    /** Position of its owner among the company's people. */
    final int owner;

    final Causes causes;
    /** First day of service. */
    final LocalDate start;

    String name;
    Mailing mailing = Mailing.ONE;
    final Set<Face> faces = EnumSet.noneOf(Face.class);
    final Set<String> planted = new LinkedHashSet<>();
    final List<Payer> payers = new ArrayList<>();
    final List<Person> people = new ArrayList<>();
    /** The account this one belongs to or was merged into; null for most. */
    Account under;
    /** Accounts merged into this one. */
    final List<Account> absorbed = new ArrayList<>();

    LocalDate mergedOn;
    LocalDate deletedOn;

    /** Adoption by month of life, 0 to 1; the first month is that of the start. */
    double[] adoption = {};
    /** Value felt by month of life, 0 to 1, behind adoption. */
    double[] value = {};

    LocalDate sponsorLeft;
    LocalDate idleFrom;
    boolean stuck;
    /** The team that is left behind; -1 for none. */
    int weakTeam = -1;

    LocalDate churnedOn;
    List<String> churnDrivers = List.of();

    Account(
            long key,
            Kind kind,
            String id,
            String name,
            Segment segment,
            String country,
            int owner,
            Causes causes,
            LocalDate start) {
        this.key = key;
        this.kind = kind;
        this.id = id;
        this.name = name;
        this.segment = segment;
        this.country = country;
        this.owner = owner;
        this.causes = causes;
        this.start = start;
    }

    Payer payer() {
        return payers.get(0);
    }

    /** The account its use counts for. */
    Account home() {
        return kind == Kind.MERGED_AWAY ? under : this;
    }

    /** The account that pays. */
    Account billingParent() {
        return kind == Kind.CHILD ? under : home();
    }

    boolean usesProduct() {
        return kind != Kind.UNMATCHED;
    }

    boolean isInCrm() {
        return kind != Kind.UNMATCHED;
    }

    List<Subscription> subscriptions() {
        return payers.stream().flatMap(payer -> payer.subscriptions.stream()).toList();
    }

    /** Whether service runs; a child's and a test account's is its payer's. */
    boolean served(LocalDate day) {
        if (kind == Kind.TEST) {
            return !start.isAfter(day);
        }
        if (kind == Kind.CHILD) {
            return !start.isAfter(day) && under.served(day);
        }
        return subscriptions().stream().anyMatch(one -> one.runs(day));
    }

    /** Seats paid for on a day. */
    int seats(LocalDate day) {
        return subscriptions().stream()
                .filter(one -> one.runs(day))
                .map(one -> one.seats().on(day))
                .mapToInt(stage -> stage == null ? 0 : stage.quantity())
                .sum();
    }

    /** Whether a plan or add-on is paid for on a day; a child has what its parent has. */
    boolean owns(Plan plan, LocalDate day) {
        return billingParent().subscriptions().stream()
                .filter(one -> one.runs(day))
                .flatMap(one -> one.items.stream())
                .map(item -> item.on(day))
                .anyMatch(stage -> stage != null && stage.price().plan() == plan);
    }

    boolean sponsored(LocalDate day) {
        return sponsorLeft == null || sponsorLeft.isAfter(day);
    }
}
