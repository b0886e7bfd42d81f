package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.EquivalentsFile.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * That a company's own equivalents can be made from something. What the built-in ones take is known and may go unfed: a
 * company need not count sheets. A unit nobody feeds, gives or knows would be an equivalent no report ever tells.
 *
 * @param builtIn the units the built-in equivalents take
 * @param measures {@code value.measures} of the configuration
 */
record TakenUnits(List<Entry> equivalents, Set<String> builtIn, JsonNode measures) {

    /** Each equivalent of the company's own that nothing can ever feed. */
    List<Problem> problems() {
        Set<String> fed = new TreeSet<>(builtIn);
        fed.addAll(ValueChain.HOURS);
        measures.forEach(one -> one.path("feeds").fieldNames().forEachRemaining(fed::add));
        List<Problem> problems = new ArrayList<>();
        for (Entry one : equivalents) {
            String takes = one.text("takes");
            if (one.isOwn() && !takes.isEmpty() && !fed.contains(takes) && !isGiven(one, takes, fed)) {
                problems.add(one.problem(
                        "takes",
                        "nothing gives '" + takes
                                + "': let a measure of meridiem.yml feed it (value.measures[].feeds), or"
                                + " take one of " + String.join(", ", fed),
                        Nearest.to(takes, fed).orElse(null)));
            }
        }
        return problems;
    }

    /** By one equivalent in between, which is made with a factor from what is fed. */
    private boolean isGiven(Entry by, String unit, Set<String> fed) {
        return equivalents.stream()
                .anyMatch(one -> one != by
                        && one.node().has("factor")
                        && !one.node().has("over")
                        && one.text("gives").equals(unit)
                        && fed.contains(one.text("takes")));
    }
}
