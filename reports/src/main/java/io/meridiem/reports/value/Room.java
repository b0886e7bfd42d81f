package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How much of a page its parts take, in points as the templates have them: what fits is put there, and nothing runs over
 * to a page with one line on it.
 */
final class Room {
    /** What is left of a page between its margins, above the footer. */
    private static final int BODY = 766;

    private static final int DEFINITIONS = 147;

    private Room() {}

    /** Whether a page of use has so many points left. */
    static boolean hasLeft(ObjectNode use, int points) {
        int taken = 74
                + of(use, "use", 132)
                + of(use, "teams", 54 + rows(use, "teams", 15))
                + of(use, "weak_link", 28)
                + of(use, "people", people())
                + of(use, "next", 42)
                + of(use, "steps", rows(use, "steps", 38))
                + of(use, "no_steps", 18)
                + of(use, "before", rows(use, "before", 14))
                + of(use, "scenarios", 68 + rows(use, "scenarios", 17))
                + (use.path("no_scenarios").asBoolean() ? 24 : 0)
                + explained(use);
        return taken + points <= BODY;
    }

    /** Whether page 1 has room left for how it was used. */
    static boolean takesUse(ObjectNode worth) {
        int taken = 112
                + 98
                + of(worth, "cards", 166)
                + of(worth, "parts", 62 + rows(worth, "parts", 24))
                + of(worth, "course", 178)
                + of(worth, "begun", 22)
                + of(worth, "next", 42)
                + of(worth, "steps", rows(worth, "steps", 38))
                + of(worth, "no_steps", 18)
                + of(worth, "before", rows(worth, "before", 14));
        return taken + 26 + 132 <= BODY;
    }

    /** Whether a page on the investment has so many points left. */
    static boolean investHasLeft(ObjectNode invest, int points) {
        int taken = 72
                + 36
                + rows(invest, "invest_rows", 27)
                + of(invest, "said", 8 + rows(invest, "invest_said", 15))
                + of(invest, "added", added())
                + 30
                + rows(invest, "invest_workings", 24)
                + returns(invest)
                + 36
                + (invest.path("invest_terms").size() + 1) / 2 * 36
                + explained(invest);
        return taken + points <= BODY;
    }

    /** Points the added-up course takes. */
    static int added() {
        return 178;
    }

    /** Points the words used and the notes of another page would take. */
    static int explanations(ObjectNode page) {
        return explained(page);
    }

    /** Points the course of people takes. */
    static int people() {
        return 150;
    }

    /** Points all of a method page takes below another page's parts, its heading included. */
    static int method(ObjectNode method) {
        return 28 + 16 + rows(method, "workings", 37) + returns(method) + explained(method);
    }

    /** Whether the rows of a method page may stand further apart. */
    static boolean isRoomy(ObjectNode method) {
        return 72 + 16 + rows(method, "workings", 47) + returns(method) + explained(method) <= BODY;
    }

    private static int explained(ObjectNode page) {
        return of(page, "definitions", DEFINITIONS) + of(page, "notes", rows(page, "notes", 34));
    }

    private static int returns(ObjectNode page) {
        return of(page, "returns", 30 + rows(page, "returns", 24));
    }

    private static int of(JsonNode page, String part, int points) {
        return page.path("has_" + part).asBoolean() ? points : 0;
    }

    private static int rows(JsonNode page, String list, int points) {
        return page.path(list).size() * points;
    }
}
