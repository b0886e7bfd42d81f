package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * That numbers of the section {@code value} can be meant: no year that has not begun, no work that takes longer with the
 * product than without it.
 *
 * @param thisYear the latest year a source can speak of
 */
record ValueNumbers(YamlTree tree, int thisYear) {
    private static final String AT = "/value";

    /** Everything wrong with numbers whose form is right. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        year(AT + "/fte_hours", problems);
        year(AT + "/investment", problems);
        each(AT + "/rates").forEach(rate -> year(rate, problems));
        for (String measure : each(AT + "/measures")) {
            year(measure, problems);
            minutes(measure, problems);
            each(measure + "/products").forEach(product -> minutes(product, problems));
            each(measure + "/accounts").forEach(account -> minutes(account, problems));
        }
        return problems;
    }

    /** What is wrong with a year that has not begun. */
    static String notYet(int year) {
        return year + " has not begun: say the year the number speaks of, or was said in";
    }

    private void year(String at, List<Problem> problems) {
        int year = tree.root().at(at + "/year").asInt();
        if (year > thisYear) {
            problems.add(tree.problem(at + "/year", notYet(year), null));
        }
    }

    private void minutes(String at, List<Problem> problems) {
        JsonNode before = tree.root().at(at + "/minutes/before");
        JsonNode after = tree.root().at(at + "/minutes/after");
        if (before.isNumber() && after.isNumber() && after.decimalValue().compareTo(before.decimalValue()) > 0) {
            problems.add(tree.problem(
                    at + "/minutes/after",
                    "is more than before (" + before.asText() + "): what takes longer with the product saves no hours;"
                            + " were the two changed over?",
                    null));
        }
    }

    private List<String> each(String list) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < tree.root().at(list).size(); i++) {
            items.add(list + "/" + i);
        }
        return items;
    }
}
