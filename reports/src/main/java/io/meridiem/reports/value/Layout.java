package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Which part stands on which page: a customer with little to tell gets full pages, and fewer of them. */
record Layout(Customer customer, Wording words, Context context) {

    List<ObjectNode> pages() {
        ObjectNode worth = new WorthPage(customer, words, context).page();
        ObjectNode use = new UsePage(customer, words, context).page();
        List<ObjectNode> method = new MethodPages(customer, words, context).pages();
        boolean isShort = !has(worth, "course") || !has(worth, "cards");
        new Steps(customer, words, context).into(isShort ? worth : use);
        if (isShort) {
            use.put("title", words.say("use_only"));
        }
        Definitions definitions = new Definitions(customer, words, context);
        if (!has(method.get(0), "workings") && !has(method.get(0), "returns")) {
            definitions.into(has(use, "use") ? use : worth);
            return has(use, "use") || has(use, "scenarios") ? List.of(worth, use) : List.of(worth);
        }
        definitions.into(isShort ? use : method.get(0));
        List<ObjectNode> pages = new ArrayList<>(List.of(worth, use));
        pages.addAll(method);
        return pages;
    }

    private static boolean has(JsonNode page, String part) {
        return page.path("has_" + part).asBoolean();
    }
}
