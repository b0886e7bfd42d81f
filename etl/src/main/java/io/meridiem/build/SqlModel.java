package io.meridiem.build;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.meridiem.contract.TableName;
import io.meridiem.table.Check;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeSession;
import io.meridiem.table.Severity;
import io.meridiem.table.SqlText;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A model that is one SQL statement. Its leading comment is its contract, as YAML between {@code /*---} and the line that
 * ends the comment; the rest can be pasted into any Spark shell.
 */
public final class SqlModel implements Model {
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A/\\*---\\R(.*?)\\R---\\*/\\R(.*)\\z", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("(?<![:\\w]):([a-z_]+)\\b");

    private final TableSpec spec;
    private final String sql;
    private final SortedSet<TableName> reads;
    private final Set<TableName> consults = new TreeSet<>();
    private final Set<String> parameters = new TreeSet<>();
    private final String version;

    private SqlModel(TableSpec spec, String sql, String text) {
        this.spec = spec;
        this.sql = sql;
        this.reads = SqlText.parse(sql).reads();
        spec.checks()
                .forEach(check -> consults.addAll(SqlText.parse(check.rows()).reads()));
        consults.removeAll(reads);
        consults.remove(spec.name());
        PARAMETER.matcher(sql).results().forEach(found -> parameters.add(found.group(1)));
        this.version = new Fingerprint().add(text).hex();
    }

    /**
     * Reads a model's file.
     *
     * @throws IllegalArgumentException where its front matter or its SQL is broken, naming the file
     */
    public static SqlModel parse(TableName name, String text) {
        String file = "models/" + name.layer() + "/" + name.name() + ".sql";
        Matcher parts = FRONT_MATTER.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(file + ": does not begin with front matter between /*--- and ---*/");
        }
        try {
            return new SqlModel(spec(name, new YAMLMapper().readTree(parts.group(1))), parts.group(2), text);
        } catch (IOException | RuntimeException broken) {
            throw new IllegalArgumentException(file + ": " + broken.getMessage(), broken);
        }
    }

    @Override
    public TableSpec spec() {
        return spec;
    }

    @Override
    public Set<TableName> reads() {
        return reads;
    }

    @Override
    public Set<TableName> consults() {
        return consults;
    }

    @Override
    public Set<String> parameters() {
        return parameters;
    }

    @Override
    public String version() {
        return version;
    }

    /** The statement without its front matter. */
    public String sql() {
        return sql;
    }

    @Override
    public Dataset<Row> rows(LakeSession session, Map<String, Object> parameters) {
        return session.sql(sql, parameters);
    }

    @Override
    public Dataset<Row> rows(
            LakeSession session, Map<String, Object> parameters, Map<TableName, TableName> inTheirPlace) {
        return session.sql(sql, parameters, inTheirPlace);
    }

    private static TableSpec spec(TableName name, JsonNode yaml) {
        Map<String, String> columns = new LinkedHashMap<>();
        yaml.required("columns")
                .properties()
                .forEach(one -> columns.put(one.getKey(), one.getValue().asText()));
        List<String> key = new ArrayList<>();
        yaml.required("key").forEach(one -> key.add(one.asText()));
        List<Check> checks = new ArrayList<>();
        yaml.path("checks").forEach(one -> checks.add(check(one)));
        String oneToOne = yaml.path("one_to_one").asText(null);
        Write write = Write.of(yaml.required("write").asText());
        return new TableSpec(
                name,
                yaml.required("description").asText(),
                yaml.required("owner").asText(),
                scored(yaml.path("stage").asText("build")),
                key,
                write,
                columns,
                write == Write.DAYS ? days(yaml) : null,
                oneToOne == null ? null : TableName.of(oneToOne),
                checks);
    }

    private static TableSpec.Days days(JsonNode yaml) {
        Map<TableName, String> inputs = new TreeMap<>();
        yaml.required("made_of_days")
                .properties()
                .forEach(one ->
                        inputs.put(TableName.of(one.getKey()), one.getValue().asText()));
        return new TableSpec.Days(yaml.required("day").asText(), inputs);
    }

    private static boolean scored(String stage) {
        return switch (stage) {
            case "build" -> false;
            case "score" -> true;
            default -> throw new IllegalArgumentException("stage is build or score, not " + stage);
        };
    }

    private static Check check(JsonNode yaml) {
        return new Check(
                yaml.required("id").asText(),
                Severity.valueOf(yaml.required("severity").asText().toUpperCase(Locale.ROOT)),
                yaml.required("says").asText(),
                yaml.required("rows").asText());
    }
}
