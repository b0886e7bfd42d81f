package io.meridiem.build;

import io.meridiem.contract.Churn;
import io.meridiem.contract.TableName;
import io.meridiem.table.TableSpec;
import io.meridiem.table.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The tables of {@code silver} that hold the experts' judgement of churn risk. */
final class RiskCatalogue {
    private RiskCatalogue() {}

    /** Delays, the model, its weights, the bands and the plays. */
    static List<Model> models(Churn churn) {
        return List.of(lags(churn), model(churn), weights(churn), bands(churn), plays(churn));
    }

    private static Model lags(Churn churn) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("source", "usage, support, billing, crm or survey");
        columns.put("lag_days", "days after the event");
        // Not a scored table: silver.usage_day, made before, reads it.
        return ConfiguredTable.of(
                spec("risk_lag", "When a fact is known whose row does not tell it.", false, columns),
                StructType.fromDDL("source string, lag_days int"),
                churn.lagDays().entrySet().stream()
                        .map(one -> RowFactory.create(one.getKey(), one.getValue()))
                        .toList());
    }

    private static Model model(Churn churn) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("model", "its name: expert- and the version of churn.yml");
        columns.put("horizon_months", "months ahead the question is asked for");
        columns.put("base_rate", "share leaving within a month when nothing speaks for or against it");
        columns.put("base_logit", "its log odds");
        return ConfiguredTable.of(
                spec("risk_model", "The model that judges, one row: the experts' as none has learned.", true, columns),
                StructType.fromDDL("model string, horizon_months int, base_rate double, base_logit double"),
                List.of(RowFactory.create(
                        "expert-" + churn.version(), churn.horizonMonths(), churn.baseRate(), churn.baseLogit())));
    }

    private static Model weights(Churn churn) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("feature", "a column of gold.risk_feature_month");
        columns.put("factor", "the group it is part of: the reason it is told as");
        columns.put("reads", "what it reads, in words");
        columns.put("reference", "the value that contributes nothing");
        columns.put("spread", "the distance from it that counts once");
        columns.put("at_least", "spreads that count at least");
        columns.put("at_most", "spreads that count at most");
        columns.put("weight", "log odds for one spread; below 0 where less of it raises the risk");
        return ConfiguredTable.of(
                spec("risk_weight", "A feature's fixed scale and what it weighs.", true, columns),
                StructType.fromDDL("feature string, factor string, reads string, reference double, spread double,"
                        + " at_least double, at_most double, weight double"),
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
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("band", "low, watch, high or critical");
        columns.put("position", "0 = low");
        columns.put("from_hazard", "the hazard from which on a customer stands in it");
        List<Churn.Band> bands = churn.bands();
        return ConfiguredTable.of(
                spec("risk_band", "Where a band of risk begins.", true, columns),
                StructType.fromDDL("band string, position int, from_hazard double"),
                IntStream.range(0, bands.size())
                        .mapToObj(at -> RowFactory.create(
                                bands.get(at).id(), at, bands.get(at).fromHazard()))
                        .toList());
    }

    private static Model plays(Churn churn) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("factor", "the reason it answers");
        columns.put("play", "what to do, by its id");
        columns.put("due_days", "days after the month's end by which it is to be done");
        return ConfiguredTable.of(
                spec("risk_play", "What to do about a reason.", true, columns),
                StructType.fromDDL("factor string, play string, due_days int"),
                churn.groups().stream()
                        .map(one -> RowFactory.create(one.id(), one.play(), one.dueDays()))
                        .toList());
    }

    private static TableSpec spec(String name, String description, boolean scored, Map<String, String> columns) {
        return new TableSpec(
                new TableName("silver", name),
                description,
                "customer success",
                scored,
                List.of(columns.keySet().iterator().next()),
                Write.WHOLE,
                columns,
                null,
                List.of());
    }
}
