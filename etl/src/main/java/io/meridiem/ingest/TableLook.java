package io.meridiem.ingest;

import io.meridiem.table.Finding;
import io.meridiem.table.Severity;
import java.util.List;
import java.util.Optional;

/** What a table of a database or a lake looks like from outside: asked for its columns and a count, nothing copied. */
final class TableLook {
    private TableLook() {}

    static SourceLook of(SourceTable from, Database database) {
        Optional<Database.Table> found = database.table(from.feed().file());
        if (found.isEmpty()) {
            String says = "there is no table " + from.feed().file()
                    + (from.required() ? ", and it is required" : ": what needs it is not measured");
            Severity severity = from.required() ? Severity.REFUSE : Severity.WARN;
            return look(from, 0, 0, List.of(), List.of(finding(from, "table_absent", severity, says)));
        }
        Database.Table table = found.get();
        String[] columns =
                table.columns().values().stream().map(Database.Column::name).toArray(String[]::new);
        HeaderFindings findings = new HeaderFindings(from);
        Header header = Header.match(columns, from.wanted());
        findings.of(table.address(), " (its columns)", header);
        return look(from, 1, database.look(table, null).rows(), header.unread(), findings.findings());
    }

    /** Of a lake's table no run has copied yet; opening it takes Spark. */
    static SourceLook uncopied(SourceTable from) {
        String says =
                "is version " + DeltaVersion.of(from.original()) + " of a Delta table: the next run looks into it";
        return look(from, 0, 0, List.of(), List.of(finding(from, "not_copied_yet", Severity.WARN, says)));
    }

    private static SourceLook look(
            SourceTable from, int tables, long rows, List<String> unread, List<Finding> findings) {
        return new SourceLook(from, tables, rows, null, null, unread, findings);
    }

    private static Finding finding(SourceTable from, String check, Severity severity, String says) {
        return Finding.of(from.table().name(), check, severity, 0, null, says);
    }
}
