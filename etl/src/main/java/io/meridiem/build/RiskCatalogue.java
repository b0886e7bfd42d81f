package io.meridiem.build;

import io.meridiem.contract.Churn;
import io.meridiem.contract.TableName;
import io.meridiem.table.Write;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The tables that hold the experts' judgement of churn risk, the models that learn from it, and how well those foretold. */
final class RiskCatalogue {
    private RiskCatalogue() {}

    /** Delays, what a lifetime is reckoned with, weights, bands and plays; then what learns from them. */
    static List<Model> models(Churn churn) {
        return List.of(
                lags(churn),
                lifetime(churn),
                weights(churn),
                bands(churn),
                plays(churn),
                new LearnedRisk(churn),
                new RiskRecord(churn));
    }

    private static Model lags(Churn churn) {
        TableColumns columns = new TableColumns()
                .with("source", "string", "usage, support, billing, crm or survey")
                .with("lag_days", "int", "days after the event");
        // Not a scored table: silver.usage_day, made before, reads it.
        return ConfiguredTable.of(
                columns.spec(
                        new TableName("silver", "risk_lag"),
                        "When a fact is known whose row does not tell it.",
                        "customer success",
                        false,
                        1,
                        Write.WHOLE),
                columns.schema(),
                churn.lagDays().entrySet().stream()
                        .map(one -> RowFactory.create(one.getKey(), one.getValue()))
                        .toList());
    }

    private static Model lifetime(Churn churn) {
        TableColumns columns = new TableColumns()
                .with("months", "int", "months looked ahead")
                .with("yearly_rate", "double", "at which money to come is worth less, 0.1 = 10 % a year")
                .with("margin", "double", "share of revenue left after what serving a customer costs");
        Churn.Lifetime by = churn.lifetime();
        return columns.table(
                "gold",
                "lifetime",
                "What a customer's lifetime value is reckoned with, one row.",
                1,
                List.of(RowFactory.create(by.months(), by.yearlyRate(), by.margin())));
    }

    private static Model weights(Churn churn) {
        TableColumns columns = new TableColumns()
                .with("feature", "string", "a column of gold.risk_feature_month")
                .with("factor", "string", "the group it is part of: the reason it is told as")
                .with("reads", "string", "what it reads, in words")
                .with("reference", "double", "the value that contributes nothing")
                .with("spread", "double", "the distance from it that counts once")
                .with("at_least", "double", "spreads that count at least")
                .with("at_most", "double", "spreads that count at most")
                .with("weight", "double", "log odds for one spread; below 0 where less of it raises the risk");
        return columns.table(
                "silver",
                "risk_weight",
                "A feature's fixed scale and what it weighs.",
                1,
                churn.features().stream().map(RiskCatalogue::weight).toList());
    }

    private static Row weight(Churn.Feature one) {
        Churn.Scale scale = one.scale();
        return RowFactory.create(
                one.id(),
                one.group(),
                one.reads(),
                scale.reference(),
                scale.spread(),
                scale.atLeast(),
                scale.atMost(),
                one.weight());
    }

    private static Model bands(Churn churn) {
        TableColumns columns = new TableColumns()
                .with("band", "string", "low, watch, high or critical")
                .with("position", "int", "0 = low")
                .with("from_hazard", "double", "the hazard from which on a customer stands in it");
        List<Churn.Band> bands = churn.bands();
        return columns.table(
                "silver",
                "risk_band",
                "Where a band of risk begins.",
                1,
                IntStream.range(0, bands.size())
                        .mapToObj(at -> RowFactory.create(
                                bands.get(at).id(), at, bands.get(at).fromHazard()))
                        .toList());
    }

    private static Model plays(Churn churn) {
        TableColumns columns = new TableColumns()
                .with("factor", "string", "the reason it answers")
                .with("play", "string", "what to do, by its id")
                .with("due_days", "int", "days after the month's end by which it is to be done");
        return columns.table(
                "silver",
                "risk_play",
                "What to do about a reason.",
                1,
                churn.groups().stream()
                        .map(one -> RowFactory.create(one.id(), one.play(), one.dueDays()))
                        .toList());
    }
}
