package io.meridiem.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One thing a subscription pays for: a line of revenue. */
final class Item {
    final String id;
    final List<Stage> stages = new ArrayList<>();
    /** First day without it, where it was taken out in mid period; null otherwise. */
    LocalDate removed;

    Item(String id, Stage first) {
        this.id = id;
        stages.add(first);
    }

    LocalDate from() {
        return stages.get(0).from();
    }

    Plan plan() {
        return stages.get(stages.size() - 1).price().plan();
    }

    /** Its state on a day; null before it was bought and after it was taken out. */
    Stage on(LocalDate day) {
        return removed != null && !removed.isAfter(day) ? null : before(day.plusDays(1));
    }

    /** Its state just before a day. */
    Stage before(LocalDate day) {
        Stage state = null;
        for (Stage stage : stages) {
            if (stage.from().isBefore(day)) {
                state = stage;
            }
        }
        return state;
    }
}
