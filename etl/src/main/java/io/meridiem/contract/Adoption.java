package io.meridiem.contract;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * What counts as use of the product and how use is judged: the section {@code adoption} of {@code meridiem.yml}.
 *
 * @param privacy a team of fewer people is never shown on its own
 * @param breadthUsers a feature counts as used from so many people on, fewer where fewer are active
 * @param features in the order of the file, which gives each its position
 * @param actions empty where the file names none: then nothing counts as use
 */
public record Adoption(
        int privacy,
        int breadthUsers,
        Weights weights,
        Targets targets,
        Failure failure,
        List<Feature> features,
        List<Action> actions) {

    /** What holds where the file has no such section: nothing counts as use. */
    public static Adoption none() {
        return new AdoptionReader(MissingNode.getInstance()).adoption();
    }

    /** What the parts weigh in the score, 0 or more each; not all of them 0. */
    public record Weights(
            BigDecimal coverage,
            BigDecimal breadth,
            BigDecimal frequency,
            BigDecimal depth,
            BigDecimal manner,
            BigDecimal quality,
            BigDecimal timing) {}

    /**
     * @param actionsPerUser qualifying actions of an active user a month; null where none is agreed
     * @param timelyHours hours after the fact within which a record is in time; null where none are agreed
     * @param lateDays days after which an event's arrival is told as late
     * @param coverage share of the seats to be in use, 0..1, as reports print it; null where none is agreed
     * @param breadth share of the features to be in use; likewise
     * @param frequency share of the business days people are to be at work in it; likewise
     */
    public record Targets(
            BigDecimal actionsPerUser,
            Integer timelyHours,
            int lateDays,
            BigDecimal coverage,
            BigDecimal breadth,
            BigDecimal frequency) {}

    /** Shares of 0..1 below which use has failed. */
    public record Failure(
            BigDecimal mannerBelow, BigDecimal coverageBelow, BigDecimal frequencyBelow, BigDecimal qualityBelow) {}

    /**
     * @param id its name in tables
     * @param name its name on reports
     * @param plans plans and add-ons it belongs to; empty for every plan
     */
    public record Feature(String id, String name, List<String> plans) {}

    /**
     * @param event the event's name, as the product sends it
     * @param feature the feature it uses; null for none
     * @param qualifying whether it makes a person an active user
     * @param task the task it does; null for none
     * @param designed whether this is the way the task is meant to be done; null without a task
     */
    public record Action(String event, String feature, boolean qualifying, String task, Boolean designed) {}
}
