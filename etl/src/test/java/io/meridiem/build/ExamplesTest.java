package io.meridiem.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.meridiem.contract.Lake;
import io.meridiem.contract.Settings;
import io.meridiem.contract.TableName;
import io.meridiem.ingest.BronzeTable;
import io.meridiem.ingest.BronzeTables;
import io.meridiem.table.Finding;
import io.meridiem.table.Judge;
import io.meridiem.table.LakeSession;
import io.meridiem.testing.Given;
import io.meridiem.testing.LocalSpark;
import io.meridiem.testing.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every file in {@code examples} is a business fact: given tables, the months made, and what must come out. Tables that
 * are not given are made by their own models from those that are.
 */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("src", "test", "resources", "examples");
    private static final Path CATALOGUES = Path.of("src", "test", "resources", "catalogues");
    /** While one is being written, the others need not run: {@code -Dmeridiem.examples=adoption}. */
    private static final String ASKED = System.getProperty("meridiem.examples", "");

    private static final YAMLMapper YAML = new YAMLMapper();

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private final Map<JsonNode, List<Model>> models = new HashMap<>();
    private Map<TableName, StructType> columns = Map.of();

    @TestFactory
    Stream<DynamicTest> facts() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(EXAMPLES)) {
            files = all.filter(one ->
                            one.toString().contains(ASKED) && one.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        columns = columns();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(fact(file), () -> check(YAML.readTree(file.toFile()))));
    }

    private static String fact(Path file) {
        String name = file.getFileName().toString().replace(".yml", "").replace('-', ' ');
        return EXAMPLES.relativize(file.getParent()) + ": " + name;
    }

    private void check(JsonNode example) throws IOException {
        Parameters parameters = parameters(example);
        LakeSession session = session(example);
        List<Model> models = models(example, parameters.settings());
        Set<TableName> made = made(models, example);
        List<Finding> findings = new ArrayList<>();
        for (Model model : models) {
            if (made.contains(model.spec().name())) {
                Map<String, Object> bound = parameters.bound(model.spec().write());
                show(model, session, bound, example);
                if (example.has("findings")) {
                    findings.addAll(new Judge(session, "EUR")
                            .look(model.spec(), model.spec().name(), bound)
                            .findings());
                }
            } else if (example.has("findings")) {
                // The checks of a given table may look at what nobody makes here.
                JsonNode given = example.path("given").path(model.spec().name().toString());
                session.show(
                        model.spec().name(),
                        Given.rows(LOCAL.spark(), columns.get(model.spec().name()), given));
            }
        }
        example.required("expect")
                .properties()
                .forEach(one -> assertRows(
                        session.read(TableName.of(one.getKey()))
                                .where(example.path("only").path(one.getKey()).asText("true")),
                        one.getValue()));
        assertFindings(example, findings);
    }

    /** Collected where it is made, so that a plan does not grow with every model below it. */
    private void show(Model model, LakeSession session, Map<String, Object> bound, JsonNode example) {
        TableName name = model.spec().name();
        JsonNode given = example.path("given").get(name.toString());
        if (given != null) {
            session.show(name, Given.rows(LOCAL.spark(), columns.get(name), given));
            return;
        }
        Dataset<Row> planned = model.rows(session, bound);
        session.show(name, LOCAL.spark().createDataFrame(planned.collectAsList(), planned.schema()));
    }

    /** The models in the order of the DAG; parsed once for all examples with the same settings. */
    private List<Model> models(JsonNode example, Settings settings) {
        return models.computeIfAbsent(
                example.path("settings"), unused -> Dag.load(settings).models());
    }

    /** What columns each model's table has: none depends on an example, so they are asked once, over empty tables. */
    private Map<TableName, StructType> columns() throws IOException {
        JsonNode none = YAML.readTree("{months: 2024-01}");
        Parameters parameters = parameters(none);
        LakeSession session = session(none);
        Map<TableName, StructType> found = new HashMap<>();
        for (Model model : models(none, parameters.settings())) {
            StructType schema =
                    model.rows(session, parameters.bound(model.spec().write())).schema();
            found.put(model.spec().name(), schema);
            session.show(model.spec().name(), LOCAL.spark().createDataFrame(List.<Row>of(), schema));
        }
        return found;
    }

    /** The tables whose rows matter: what lies below a given one does not. */
    private static Set<TableName> made(List<Model> models, JsonNode example) {
        Map<TableName, Model> named = new HashMap<>();
        models.forEach(model -> named.put(model.spec().name(), model));
        Set<TableName> made = new TreeSet<>();
        Deque<TableName> open = new ArrayDeque<>();
        example.get("expect").fieldNames().forEachRemaining(name -> open.add(TableName.of(name)));
        while (!open.isEmpty()) {
            TableName name = open.remove();
            Model model = named.get(name);
            boolean given = example.path("given").has(name.toString());
            if (model != null && made.add(name) && !given) {
                open.addAll(model.reads());
                open.addAll(model.consults());
            }
        }
        return made;
    }

    private static Parameters parameters(JsonNode example) throws IOException {
        String[] months = example.required("months").asText().split("\\.\\.");
        MonthRange range = new MonthRange(YearMonth.parse(months[0]), YearMonth.parse(months[months.length - 1]));
        return new Parameters(settings(example), range, range);
    }

    /** An example may say {@code settings}: sections of the configuration, an adoption section also by its file's name. */
    private static Settings settings(JsonNode example) throws IOException {
        ObjectNode sections =
                example.path("settings").deepCopy() instanceof ObjectNode given ? given : YAML.createObjectNode();
        if (sections.path("adoption").isTextual()) {
            Path file = CATALOGUES.resolve(sections.get("adoption").asText() + ".yml");
            sections.set("adoption", YAML.readTree(file.toFile()));
        }
        return TestSettings.with(YAML.writeValueAsString(sections));
    }

    private static LakeSession session(JsonNode example) {
        Map<TableName, StructType> declared = new HashMap<>();
        for (BronzeTable table : BronzeTables.load().all()) {
            declared.put(table.name(), table.schema());
        }
        LakeSession session = new LakeSession(LOCAL.spark(), new Lake("nowhere"), declared);
        // What is not given is empty, and made only when something reads it.
        declared.forEach((name, schema) -> {
            JsonNode given = example.path("given").path(name.toString());
            if (!given.isMissingNode()) {
                Dataset<Row> rows = Given.rows(LOCAL.spark(), schema, given);
                session.show(
                        name,
                        rows.withColumn("source_instance", functions.lit("test"))
                                .select(columns(schema.fieldNames())));
            }
        });
        return session;
    }

    /** The rows expected name the columns that matter; no other row may be there. */
    private static void assertRows(Dataset<Row> actual, JsonNode expected) {
        List<String> names = new ArrayList<>();
        expected.forEach(row -> row.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                names.add(name);
            }
        }));
        Dataset<Row> seen = names.isEmpty() ? actual : actual.select(columns(names.toArray(String[]::new)));
        Dataset<Row> wanted = Given.rows(LOCAL.spark(), seen.schema(), expected);
        assertThat(texts(seen)).containsExactlyInAnyOrderElementsOf(texts(wanted));
    }

    private static List<String> texts(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::json).toList();
    }

    private static void assertFindings(JsonNode example, List<Finding> found) {
        if (!example.has("findings")) {
            return;
        }
        Map<String, String> wanted = new TreeMap<>();
        example.get("findings")
                .properties()
                .forEach(one -> wanted.put(one.getKey(), one.getValue().asText()));
        Map<String, String> seen = new TreeMap<>();
        found.forEach(one -> seen.put(
                one.table() + "/" + one.check(),
                one.severity().word() + " " + one.rows() + (one.money() == null ? "" : " " + one.money())));
        assertThat(seen).isEqualTo(wanted);
    }

    private static Column[] columns(String[] names) {
        return Stream.of(names).map(functions::col).toArray(Column[]::new);
    }
}
