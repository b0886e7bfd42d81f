package io.meridiem.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The executive report's page on the value delivered, reckoned again: every customer in the reporting currency. */
final class ReckonedExecutive {
    private static final Tongue EN = Tongue.en;

    private final DemoCompany company;
    private final String now;
    private final Claims claims = new Claims(EN);

    /**
     * @param month its first day
     */
    ReckonedExecutive(DemoCompany company, String month) {
        this.company = company;
        this.now = "date '" + month + "'";
    }

    Claims value() {
        List<AskedRow> all = ask("select roi.value * rate.rate as value, roi.cost * rate.rate as cost,"
                + " roi.left_on_table * rate.rate as still, roi.value_full * rate.rate as full,"
                + " roi.cost * (1 + roi.roi_30) * rate.rate as at_30, roi.cost * (1 + roi.roi_20) * rate.rate as at_20,"
                + " roi.roi_actual, roi.roi_100, roi.roi_30, roi.roi_20, roi.is_estimate, spine.segment, product.product"
                + " from gold.roi_month as roi join gold.rate_month as rate on rate.currency = roi.currency and rate.month ="
                + " roi.month left join gold.account_month as spine on spine.account_id = roi.account_id and spine.month ="
                + " roi.month left join gold.product_month as product on product.account_id = roi.account_id and"
                + " product.month = roi.month where roi.window_months = 1 and roi.month = " + now
                + " order by still desc nulls last");
        List<AskedRow> measured =
                all.stream().filter(row -> row.number("value") != null).toList();
        List<AskedRow> returned = measured.stream()
                .filter(row -> row.number("cost") != null && row.number("cost").signum() > 0)
                .toList();
        cards(all, measured, returned);
        measures(measured);
        levels(all);
        parts(returned);
        free(measured, returned);
        left(all);
        missing(all);
        return claims;
    }

    private List<AskedRow> ask(String sql) {
        return AskedRow.ask(company.terminal(), DemoCompany.CONF, sql);
    }

    private static BigDecimal returned(BigDecimal value, BigDecimal cost) {
        return value.subtract(cost).divide(cost, MathContext.DECIMAL64);
    }

    private static String money(BigDecimal amount) {
        return amount.abs().compareTo(BigDecimal.valueOf(100_000)) >= 0
                ? "€" + EN.brief(amount)
                : EN.money(amount, "EUR", 0);
    }

    private void cards(List<AskedRow> all, List<AskedRow> measured, List<AskedRow> returned) {
        BigDecimal total = AskedRow.sum(measured, "value");
        BigDecimal value = AskedRow.sum(returned, "value");
        BigDecimal cost = AskedRow.sum(returned, "cost");
        String roi = EN.percent(returned(value, cost), 0);
        String known = EN.count(measured.size());
        String some = EN.count(returned.size());
        claims.must("headline", "worth " + money(total), known, some, roi);
        claims.must("value delivered", money(total), "measured for " + known, EN.count(all.size()));
        claims.must("return", roi, money(value) + " on a cost of", money(cost), some);
        List<AskedRow> reachable =
                all.stream().filter(row -> row.number("still") != null).toList();
        claims.must(
                "left on the table",
                money(AskedRow.sum(reachable, "still")),
                "more a month",
                EN.count(reachable.size()));
        long estimates = measured.stream().filter(row -> row.is("is_estimate")).count();
        claims.must("agreed", EN.count(measured.size() - estimates) + " of " + known, EN.count(estimates));
        claims.must("sum of the measures", "Value delivered", EN.whole(total), known, EN.count(estimates));
    }

    private void measures(List<AskedRow> measured) {
        List<AskedRow> told = ask("select measure.names['en'] as name, told.unit, told.counts_to_value, told.position,"
                + " sum(told.quantity) as quantity, sum(if(told.counts_to_value, told.hours, 0)) as hours,"
                + " coalesce(sum(told.money * rate.rate), 0) as money, count(distinct told.account_id) as accounts,"
                + " count(distinct if(told.is_estimate, told.account_id, null)) as estimates from gold.value_month as told"
                + " join gold.measure as measure on measure.measure = told.measure join gold.account_month as spine on"
                + " spine.account_id = told.account_id and spine.month = told.month join gold.roi_month as roi on"
                + " roi.account_id = spine.billing_parent_id and roi.month = told.month and roi.window_months = 1 join"
                + " gold.rate_month as rate on rate.currency = roi.currency and rate.month = told.month where told.month = "
                + now + " and told.quantity is not null group by all order by told.position");
        List<AskedRow> counts =
                told.stream().filter(row -> row.is("counts_to_value")).toList();
        List<BigDecimal> amounts =
                Claims.addingUp(counts.stream().map(row -> row.number("money")).toList(), 0);
        for (AskedRow row : told) {
            boolean level = row.text("unit").equals("percent");
            claims.may(
                    row.text("name"),
                    Claims.words(row.text("name")),
                    level
                            ? ""
                            : EN.most(
                                    row.number("quantity"),
                                    row.number("quantity").compareTo(BigDecimal.TEN) < 0 ? 1 : 0),
                    counts.contains(row) ? EN.whole(amounts.get(counts.indexOf(row))) : "",
                    EN.whole(row.number("accounts")),
                    EN.whole(row.number("estimates")));
        }
        claims.must(
                "hours saved",
                "Hours saved",
                EN.whole(AskedRow.sum(counts, "hours")),
                EN.whole(AskedRow.sum(
                        told.stream()
                                .filter(row -> row.text("unit").equals("fte"))
                                .toList(),
                        "quantity")));
    }

    private void levels(List<AskedRow> all) {
        claims.must("all customers", "each row is all", EN.count(all.size()) + "\\scustomers");
        level(all, "As it is", "", "roi_actual", "value");
        level(all, "", "100%", "roi_100", "full");
        level(all, "", "30%", "roi_30", "at_30");
        level(all, "", "20%", "roi_20", "at_20");
    }

    /** Customers by their return at one share of people, and what those that can be told return together. */
    private void level(List<AskedRow> all, String label, String share, String roi, String value) {
        List<AskedRow> told =
                all.stream().filter(row -> row.number(roi) != null).toList();
        List<String> pieces = new ArrayList<>(List.of(label, share.isEmpty() ? "" : "(?m)^" + share + " take part"));
        for (String[] band : new String[][] {{null, "0"}, {"0", "1"}, {"1", "3"}, {"3", null}}) {
            pieces.add(EN.count(told.stream()
                    .filter(row -> band[0] == null || row.number(roi).compareTo(new BigDecimal(band[0])) >= 0)
                    .filter(row -> band[1] == null || row.number(roi).compareTo(new BigDecimal(band[1])) < 0)
                    .count()));
        }
        pieces.add(EN.count(all.size() - told.size()));
        pieces.add(EN.percent(returned(AskedRow.sum(told, value), AskedRow.sum(told, "cost")), 0));
        claims.must("returns " + label + share, pieces.toArray(String[]::new));
    }

    private void parts(List<AskedRow> returned) {
        part("All customers", returned, AskedRow.sum(returned, "value"), AskedRow.sum(returned, "cost"));
        for (String dimension : List.of("segment", "product")) {
            List<String> names =
                    returned.stream().map(row -> row.text(dimension)).distinct().toList();
            List<List<AskedRow>> parts = names.stream()
                    .map(name -> returned.stream()
                            .filter(row -> Objects.equals(row.text(dimension), name))
                            .toList())
                    .toList();
            List<BigDecimal> values = rounded(parts, "value");
            List<BigDecimal> costs = rounded(parts, "cost");
            for (int at = 0; at < names.size(); at++) {
                String name = names.get(at) == null ? "no product named" : names.get(at);
                part(name, parts.get(at), values.get(at), costs.get(at));
            }
        }
        long segments =
                returned.stream().map(row -> row.text("segment")).distinct().count();
        claims.must("segments", EN.count(segments) + " of " + EN.count(segments) + ", EUR");
    }

    /** Measured, and nothing to compare it with: what the whole tells beyond those that have a return. */
    private void free(List<AskedRow> measured, List<AskedRow> returned) {
        BigDecimal beyond = whole(measured).subtract(whole(returned));
        claims.must("without a cost", "without a cost", EN.count(measured.size() - returned.size()), EN.whole(beyond));
    }

    private static BigDecimal whole(List<AskedRow> some) {
        return AskedRow.sum(some, "value").setScale(0, RoundingMode.HALF_UP);
    }

    /** So that the parts add up to the rounded whole. */
    private static List<BigDecimal> rounded(List<List<AskedRow>> parts, String column) {
        return Claims.addingUp(
                parts.stream().map(some -> AskedRow.sum(some, column)).toList(), 0);
    }

    private void part(String name, List<AskedRow> some, BigDecimal value, BigDecimal cost) {
        claims.must(
                name,
                Claims.words(name),
                EN.count(some.size()),
                EN.whole(value),
                EN.whole(cost),
                EN.percent(returned(AskedRow.sum(some, "value"), AskedRow.sum(some, "cost")), 0));
    }

    private void left(List<AskedRow> all) {
        List<AskedRow> gaps = all.stream()
                .filter(row ->
                        row.number("still") != null && row.number("still").signum() > 0)
                .toList();
        claims.must("gaps", "The largest " + EN.count(Math.min(9, gaps.size())), EN.count(gaps.size()) + " gaps");
        claims.must(
                "largest gaps",
                Stream.concat(
                                Stream.of("Account Owner A month"),
                                gaps.stream().limit(9).map(row -> EN.whole(row.number("still"))))
                        .toArray(String[]::new));
    }

    private void missing(List<AskedRow> all) {
        long without = all.stream().filter(row -> row.number("value") == null).count();
        claims.must("no value at all", "No value at all", EN.count(without));
        ask("select measure.names['en'] as name, count(distinct told.account_id) as accounts from gold.value_month as told"
                        + " join gold.measure as measure on measure.measure = told.measure join gold.account_month as spine"
                        + " on spine.account_id = told.account_id and spine.month = told.month join gold.roi_month as roi on"
                        + " roi.account_id = spine.billing_parent_id and roi.month = told.month and roi.window_months = 1"
                        + " where told.month = " + now + " and told.missing is not null and told.counts_to_value"
                        + " and roi.currency is not null group by measure.names['en'], told.missing")
                .forEach(row -> claims.may(
                        "not measured " + row.text("name"),
                        Claims.words(row.text("name")),
                        EN.whole(row.number("accounts"))));
    }
}
