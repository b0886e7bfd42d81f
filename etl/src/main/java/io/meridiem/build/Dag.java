package io.meridiem.build;

import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.table.ModelFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The models in an order in which each comes after all it reads. */
public final class Dag {
    private final Map<TableName, Model> ordered = new LinkedHashMap<>();

    private Dag() {}

    /**
     * The models shipped with the product, and the tables the configuration makes.
     *
     * @param settings where those tables' rows stand; which tables there are does not depend on it
     */
    public static Dag load(Settings settings) {
        List<Model> models = new ArrayList<>(Catalogue.models(settings));
        models.add(UnknownWords.model());
        for (String layer : List.of("silver", "gold")) {
            ModelFolder.read(layer, ".sql")
                    .forEach((name, text) -> models.add(SqlModel.parse(new TableName(layer, name), text)));
        }
        return of(models);
    }

    /**
     * Orders models; among those that could come next the first by name does, so the order is always the same.
     *
     * @throws IllegalArgumentException where models read each other in a circle, naming it
     */
    public static Dag of(Collection<Model> models) {
        Map<TableName, Model> named = new TreeMap<>();
        models.forEach(one -> named.put(one.spec().name(), one));
        Dag dag = new Dag();
        named.keySet().forEach(name -> dag.place(name, named, new LinkedHashSet<>()));
        return dag;
    }

    /** The models, each after all it reads. */
    public List<Model> models() {
        return List.copyOf(ordered.values());
    }

    /** One line a table: its name, an arrow, what it reads. */
    public String text() {
        return ordered.values().stream()
                .map(one -> one.spec().name() + " <- " + reads(one))
                .collect(Collectors.joining("\n"));
    }

    private static String reads(Model model) {
        return model.reads().isEmpty()
                ? "the configuration"
                : model.reads().stream().map(TableName::toString).sorted().collect(Collectors.joining(", "));
    }

    private void place(TableName name, Map<TableName, Model> named, Set<TableName> path) {
        Model model = named.get(name);
        if (model == null || ordered.containsKey(name)) {
            return;
        }
        if (!path.add(name)) {
            throw new IllegalArgumentException(
                    "models read each other in a circle: " + path + " and " + name + " again");
        }
        // A set has another order in every process.
        new TreeSet<>(model.reads()).forEach(read -> place(read, named, path));
        model.consults().forEach(read -> place(read, named, path));
        path.remove(name);
        ordered.put(name, model);
    }
}
