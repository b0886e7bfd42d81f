package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.contract.Adoption;
import io.meridiem.reports.render.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** December 2024 of the designers' usual company, with what a test answers otherwise. */
final class SampleReport {
    private SampleReport() {}

    /** What the queries answer, by their names. */
    static ObjectNode answers() throws IOException {
        return (ObjectNode) Documents.parse(Files.readString(Path.of("src/main/reports/executive/samples/usual.json")))
                .path("answers");
    }

    static ObjectNode of(ObjectNode answers, String locale) {
        return ExecutiveDocument.assemble(
                new SampleTables(answers),
                YearMonth.of(2024, 12),
                new Context(
                        "Tern",
                        locale,
                        "EUR",
                        "T",
                        "#4F46E5",
                        "#111827",
                        LocalDate.of(2025, 1, 3),
                        io.meridiem.contract.Settings.Revenue.usual(14),
                        Adoption.none(),
                        List.of()));
    }
}
