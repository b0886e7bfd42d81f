package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** That every range of the section {@code value} holds its number: else a band would lie beside its own figure. */
final class RangeChecks {
    private static final String AT = "/value";

    private final YamlTree tree;
    private final List<Problem> problems = new ArrayList<>();

    RangeChecks(YamlTree tree) {
        this.tree = tree;
    }

    /** Everything wrong with ranges whose form is right. */
    List<Problem> problems() {
        for (int i = 0; i < tree.root().at(AT + "/rates").size(); i++) {
            String rate = AT + "/rates/" + i;
            holds(rate + "/range", tree.root().at(rate + "/amount"));
        }
        JsonNode company = tree.root().at(AT + "/capture_share");
        for (int i = 0; i < tree.root().at(AT + "/measures").size(); i++) {
            String measure = AT + "/measures/" + i;
            share(measure + "/ranges/attribution", tree.root().at(measure + "/attribution"));
            JsonNode own = tree.root().at(measure + "/capture_share");
            share(measure + "/ranges/capture_share", own.isMissingNode() ? company : own);
        }
        return problems;
    }

    private void share(String at, JsonNode number) {
        JsonNode range = tree.root().at(at);
        if (range.isArray() && range.get(1).decimalValue().compareTo(BigDecimal.ONE) > 0) {
            wrong(at, "a share is at most 1");
        } else {
            holds(at, number);
        }
    }

    private void holds(String at, JsonNode number) {
        JsonNode range = tree.root().at(at);
        if (range.isMissingNode()) {
            return;
        }
        if (!number.isNumber()) {
            wrong(at, "there is no number it could be the range of: write that too");
        } else if (range.get(0).decimalValue().compareTo(number.decimalValue()) > 0
                || range.get(1).decimalValue().compareTo(number.decimalValue()) < 0) {
            wrong(at, "does not hold " + number.asText());
        }
    }

    private void wrong(String at, String says) {
        problems.add(tree.problem(at, says, null));
    }
}
