package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which part stands on which page: a customer with little to tell gets full pages, and fewer of them. */
record Layout(Customer customer, Wording words, Context context) {

    /** Rows of value beside which three steps find room on page 1. */
    private static final int ROOM = 4;

    /** All of a page of method: nothing of it may stay behind when it moves. */
    private static final List<String> METHOD = Stream.of("workings", "returns", "definitions", "notes")
            .flatMap(part -> Stream.of(part, "has_" + part))
            .toList();

    List<ObjectNode> pages() {
        ObjectNode worth = new WorthPage(customer, words, context).page();
        ObjectNode use = new UsePage(customer, words, context).page();
        List<ObjectNode> method = new MethodPages(customer, words, context).pages();
        boolean isShort = !has(worth, "course") || !has(worth, "cards");
        boolean isTight = isShort && worth.path("parts").size() > ROOM;
        new Steps(customer, words, context).into(isShort ? worth : use, isTight ? Steps.MOST - 1 : Steps.MOST);
        if (isShort) {
            use.put("title", words.say("use_only"));
            if (!has(worth, "cards") && has(use, "use") && Room.takesUse(worth)) {
                move(use, worth);
            }
        }
        Definitions definitions = new Definitions(customer, words, context);
        if (!has(method.get(0), "workings") && !has(method.get(0), "returns")) {
            boolean second = has(use, "use") || has(use, "scenarios") || has(use, "teams") || has(use, "people");
            definitions.into(second ? use : worth);
            return second ? List.of(worth, use) : List.of(worth);
        }
        ObjectNode invest = invest(method);
        definitions.into(isShort ? use : method.get(0));
        explain(invest, method.get(0));
        if (method.size() == 1 && Room.hasLeft(use, Room.method(method.get(0)))) {
            move(method.get(0), use, METHOD);
            return invest == null ? List.of(worth, use) : List.of(worth, use, invest);
        }
        if (Room.hasLeft(use, Room.people())) {
            new UsePage(customer, words, context).people(use);
        }
        method.forEach(Layout::space);
        List<ObjectNode> pages = new ArrayList<>(List.of(worth, use));
        if (invest != null) {
            pages.add(invest);
        }
        pages.addAll(method);
        return pages;
    }

    /** A page of its own where there is something to tell; the returns stand with it. Null where there is not. */
    private ObjectNode invest(List<ObjectNode> method) {
        InvestmentPage investment = new InvestmentPage(customer, words, context);
        if (!investment.isTold()) {
            return null;
        }
        ObjectNode invest = investment.page();
        move(method.get(0), invest, List.of("returns", "has_returns"));
        if (Room.investHasLeft(invest, Room.added())) {
            investment.course(invest);
        }
        return invest;
    }

    /** The words and notes stand with the investment where that has room for them: the arithmetic alone fills a page. */
    private static void explain(ObjectNode invest, ObjectNode method) {
        if (invest != null && Room.investHasLeft(invest, Room.explanations(method))) {
            move(method, invest, List.of("definitions", "has_definitions", "notes", "has_notes"));
        }
    }

    /** Rows stand further apart where there is room for it. */
    private static void space(ObjectNode method) {
        boolean roomy = Room.isRoomy(method);
        method.put("is_roomy", has(method, "workings") && roomy).put("is_tight", has(method, "workings") && !roomy);
    }

    /** How it was used stands with what it was worth, where that leaves room for it. */
    private static void move(ObjectNode from, ObjectNode to) {
        move(from, to, List.of("use_rows", "use_note", "key_target", "key_peers"));
        to.put("has_use", true);
        from.put("has_use", false);
    }

    private static void move(ObjectNode from, ObjectNode to, List<String> keys) {
        keys.stream().filter(from::has).forEach(key -> to.set(key, from.remove(key)));
    }

    private static boolean has(JsonNode page, String part) {
        return page.path("has_" + part).asBoolean();
    }
}
