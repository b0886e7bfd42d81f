package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Risk.Customer;
import io.meridiem.reports.executive.Value.Action;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to do over risk and value, by whom and until when; only where either asks for something. */
record ActionsPage(Portfolio portfolio, Wording words) {
    private static final int ROWS = 13;
    private static final int OWNERS = 8;
    private static final int DONE = 8;

    /**
     * @param payer whose money it is about
     * @param money a month: MRR at risk, or value that would be won
     */
    private record Step(
            String payer,
            String account,
            String says,
            String why,
            String kind,
            BigDecimal money,
            String owner,
            LocalDate due,
            String status) {}

    boolean isWorthAPage() {
        return !steps().isEmpty();
    }

    ObjectNode page() {
        List<Step> steps = steps();
        List<Step> shown = shown(steps);
        ObjectNode page = Documents.empty()
                .put("template", "actions")
                .put("title", words.say("actions"))
                .put("sentence", sentence())
                .put(
                        "steps_note",
                        words.say("steps_note", "shown", shown.size(), "all", all(), "currency", words.currency()));
        ArrayNode rows = page.putArray("steps");
        for (Step step : shown) {
            rows.add(row(step, rows.size() + 1));
        }
        owners(page, steps);
        done(page);
        return page;
    }

    private String sentence() {
        List<Customer> risky = portfolio.risk().atRisk();
        List<Action> open = portfolio.value().open();
        String risk = risky.isEmpty()
                ? null
                : words.say(
                        "actions_risk",
                        "n",
                        risky.size(),
                        "mrr",
                        words.shortMoney(risky.stream().map(Customer::mrr).reduce(BigDecimal.ZERO, BigDecimal::add)));
        String value = open.isEmpty()
                ? null
                : words.say(
                        "actions_value", "n", portfolio.value().open().size(), "value", words.shortMoney(openValue()));
        return risk == null
                ? value + "."
                : value == null ? risk + "." : words.say("actions_both", "one", risk, "two", value);
    }

    private BigDecimal openValue() {
        return largest(portfolio.value().open().stream(), ActionsPage::payer, Action::value);
    }

    /** Who the step is one of: children are one customer with who pays for them. */
    private static String payer(Action action) {
        return action.payer() == null ? action.account() : action.payer();
    }

    /** Steps of one customer overlap: who brings in more people does more of everything. Its largest stands for all. */
    private static <T> BigDecimal largest(Stream<T> steps, Function<T, String> account, Function<T, BigDecimal> money) {
        return steps
                .filter(step -> money.apply(step) != null)
                .collect(Collectors.toMap(account, money, BigDecimal::max))
                .values()
                .stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private long all() {
        return portfolio.risk().atRisk().size() + portfolio.value().open().size();
    }

    /** Risk and value by money a month; both kinds are about what would be lost or won in one. */
    private List<Step> steps() {
        RiskWords risk = new RiskWords(portfolio, words);
        ValueWords value = new ValueWords(portfolio, words);
        List<Step> steps = new ArrayList<>();
        for (Customer one : portfolio.risk().atRisk()) {
            List<Risk.Reason> reasons = portfolio.risk().raising(one);
            steps.add(new Step(
                    one.id(),
                    one.name(),
                    risk.play(one),
                    reasons.isEmpty() ? "" : risk.reason(reasons.get(0)),
                    "risk",
                    one.mrr(),
                    one.owner(),
                    one.due(),
                    words.say("risk_band_" + one.band())));
        }
        for (Action one : portfolio.value().open()) {
            String hours = one.hours() == null
                    ? ""
                    : words.say(
                            "action_hours",
                            "hours",
                            words.amount(one.hours(), one.hours().compareTo(BigDecimal.TEN) < 0 ? 1 : 0));
            steps.add(new Step(
                    payer(one),
                    one.name(),
                    value.action(one),
                    hours,
                    "value",
                    one.value(),
                    one.owner(),
                    one.due(),
                    words.sayOf("status_", one.status())));
        }
        steps.sort(Comparator.comparing(Step::money, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed());
        return steps;
    }

    /** The largest of both kinds: neither crowds the other out. */
    private static List<Step> shown(List<Step> steps) {
        List<Step> risk =
                steps.stream().filter(step -> step.kind().equals("risk")).toList();
        List<Step> value =
                steps.stream().filter(step -> step.kind().equals("value")).toList();
        int first = Math.min(risk.size(), Math.max(ROWS / 2, ROWS - value.size()));
        List<Step> shown = new ArrayList<>(risk.subList(0, first));
        shown.addAll(value.subList(0, Math.min(value.size(), ROWS - first)));
        shown.sort(Comparator.comparing(Step::money, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed());
        return shown;
    }

    private ObjectNode row(Step step, int rank) {
        String none = words.say("not_measurable");
        return Documents.empty()
                .put("rank", words.count(rank))
                .put("account", Wording.fit(step.account(), 26))
                .put("says", step.says())
                .put("why", step.why())
                .put("kind", words.say("kind_" + step.kind()))
                .put("amount", step.money() == null ? none : words.amount(step.money(), 0))
                .put("owner", AdoptionPage.owner(words, step.owner(), 17))
                .put("due", step.due() == null ? none : words.day(step.due()))
                .put("status", step.status());
    }

    /** Who has how much to do: over all accounts at risk and all open actions, whoever has most at stake first. */
    private void owners(ObjectNode page, List<Step> steps) {
        List<String> names = new ArrayList<>(steps.stream()
                .map(step -> Objects.toString(step.owner(), ""))
                .distinct()
                .toList());
        names.sort(Comparator.comparing((String name) -> money(steps, name, "risk"))
                .thenComparing(name -> money(steps, name, "value"))
                .reversed());
        ArrayNode rows = page.putArray("owners");
        page.put("owners_note", words.say("owners_note", "shown", Math.min(OWNERS, names.size()), "all", names.size()));
        for (String name : names.subList(0, Math.min(OWNERS, names.size()))) {
            List<Step> own = of(steps, name);
            LocalDate first = own.stream()
                    .map(Step::due)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            rows.addObject()
                    .put("name", AdoptionPage.owner(words, name.isEmpty() ? null : name, 24))
                    .put("steps", words.count(own.size()))
                    .put("risk", words.amount(money(steps, name, "risk"), 0))
                    .put("value", words.amount(money(steps, name, "value"), 0))
                    .put("due", first == null ? words.say("not_measurable") : words.day(first));
        }
    }

    private static List<Step> of(List<Step> steps, String owner) {
        return steps.stream()
                .filter(step -> Objects.toString(step.owner(), "").equals(owner))
                .toList();
    }

    private static BigDecimal money(List<Step> steps, String owner, String kind) {
        List<Step> all = steps.stream().filter(step -> step.kind().equals(kind)).toList();
        return largest(of(all, owner).stream().filter(step -> isLargest(step, all)), Step::payer, Step::money);
    }

    /** Of a family looked after by several, the sum counts one step: that of its owner. The steps come largest first. */
    private static boolean isLargest(Step step, List<Step> all) {
        return all.stream()
                .filter(one -> one.payer().equals(step.payer()))
                .findFirst()
                .orElseThrow()
                .equals(step);
    }

    private void done(ObjectNode page) {
        ValueWords value = new ValueWords(portfolio, words);
        List<Action> done =
                portfolio.value().actions().stream().filter(Action::isDone).toList();
        page.put(
                "done_note",
                words.say(
                        "done_note",
                        "done",
                        portfolio.value().count("done"),
                        "repeated",
                        portfolio.value().count("repeated"),
                        "shown",
                        Math.min(DONE, done.size())));
        page.put("has_done", !done.isEmpty());
        if (done.isEmpty()) {
            page.put("no_done", words.say(portfolio.value().count("repeated") > 0 ? "nothing_done" : "nothing_asked"));
        }
        ArrayNode rows = page.putArray("done");
        for (Action action : done.subList(0, Math.min(DONE, done.size()))) {
            rows.addObject()
                    .put("account", Wording.fit(action.name(), 22))
                    .put("says", value.action(action))
                    .put("amount", action.value() == null ? words.say("not_measurable") : worth(action));
        }
    }

    private String worth(Action action) {
        return words.say(
                "brought_of",
                "brought",
                action.brought() == null ? words.say("not_measurable") : words.amount(action.brought(), 0),
                "expected",
                words.amount(action.value(), 0));
    }
}
