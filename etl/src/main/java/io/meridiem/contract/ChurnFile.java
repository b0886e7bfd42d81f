package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds and reads {@code churn.yml}: a user's own beside the configuration, else the built-in one. */
final class ChurnFile {
    private static final String NAME = "churn.yml";
    private static final String SCHEMA = "churn.schema.json";
    private static final List<String> BANDS = List.of("watch", "high", "critical");
    private static final List<String> SOURCES = List.of("usage", "support", "billing", "crm", "survey");

    private ChurnFile() {}

    /**
     * The expert's judgement.
     *
     * @param beside the configuration file's folder
     * @param home the installation, whose {@code conf} holds the built-in one
     * @throws Misconfigured with every problem of the file
     * @throws Unavailable if there is none, or it cannot be read
     */
    static Churn read(Path beside, Path home) {
        Path own = beside.resolve(NAME);
        Path file = Files.isRegularFile(own) ? own : home.resolve("conf").resolve(NAME);
        YamlTree tree = YamlFile.read(file, YamlTree.Scalars.AS_WRITTEN);
        List<Problem> problems = new ArrayList<>(tree.problems());
        problems.addAll(new SchemaCheck(SCHEMA).problems(tree));
        problems.addAll(groups(tree));
        problems.addAll(ascending(tree));
        problems.addAll(segment(tree));
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems);
        }
        return churn(tree.root());
    }

    /** A feature is part of a group that is listed. */
    private static List<Problem> groups(YamlTree tree) {
        TreeSet<String> known = new TreeSet<>();
        tree.root().path("groups").fieldNames().forEachRemaining(known::add);
        List<Problem> problems = new ArrayList<>();
        tree.root().path("features").forEachEntry((id, feature) -> {
            String group = feature.path("group").asText("");
            if (!group.isEmpty() && !known.contains(group)) {
                String at = YamlTree.child("/features", id) + "/group";
                String says = "no group is called " + tree.shown(at);
                problems.add(tree.problem(at, says, Nearest.to(group, known).orElse(null)));
            }
        });
        return problems;
    }

    /** Where segments count, their reason has its name to itself. */
    private static List<Problem> segment(YamlTree tree) {
        boolean taken = tree.root().path("learning").has("segment_trust")
                && tree.root().path("groups").has("segment");
        return taken
                ? List.of(tree.problem(
                        "/groups/segment",
                        "is what segments themselves are called where learning has segment_trust; call the group something else",
                        null))
                : List.of();
    }

    private static List<Problem> ascending(YamlTree tree) {
        List<Problem> problems = new ArrayList<>();
        JsonNode bands = tree.root().path("bands");
        for (int i = 1; i < BANDS.size(); i++) {
            JsonNode lower = bands.path(BANDS.get(i - 1));
            JsonNode upper = bands.path(BANDS.get(i));
            if (lower.isNumber() && upper.isNumber() && lower.asDouble() >= upper.asDouble()) {
                String says = "is to be above " + BANDS.get(i - 1) + ", " + lower.asText();
                problems.add(tree.problem("/bands/" + BANDS.get(i), says, null));
            }
        }
        return problems;
    }

    private static Churn churn(JsonNode root) {
        List<Churn.Band> bands = new ArrayList<>(List.of(new Churn.Band("low", 0)));
        BANDS.forEach(id -> bands.add(new Churn.Band(id, root.at("/bands/" + id).asDouble())));
        Map<String, Integer> lags = new LinkedHashMap<>();
        SOURCES.forEach(
                source -> lags.put(source, root.at("/lag_days/" + source).asInt(0)));
        List<Churn.Group> groups = new ArrayList<>();
        root.get("groups")
                .forEachEntry((id, group) -> groups.add(new Churn.Group(
                        id, group.get("play").asText(), group.get("due_days").asInt())));
        List<Churn.Feature> features = new ArrayList<>();
        root.get("features").forEachEntry((id, feature) -> features.add(feature(id, feature)));
        return new Churn(
                root.get("version").asInt(),
                root.get("base_rate").asDouble(),
                root.path("horizon_months").asInt(3),
                List.copyOf(bands),
                lags,
                List.copyOf(groups),
                List.copyOf(features),
                learning(root.path("learning")),
                lifetime(root.path("lifetime")),
                root.path("challenger").asBoolean(false));
    }

    private static Churn.Lifetime lifetime(JsonNode lifetime) {
        return new Churn.Lifetime(
                lifetime.path("months").asInt(36),
                lifetime.path("yearly_rate").asDouble(0.1),
                lifetime.path("margin").asDouble(1));
    }

    private static Churn.Learning learning(JsonNode learning) {
        return new Churn.Learning(
                learning.path("every_months").asInt(3),
                learning.path("fewest_churners").asInt(10),
                learning.path("trust").asDouble(10),
                learning.path("base_months").asDouble(50),
                learning.path("calibration_months").asInt(3),
                learning.has("segment_trust") ? learning.get("segment_trust").asDouble() : null);
    }

    private static Churn.Feature feature(String id, JsonNode feature) {
        double weight = feature.get("weight").asDouble();
        return new Churn.Feature(
                id,
                feature.get("group").asText(),
                feature.path("reads").asText(null),
                new Churn.Scale(
                        feature.get("reference").asDouble(),
                        feature.get("spread").asDouble(),
                        feature.path("at_least").asDouble(-3),
                        feature.path("at_most").asDouble(3)),
                feature.get("raises").asText().equals("less") ? -weight : weight);
    }
}
