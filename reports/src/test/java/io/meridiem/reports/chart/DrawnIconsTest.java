package io.meridiem.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The icons a configuration may name are the ones reports can draw, no more and no fewer. */
class DrawnIconsTest {
    @ParameterizedTest
    @ValueSource(strings = {"equivalents.schema.json", "meridiem.schema.json"})
    void everyIconThatMayBeNamedIsDrawnAndEveryDrawnOneMayBeNamed(String schema) throws IOException {
        Properties drawn = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/reports/brand/icons.properties"))) {
            drawn.load(file);
        }
        JsonNode icon = new ObjectMapper()
                .readTree(Path.of("../conf/schema", schema).toFile())
                .at("/$defs/icon");
        List<String> named = new ArrayList<>();
        icon.get("enum").forEach(one -> named.add(one.asText()));
        assertThat(named).containsExactlyInAnyOrderElementsOf(drawn.stringPropertyNames());
        assertThat(icon.get("x-expected").asText()).isEqualTo("one of the icons " + String.join(", ", named));
    }
}
