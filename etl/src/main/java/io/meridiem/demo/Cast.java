package io.meridiem.demo;

import io.meridiem.demo.Account.Kind;
import io.meridiem.demo.Sales.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who the customers are and what they begin with. */
final class Cast {
    /** One set of faces for so many customers. */
    private static final int BLOCK = 250;
    /** From so many customers on all faces are shown; fewer leave room for usual ones. */
    private static final int ROOM_FOR_ALL = 70;
    /** Among fewer customers a giant would be all there is. */
    private static final int ROOM_FOR_GIANT = 20;
    /** Months before the first one shown in which the oldest customers began. */
    private static final int OLDEST = 30;

    private static final int FIRST_ODD_NAME = 2;
    private static final int ODD_NAME_STEP = 5;
    private static final List<String> COUNTRIES =
            List.of("Germany", "Switzerland", "France", "Netherlands", "Sweden", "Austria", "Italy", "Denmark");

    private final World world;
    private final Sales sales;
    private final Openings openings;
    private final Scenes scenes;

    Cast(World world, Sales sales) {
        this.world = world;
        this.sales = sales;
        this.openings = new Openings(world);
        this.scenes = new Scenes(world, sales);
    }

    /** All accounts, those that pay first. */
    List<Account> accounts() {
        List<Account> customers = new ArrayList<>();
        for (int number = 0; number < world.accounts(); number++) {
            customers.add(customer(number));
        }
        Extras extras = new Extras(world, sales);
        List<Account> all = new ArrayList<>(customers);
        for (Account customer : customers) {
            all.addAll(extras.around(customer));
        }
        all.addAll(extras.ofNobody());
        return Collections.unmodifiableList(all);
    }

    private Account customer(int number) {
        Dice dice = world.dice(number, "cast", 0);
        Set<Face> faces = faces(number);
        Terms terms =
                faces.isEmpty() ? usual(dice) : openings.terms(faces.iterator().next(), usual(dice));
        int odd = number % ODD_NAME_STEP == FIRST_ODD_NAME ? number / ODD_NAME_STEP : Names.odd();
        String name = odd < Names.odd() ? Names.odd(odd) : Names.company(world.seed(), number);
        Account account = new Account(
                number,
                Kind.CUSTOMER,
                SalesforceIds.of("001", world.seed(), number),
                name,
                terms.segment(),
                country(dice, terms.currency()),
                dice.between(1, Staff.CARERS),
                faces.isEmpty()
                        ? Causes.of(dice)
                        : openings.causes(faces.iterator().next(), dice),
                terms.start());
        account.faces.addAll(faces);
        faces.forEach(face -> account.planted.add(face.word()));
        if (odd < Names.odd()) {
            account.planted.add("odd_name");
        }
        begin(account, terms, dice);
        return account;
    }

    private void begin(Account account, Terms terms, Dice dice) {
        sales.payer(account, terms.currency(), account.id);
        Subscription first = sales.subscribe(account, terms);
        if (account.faces.isEmpty()) {
            extraTerms(account, first, dice);
        } else {
            account.faces.forEach(face -> scenes.play(face, account, first));
        }
    }

    /** Trials, coupons and add-ons as they happen. */
    private void extraTerms(Account account, Subscription first, Dice dice) {
        LocalDate start = account.start;
        if (!start.isBefore(world.firstDay()) && dice.chance(0.25)) {
            first.trialEnd = start.plusDays(30);
            if (dice.chance(0.15)) {
                first.ended = first.trialEnd;
                first.noticeOn = start.plusDays(dice.between(5, 25));
            }
        } else if (dice.chance(0.1)) {
            sales.percent(account, first, dice.pick(List.of(10, 20)), Discount.Duration.REPEATING, 6, start);
        } else if (dice.chance(0.06)) {
            sales.percent(account, first, 10, Discount.Duration.FOREVER, 0, start);
        } else if (dice.chance(0.15) && account.segment != Segment.SMALL) {
            sales.add(account, first, Plan.ANALYTICS, start, Stage.Settlement.AT_START);
        }
    }

    private Terms usual(Dice dice) {
        Segment segment = Segment.values()[dice.weighted(40, 42, 18)];
        String currency = List.of("EUR", "USD", "GBP", "JPY").get(dice.weighted(70, 16, 11, 3));
        LocalDate start = dice.chance(0.48)
                ? dice.day(world.day(-OLDEST, 1), world.firstDay().minusDays(1))
                : dice.day(world.firstDay(), world.lastDay().minusDays(5));
        // Nobody knows the rate of the month before the first one, so what begins in it is paid in the reporting
        // currency.
        String paid = world.month(start) == 0 ? World.REPORTING : currency;
        Interval interval = dice.chance(segment.yearly / 100.0) ? Interval.YEAR : Interval.MONTH;
        return new Terms(segment, segment.plan, interval, paid, dice.around(segment.fewest, segment.most), start);
    }

    /** The faces of the customer with this number; none for a usual one. */
    private Set<Face> faces(int number) {
        int begin = number / BLOCK * BLOCK;
        int size = Math.min(BLOCK, world.accounts() - begin);
        List<Face> fitting = EnumSet.allOf(Face.class).stream()
                .filter(face -> face.fits(world.months()))
                .filter(face -> face != Face.GIANT || begin == 0 && size >= ROOM_FOR_GIANT)
                .toList();
        int shown = size >= ROOM_FOR_ALL ? fitting.size() : Math.min(fitting.size(), (size * 9 + 19) / 20);
        for (int face = 0; face < shown; face++) {
            if (number - begin == face * size / shown) {
                return EnumSet.of(fitting.get(face));
            }
        }
        return EnumSet.noneOf(Face.class);
    }

    private static String country(Dice dice, String currency) {
        return switch (currency) {
            case "USD" -> "United States";
            case "GBP" -> "United Kingdom";
            case "JPY" -> "Japan";
            default -> dice.pick(COUNTRIES);
        };
    }
}
