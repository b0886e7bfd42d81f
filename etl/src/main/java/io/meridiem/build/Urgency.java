package io.meridiem.build;

import io.meridiem.contract.TableName;
import io.meridiem.table.LakeState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How much work hangs on each model: its own and that of the longest chain of models that wait for it. What much hangs on
 * has to begin early, or it keeps one lane busy at the end while the others have nothing left to do.
 */
final class Urgency {
    /** So many rows take about as long as planning one more statement. */
    private static final long ROWS_PER_STATEMENT = 40_000;

    private final Map<TableName, Long> waiting = new HashMap<>();

    /**
     * @param models to be made, each after all it reads
     * @param state knows the rows of what lies in the lake
     */
    Urgency(List<Model> models, LakeState state) {
        for (int i = models.size() - 1; i >= 0; i--) {
            Model model = models.get(i);
            long chain = own(model, state) + of(model.spec().name());
            inputs(model).forEach(read -> waiting.merge(read, chain, Math::max));
            waiting.put(model.spec().name(), chain);
        }
    }

    /** In statements' worth of work; 0 for a table nothing waits for. */
    long of(TableName name) {
        return waiting.getOrDefault(name, 0L);
    }

    private static long own(Model model, LakeState state) {
        return 1
                + inputs(model)
                                .flatMap(read -> state.entry(read).stream())
                                .mapToLong(entry -> entry.rows() == null ? 0 : entry.rows())
                                .sum()
                        / ROWS_PER_STATEMENT;
    }

    private static Stream<TableName> inputs(Model model) {
        return Stream.concat(model.reads().stream(), model.consults().stream());
    }
}
