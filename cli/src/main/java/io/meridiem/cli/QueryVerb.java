package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Section;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code query}: read-only SQL over the lakehouse. */
@Command(name = "query", description = "Prints the result of one read-only SQL statement over the lakehouse.")
final class QueryVerb implements Callable<Integer> {
    private final Meridiem meridiem;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private Format format = Format.TABLE;

    @Parameters(paramLabel = "SQL", description = "As \"select * from gold.revenue_month\".")
    private String sql;

    QueryVerb(Meridiem meridiem) {
        this.meridiem = meridiem;
    }

    @Override
    public Integer call() {
        if (sql.isBlank()) {
            throw Misconfigured.option("SQL", "is empty");
        }
        return meridiem.stages().query(meridiem.settings(Section.withoutSources()), sql, format);
    }
}
