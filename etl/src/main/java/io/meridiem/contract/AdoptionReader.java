package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.Adoption.Action;
import io.meridiem.contract.Adoption.Failure;
import io.meridiem.contract.Adoption.Feature;
import io.meridiem.contract.Adoption.Targets;
import io.meridiem.contract.Adoption.Weights;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the section {@code adoption}, found without problems, into settings; what is left out has a default.
 *
 * @param section missing where the file has none
 */
record AdoptionReader(JsonNode section) {

    Adoption adoption() {
        return new Adoption(
                section.path("privacy").asInt(5),
                section.path("breadth_users").asInt(3),
                weights(),
                new Targets(
                        decimal("/targets/actions_per_user", null),
                        section.at("/targets").has("timely_hours")
                                ? section.at("/targets/timely_hours").asInt()
                                : null,
                        section.at("/targets/late_days").asInt(3),
                        decimal("/targets/coverage", null),
                        decimal("/targets/breadth", null),
                        decimal("/targets/frequency", null)),
                new Failure(
                        decimal("/failure/wrong_use/manner_below", "0.5"),
                        decimal("/failure/barely_used/coverage_below", "0.25"),
                        decimal("/failure/barely_used/frequency_below", "0.1"),
                        decimal("/failure/bad_data/quality_below", "0.7")),
                features(),
                actions());
    }

    /** Weights that are given are all there are: a part they do not name weighs nothing. */
    private Weights weights() {
        boolean given = section.has("weights");
        return new Weights(
                decimal("/weights/coverage", given ? "0" : "0.25"),
                decimal("/weights/breadth", given ? "0" : "0.2"),
                decimal("/weights/frequency", given ? "0" : "0.2"),
                decimal("/weights/depth", given ? "0" : "0.1"),
                decimal("/weights/manner", given ? "0" : "0.1"),
                decimal("/weights/quality", given ? "0" : "0.1"),
                decimal("/weights/timing", given ? "0" : "0.05"));
    }

    private List<Feature> features() {
        List<Feature> features = new ArrayList<>();
        for (JsonNode one : section.path("features")) {
            String id = one.get("id").asText();
            List<String> plans = new ArrayList<>();
            one.path("plans").forEach(plan -> plans.add(plan.asText()));
            features.add(new Feature(id, one.path("name").asText(id), List.copyOf(plans)));
        }
        return List.copyOf(features);
    }

    private List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        for (JsonNode one : section.path("actions")) {
            actions.add(new Action(
                    one.get("event").asText(),
                    one.path("feature").asText(null),
                    one.path("qualifying").asBoolean(true),
                    one.path("task").asText(null),
                    one.has("designed") ? one.get("designed").asBoolean() : null));
        }
        return List.copyOf(actions);
    }

    private BigDecimal decimal(String pointer, String otherwise) {
        JsonNode value = section.at(pointer);
        String text = value.isMissingNode() ? otherwise : value.asText();
        return text == null ? null : new BigDecimal(text);
    }
}
