package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.document.Pieces;
import io.meridiem.reports.render.Documents;
import io.meridiem.reports.value.Customer.Peer;
import io.meridiem.reports.value.Customer.Peers;
import io.meridiem.reports.value.Customer.Use;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Page 2: how the product is used, what to do next and what that is worth. */
record UsePage(Customer customer, Wording words, Context context) {

    ObjectNode page() {
        ObjectNode page = Documents.empty()
                .put("template", "use")
                .put("title", words.say("use"))
                .put("sentence", sentence());
        parts(page);
        new TeamRows(customer, words, context.month(), context.privacy()).into(page);
        new Scenarios(customer, words).into(page);
        return page;
    }

    private Use at(YearMonth month) {
        return customer.use().stream()
                .filter(use -> use.month().equals(month))
                .findFirst()
                .orElse(null);
    }

    private String sentence() {
        Use now = at(context.month());
        if (now == null || now.people() == null) {
            return words.say("use_none");
        }
        if (now.people().signum() == 0) {
            return words.say("use_idle", "month", words.month(context.month()));
        }
        if (now.seats() == null || now.seats().signum() == 0) {
            return words.say("use_no_seats", "people", now.people(), "month", words.month(context.month()));
        }
        return words.say(
                "use_says", "people", now.people(), "seats", now.seats(), "month", words.month(context.month()));
    }

    private void parts(ObjectNode page) {
        Use now = at(context.month());
        boolean measured = now != null && now.people() != null;
        page.put("has_use", measured);
        if (!measured) {
            return;
        }
        ArrayNode rows = page.putArray("use_rows");
        Peers peers = customer.peers();
        row(rows, "coverage", Use::coverage, peers == null ? null : peers.coverage());
        row(rows, "breadth", Use::breadth, peers == null ? null : peers.breadth());
        row(rows, "frequency", Use::frequency, peers == null ? null : peers.frequency());
        page.put("use_note", note(peers));
        page.set("key_target", Documents.empty().put("chart", "key").put("key", "target"));
        page.set("key_peers", Documents.empty().put("chart", "key").put("key", "peers"));
    }

    private String note(Peers peers) {
        if (peers == null) {
            return words.say("peers_none");
        }
        int count = Stream.of(peers.coverage(), peers.breadth(), peers.frequency())
                .filter(peer -> peer != null)
                .mapToInt(Peer::count)
                .max()
                .orElse(0);
        boolean quartiles = Stream.of(peers.coverage(), peers.breadth(), peers.frequency())
                .anyMatch(peer -> peer != null && peer.low() != null);
        return words.say(peers.sameSegment() ? "peers_segment" : "peers_all", "n", count)
                + (quartiles ? " " + words.say("peers_quartiles") : "");
    }

    private void row(ArrayNode rows, String part, Function<Use, BigDecimal> figure, Peer peer) {
        BigDecimal now = figure.apply(at(context.month()));
        if (now == null) {
            return;
        }
        YearMonth before = context.month().minusMonths(1);
        BigDecimal target = context.targets().get(part);
        ObjectNode row = rows.addObject()
                .put("name", words.say(part))
                .put("says", words.say(part + "_says"))
                .put("value", words.wholePercent(now))
                .put("target", target == null ? words.say("not_agreed") : words.wholePercent(target))
                .put("peers", peer == null ? words.say("not_shown") : words.wholePercent(peer.middle()));
        if (peer != null && peer.low() != null) {
            row.put("quartiles", words.wholePercent(peer.low()) + " – " + words.wholePercent(peer.high()));
        }
        Use then = at(before);
        row.set("change", new Mark(words, before).points(now, then == null ? null : figure.apply(then)));
        row.set("track", track(now, target, peer));
    }

    private static ObjectNode track(BigDecimal now, BigDecimal target, Peer peer) {
        ObjectNode track = Documents.empty().put("chart", "track").put("value", now);
        if (target != null) {
            track.put("target", target);
        }
        if (peer != null) {
            track.put("middle", peer.middle());
            if (peer.low() != null) {
                track.put("low", peer.low()).put("high", peer.high());
            }
        }
        return track;
    }

    /** The course of people at work, where the page has room for it. */
    void people(ObjectNode page) {
        List<Use> months =
                customer.use().stream().filter(use -> use.people() != null).toList();
        boolean shown = months.size() >= 3
                && months.stream().anyMatch(use -> use.people().signum() > 0);
        page.put("has_people", shown);
        if (!shown) {
            return;
        }
        months = months.subList(Math.max(0, months.size() - 12), months.size());
        ObjectNode chart = Documents.empty().put("chart", "columns").put("slots", 12);
        chart.put(
                "to",
                months.stream()
                        .flatMap(use -> Stream.of(use.people(), use.seats() == null ? use.people() : use.seats()))
                        .max(BigDecimal::compareTo)
                        .orElseThrow());
        chart.set("values", Pieces.numbers(months.stream().map(Use::people).toList()));
        chart.set("marks", Pieces.numbers(months.stream().map(Use::seats).toList()));
        page.set("people", chart);
        ArrayNode labels = page.putArray("people_months");
        months.forEach(use -> labels.addObject()
                .put("month", words.monthName(use.month()))
                .put("value", words.amount(use.people(), 0))
                .put("seats", use.seats() == null ? words.say("not_measurable") : words.amount(use.seats(), 0)));
    }
}
