package io.meridiem.cli;

import io.meridiem.build.JudgedHistory;
import io.meridiem.contract.Churn;
import io.meridiem.score.Refused;
import io.meridiem.score.WalkForward;
import io.meridiem.table.LakeSession;
import java.io.PrintStream;
import java.sql.Date;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The churn model walked forward over the lake's history: what {@code gold.churn_risk} foretold at every month's end whose
 * horizon is over, each time from what was known by then. Customers that were gone are not asked about.
 */
record LakeTrial(LakeSession session, Churn churn, PrintStream out, PrintStream err) {
    private static final Date ALL = Date.valueOf("9999-12-31");

    /** Prints one JSON object; 1 where no model has foretold anything whose time is over. */
    int run() {
        JudgedHistory history = JudgedHistory.until(ALL, session, churn);
        if (IntStream.range(0, history.foretold().length).noneMatch(history::isForetold)) {
            err.println("refuse: no model has foretold anything yet whose " + churn.horizonMonths()
                    + " months are over: one learns once " + churn.learning().fewestChurners()
                    + " customers have left; until then experts judge, and foretell nothing");
            return 1;
        }
        try {
            WalkForward walked = WalkForward.of(session.spark(), history.table(), history.foretold(), history.folds());
            out.println(FeatureTrial.json(told(walked, history.months())));
            return 0;
        } catch (Refused refused) {
            err.println("refuse: " + refused.getMessage());
            return 1;
        }
    }

    private Map<String, Object> told(WalkForward walked, List<YearMonth> months) {
        int[] judged = walked.judged();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("question", "MRR gone within " + churn.horizonMonths() + " months of a month's end");
        told.put("from", months.get(judged[0]).toString());
        told.put("to", months.get(judged[judged.length - 1]).toString());
        told.put("months", IntStream.of(judged).mapToObj(months::get).distinct().count());
        told.put(
                "rows",
                "a customer and month each; who leaves is counted in each of the months before, so that neighbouring months"
                        + " tell in part of the same");
        told.putAll(walked.told());
        return told;
    }
}
