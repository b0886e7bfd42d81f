package io.meridiem.cli;

import io.meridiem.contract.TableName;
import io.meridiem.ingest.Landed;
import io.meridiem.run.OpsTables;
import io.meridiem.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Rows that stand aside: of which tables, and what became of them when these were read again. */
final class Quarantine {
    private Quarantine() {}

    /** The tables of which rows stood aside when they were read last, and how many; none in a lake nothing was read into. */
    static Map<TableName, Long> tables(Run run) {
        Map<TableName, Long> tables = new TreeMap<>();
        if (run.state().entries().isEmpty()) {
            return tables;
        }
        // By the run the state names, not by the latest name of a run: two runs may begin within a second.
        run.session()
                .sql("select `table`, run, quarantined from " + OpsTables.LEDGER + " where quarantined > 0", Map.of())
                .collectAsList()
                .forEach(row -> {
                    TableName table = TableName.of(row.getString(0));
                    boolean last = run.state()
                            .entry(table)
                            .filter(one -> row.getString(1).equals(one.run()))
                            .isPresent();
                    if (last) {
                        tables.merge(table, row.getLong(2), Long::sum);
                    }
                });
        tables.keySet().removeIf(table -> !table.layer().equals("bronze"));
        return tables;
    }

    /** A line for each of those tables, or one that there was none. */
    static List<String> told(Map<TableName, Long> before, List<Landed> landed) {
        List<String> lines = new ArrayList<>();
        before.forEach((table, rows) -> {
            long still = landed.stream()
                    .filter(one -> one.table().equals(table) && one.ledger() != null)
                    .mapToLong(one -> one.ledger().quarantined())
                    .sum();
            lines.add(String.format(Locale.ROOT, "%s: %,d rows stood aside before, %,d now", table, rows, still));
        });
        return lines.isEmpty() ? List.of("no row stands aside") : lines;
    }
}
