package io.meridiem.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.ingest.BronzeTable;
import io.meridiem.ingest.BronzeTables;
import io.meridiem.table.TableSpec;
import io.meridiem.testing.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The generated parts of the documentation are what the models say. {@code mvn -pl etl test -Dtest=GeneratedDocsTest
 * -Dmeridiem.docs=write} writes them anew.
 */
class GeneratedDocsTest {
    private static final Path ROOT = Path.of(System.getProperty("meridiem.root", ".."));
    private static final boolean WRITE = "write".equals(System.getProperty("meridiem.docs"));
    private static final Pattern DAG = Pattern.compile("(?<=DocsTest -->\n).*?(?=\n<!-- /dag -->)", Pattern.DOTALL);

    private static final Dag TABLES = Dag.load(TestSettings.in(Path.of("nowhere"), "EUR"));

    @Test
    void architecture_shows_what_every_table_reads() throws IOException {
        Path file = ROOT.resolve("ARCHITECTURE.md");
        String text = Files.readString(file);
        String dag = "```\n" + TABLES.text() + "\n```";
        if (WRITE) {
            Files.writeString(file, DAG.matcher(text).replaceFirst(Matcher.quoteReplacement(dag)));
        }
        Matcher shown = DAG.matcher(Files.readString(file));
        assertThat(shown.find()).isTrue();
        assertThat(shown.group()).isEqualTo(dag);
    }

    @Test
    void the_data_dictionary_tells_every_column_of_every_table() throws IOException {
        Path file = ROOT.resolve("docs").resolve("tables.md");
        if (WRITE) {
            Files.writeString(file, dictionary());
        }
        assertThat(Files.readString(file)).isEqualTo(dictionary());
    }

    private static String dictionary() {
        StringBuilder text =
                new StringBuilder("# Tables\n\nMade from the models' own declarations; a test holds it.\n");
        for (Model model : TABLES.models()) {
            TableSpec spec = model.spec();
            head(text, spec.name().toString(), spec.description(), String.join(", ", spec.key()));
            text.append("Owner: ").append(spec.owner()).append(". Made ");
            text.append(
                            switch (spec.write()) {
                                case WHOLE -> "whole";
                                case MONTHS -> "by the month";
                                case DAYS -> "by the day";
                            })
                    .append(".\n\n");
            text.append("| column | meaning |\n|--|--|\n");
            spec.columns().forEach((name, meaning) -> row(text, name, meaning));
            if (!spec.checks().isEmpty()) {
                text.append("\n| check | severity | says |\n|--|--|--|\n");
                spec.checks()
                        .forEach(one -> row(
                                text,
                                one.id(),
                                one.severity().word() + " | " + one.says().replace("{rows}", "n")));
            }
        }
        for (BronzeTable table : BronzeTables.load().all()) {
            head(text, table.name().toString(), table.description(), String.join(", ", table.key()));
            text.append("| column | meaning |\n|--|--|\n");
            table.columns().forEach(one -> row(text, one.name(), one.says() + (one.required() ? "; required" : "")));
        }
        return text.toString();
    }

    private static void head(StringBuilder text, String name, String description, String key) {
        text.append("\n## ")
                .append(name)
                .append("\n\n")
                .append(description)
                .append(" Key: ")
                .append(key)
                .append(".\n\n");
    }

    private static void row(StringBuilder text, String name, String meaning) {
        text.append("| `").append(name).append("` | ").append(meaning).append(" |\n");
    }
}
