package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import io.meridiem.reports.render.PdfFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One report that cannot be made says why, and those beside it in the same task are made. */
class ValueTasksTest {
    @TempDir
    Path here;

    @Test
    void facts_no_document_can_be_made_of_are_named_and_the_others_are_told() throws Exception {
        ObjectNode broken = Samples.read("usual").path("account").deepCopy();
        broken.put("account_id", "A-2").put("currency", "no currency");
        List<Row> made = run(
                ValueTasks.documents(Context.of(Samples.read("usual"))),
                facts("A-1", "usual"),
                RowFactory.create("A-2", Documents.canonical(broken)),
                facts("A-3", "new"));
        assertThat(made).hasSize(3);
        assertThat(made.get(1).getString(0)).isEqualTo("A-2");
        assertThat(made.get(1).getString(3)).isNull();
        assertThat(made.get(1).getString(5)).contains("currency code");
        for (int sound : List.of(0, 2)) {
            assertThat(made.get(sound).getString(5)).isNull();
            assertThat(Documents.sha256(Documents.parse(made.get(sound).getString(3))))
                    .isEqualTo(made.get(sound).getString(4));
        }
    }

    @Test
    void a_template_that_is_not_there_is_named_and_the_others_are_printed() throws Exception {
        ObjectNode broken = Samples.document("usual", "en");
        ((ObjectNode) broken.path("pages").path(0)).put("template", "no_such_page");
        List<Row> printed = print(
                RowFactory.create("A-1", "en", Documents.canonical(Samples.document("usual", "en"))),
                RowFactory.create("A-2", "en", Documents.canonical(broken)),
                RowFactory.create("A-3", "de", Documents.canonical(Samples.document("new", "de"))));
        assertThat(printed.get(1).getString(2)).isNull();
        assertThat(printed.get(1).getString(3)).contains("no_such_page");
        assertThat(here.resolve("A-2.en.pdf")).doesNotExist();
        assertThat(PdfFile.holds(here.resolve("A-1.en.pdf"), printed.get(0).getString(2)))
                .isTrue();
        assertThat(PdfFile.holds(here.resolve("A-3.de.pdf"), printed.get(2).getString(2)))
                .isTrue();
    }

    @Test
    void a_place_that_cannot_be_written_is_named_and_the_others_are_printed() throws Exception {
        Files.createDirectories(here.resolve("A-1.en.pdf/in the way"));
        String document = Documents.canonical(Samples.document("new", "en"));
        List<Row> printed = print(RowFactory.create("A-1", "en", document), RowFactory.create("A-2", "en", document));
        assertThat(printed.get(0).getString(3)).startsWith("cannot write " + here.resolve("A-1.en.pdf"));
        assertThat(printed.get(1).getString(3)).isNull();
        assertThat(here.resolve("A-2.en.pdf")).isRegularFile();
    }

    private List<Row> print(Row... documents) throws Exception {
        return run(ValueTasks.pdfs(here.toString()), documents);
    }

    private static List<Row> run(MapPartitionsFunction<Row, Row> task, Row... rows) throws Exception {
        List<Row> made = new ArrayList<>();
        task.call(List.of(rows).iterator()).forEachRemaining(made::add);
        return made;
    }

    private static Row facts(String account, String sample) {
        ObjectNode facts = Samples.read(sample).path("account").deepCopy();
        return RowFactory.create(account, Documents.canonical(facts.put("account_id", account)));
    }
}
