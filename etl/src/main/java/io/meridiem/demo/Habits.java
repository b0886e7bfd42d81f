package io.meridiem.demo;

import java.time.LocalDate;

/** How an account's people use the product in one month: what follows from its causes, worked out once. */
final class Habits {
    /** Actions are chosen in so many parts. */
    static final int PARTS = 10_000;

    private static final Action[] ACTIONS = Action.values();

    final double adoption;
    /** Whether a machine reports as well. */
    final boolean syncs;
    /** How likely a record is complete, and told in time. */
    final double complete;

    final double timely;

    private final int[] upTo = new int[ACTIONS.length];
    private final boolean onlySignsIn;

    Habits(Account account, LocalDate day, double adoption) {
        this.adoption = adoption;
        boolean business = account.owns(Plan.BUSINESS, day);
        boolean team = account.owns(Plan.TEAM, day);
        boolean portal = account.owns(Plan.SUPPLIER_PORTAL, day);
        boolean analytics = account.owns(Plan.ANALYTICS, day);
        this.onlySignsIn = account.idleFrom != null && !account.idleFrom.isAfter(day);
        this.syncs = business && adoption > Action.SYNC_COMPLETED.from && !onlySignsIn;
        this.complete = 0.72 + 0.27 * account.causes.rollout();
        this.timely = 0.55 + 0.4 * account.causes.fit() * adoption;
        double designed = Math.min(0.97, 0.3 + 0.45 * account.causes.fit() + 0.3 * adoption);
        double[] weights = new double[ACTIONS.length];
        double sum = 0;
        for (Action action : ACTIONS) {
            boolean entitled = action.entitled(team, business, portal, analytics);
            weights[action.ordinal()] = onlySignsIn && action.qualifying ? 0 : weight(action, entitled, designed);
            sum += weights[action.ordinal()];
        }
        double below = 0;
        for (int i = 0; i < ACTIONS.length; i++) {
            below += weights[i];
            upTo[i] = (int) Math.round(below / sum * PARTS);
        }
    }

    private double weight(Action action, boolean entitled, double designed) {
        // Some click on what they have not bought.
        double grown = Math.max(0.004, Math.min(1, (adoption - action.from) / 0.12));
        double weight = action.weight * (entitled ? grown : 0.003);
        return switch (action) {
            case INVOICE_CAPTURED, INVOICE_MATCHED -> weight * designed;
            case INVOICE_KEYED, MATCH_OVERRIDDEN -> weight * (1 - designed);
            default -> weight;
        };
    }

    /** @param part from 0 to below {@link #PARTS} */
    Action action(int part) {
        int index = 0;
        while (part >= upTo[index]) {
            index++;
        }
        return ACTIONS[index];
    }

    /** How likely one person does something on a usual working day. */
    float active(Account account, Person person) {
        if (onlySignsIn) {
            return 0.006f;
        }
        double left = account.weakTeam == person.team ? 0.1 : 1;
        return (float) Math.min(0.95, person.eagerness * (0.01 + 0.7 * adoption * StrictMath.sqrt(adoption)) * left);
    }
}
