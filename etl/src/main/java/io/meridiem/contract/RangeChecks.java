package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** That every range of the section {@code value} holds its number: else a band would lie beside its own figure. */
final class RangeChecks {
    private static final String AT = "/value";

    private final YamlTree tree;
    private final Refused refused;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param refused what has the wrong form
     */
    RangeChecks(YamlTree tree, Refused refused) {
        this.tree = tree;
        this.refused = refused;
    }

    /** Everything wrong with ranges whose form is right. */
    List<Problem> problems() {
        for (int i = 0; i < tree.root().at(AT + "/rates").size(); i++) {
            String rate = AT + "/rates/" + i;
            holds(rate + "/range", rate + "/amount");
        }
        for (int i = 0; i < tree.root().at(AT + "/measures").size(); i++) {
            String measure = AT + "/measures/" + i;
            share(measure + "/ranges/attribution", measure + "/attribution");
            String own = measure + "/capture_share";
            share(
                    measure + "/ranges/capture_share",
                    tree.root().at(own).isMissingNode() && !refused.covers(tree, own) ? AT + "/capture_share" : own);
        }
        return problems;
    }

    private void share(String at, String number) {
        JsonNode range = tree.root().at(at);
        if (range.isArray() && range.get(1).decimalValue().compareTo(BigDecimal.ONE) > 0) {
            wrong(at, "a share is at most 1");
        } else {
            holds(at, number);
        }
    }

    private void holds(String at, String of) {
        JsonNode range = tree.root().at(at);
        JsonNode number = tree.root().at(of);
        if (range.isMissingNode() || refused.covers(tree, of)) {
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
