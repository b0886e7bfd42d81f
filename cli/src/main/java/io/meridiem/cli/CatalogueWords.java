package io.meridiem.cli;

import io.meridiem.contract.Equivalents.Customers;
import io.meridiem.contract.Equivalents.Equivalent;
import io.meridiem.contract.Equivalents.Factor;
import io.meridiem.contract.Value;
import io.meridiem.contract.Value.Measure;
import io.meridiem.contract.Value.ProductShare;
import io.meridiem.contract.Value.Rate;
import io.meridiem.contract.ValueChain;
import io.meridiem.contract.ValueChain.Input;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** The catalogue value is told in, as text. */
record CatalogueWords(Value value, PrintStream out) {

    void print() {
        line("factors");
        value.catalogue().factors().forEach(this::factor);
        line("");
        line("equivalents");
        ValueChain chain = new ValueChain(value);
        value.catalogue().equivalents().forEach(one -> equivalent(one, chain));
        line("");
        line("measures");
        value.measures().forEach(this::measure);
        if (value.measures().isEmpty()) {
            line("  none: the configuration has no value.measures, so no value is measured");
        }
        line("");
        line("hourly rates");
        value.rates().forEach(this::rate);
        if (value.rates().isEmpty()) {
            line("  none: hours are told and no money");
        }
        customers(value.catalogue().customers());
    }

    private void factor(Factor one) {
        String range = one.low() == null ? "" : ", between " + plain(one.low()) + " and " + plain(one.high());
        String valid = (one.validFrom() == null ? "" : ", from " + one.validFrom())
                + (one.validTo() == null ? "" : ", to " + one.validTo());
        String scope = one.account() != null
                ? ", for the account " + one.account()
                : one.product() != null ? ", for the product " + one.product() : "";
        line("  " + one.id() + " = " + plain(one.value()) + " " + one.unit() + "  (version " + one.version() + scope
                + valid + range + ")");
        line("      " + one.formula());
        line("      " + one.source() + ", " + one.year() + (one.neutral() ? "; neutral third party" : "; not neutral")
                + (one.approver() == null ? "; approved by nobody yet" : "; approved by " + one.approver()));
    }

    private void equivalent(Equivalent one, ValueChain chain) {
        line("  " + one.id() + " (" + one.kind() + ", in " + one.gives() + "): "
                + one.names().get("en"));
        line("      = " + one.formulas().get("en") + (one.factor() == null ? "" : "; by " + one.factor()));
        String fed = chain.inputs(one).stream().map(Input::measure).distinct().collect(Collectors.joining(", "));
        line("      " + (fed.isEmpty() ? "fed by no measure: not told" : "fed by " + fed));
    }

    private void measure(Measure one) {
        String counted = one.counts().kpi() == null
                ? one.counts().count() + " of " + one.counts().feature() + ", each "
                        + plain(one.counts().each()) + " " + one.unit()
                : "the KPI '" + one.counts().kpi() + "'";
        line("  " + one.id() + ": " + one.names().get("en") + ", counts " + counted);
        if (one.minutes() != null) {
            line("      " + plain(one.minutes().before()) + " minutes before, "
                    + plain(one.minutes().after())
                    + " after, attribution " + plain(one.attribution()) + ", capture share "
                    + plain(one.captureShare()));
        }
        one.products().forEach(this::product);
        String counts = one.countsToValue()
                ? "counts to value"
                : one.restates() == null ? "does not count to value" : "restates " + one.restates() + ", never counts";
        line("      " + counts + "; least share of the people " + plain(one.threshold()) + "; " + one.source() + ", "
                + one.year());
    }

    private void product(ProductShare one) {
        line("      for the product " + one.product()
                + (one.minutes() == null
                        ? ""
                        : ": " + plain(one.minutes().before()) + " minutes before, "
                                + plain(one.minutes().after()) + " after")
                + (one.attribution() == null ? "" : ", attribution " + plain(one.attribution()))
                + (one.captureShare() == null ? "" : ", capture share " + plain(one.captureShare())));
    }

    private void rate(Rate one) {
        line("  " + (one.account() == null ? one.country() : one.account()) + ": " + plain(one.amount()) + " "
                + one.currency() + " an hour; " + one.source() + ", " + one.year());
    }

    private void customers(Customers customers) {
        line("");
        line("customers' own words");
        customers
                .preferences()
                .forEach(
                        one -> line("  " + one.account() + ": " + String.join(", ", one.leads()) + " lead its report"));
        customers.testimonials().forEach(one -> {
            line("  " + one.id() + ": \"" + one.text() + "\"");
            line("      " + one.author() + (one.account() == null ? "" : ", " + one.account())
                    + (one.saidOn() == null ? "" : ", " + one.saidOn()) + "; " + one.permission() + "; speaks of "
                    + (one.units().isEmpty() ? "no unit" : String.join(", ", one.units())));
        });
        if (customers.preferences().isEmpty() && customers.testimonials().isEmpty()) {
            line("  none: every report is led by the catalogue's order");
        }
    }

    /** LF on every machine, as all results. */
    private void line(String text) {
        out.print(text + "\n");
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
