package io.meridiem.ingest;

import java.util.List;

/** The marks of currency beside a row's amounts: taken off, and heard where no column has the currency. */
final class AmountMarks {
    private final List<RowPlan.From> columns;
    private final boolean none;

    AmountMarks(List<RowPlan.From> columns) {
        this.columns = columns;
        this.none = columns.stream().allMatch(one -> one.money() < 0);
    }

    /**
     * Leaves of amounts with a mark their number, and puts the currency where it belongs if no cell has told it; what the
     * source declares for all rows counts less than a row's own mark.
     *
     * @param texts of our columns, in their order
     * @return why the row's currency is not certain; null where it is, or has none
     */
    String takeOff(String[] texts) {
        if (none) {
            return null;
        }
        String problem = null;
        String vague = null;
        String told = null;
        for (int i = 0; i < texts.length; i++) {
            int at = columns.get(i).money();
            MarkedAmount amount = at < 0 || texts[i] == null ? null : MarkedAmount.of(texts[i]);
            if (amount == null) {
                continue;
            }
            String name = columns.get(i).column().name() + " '" + texts[i] + "'";
            texts[i] = amount.number();
            told = told == null && columns.get(at).cell() >= 0 ? texts[at] : told;
            if (amount.currency() == null) {
                vague = texts[at] == null ? name : vague;
            } else if (told == null) {
                told = amount.currency();
                texts[at] = told;
            } else if (!told.equalsIgnoreCase(amount.currency())) {
                problem = name + " is not in " + told + " as the rest of its row";
            }
        }
        boolean untold = vague != null && told == null;
        return untold ? vague + " may be in several currencies and no column says in which" : problem;
    }
}
