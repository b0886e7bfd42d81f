package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Something the figures ask somebody to decide.
 *
 * @param reason the figure behind it, one or two sentences
 * @param owner null where the data names none
 * @param money a month, what it is ranked by; zero where it is about no amount
 * @param before the day it must be taken by where something happens then; null for the usual day
 * @param due the day its step is due as other pages tell it; null where none is
 */
record Decision(String title, String reason, String owner, BigDecimal money, LocalDate before, LocalDate due) {
    Decision(String title, String reason, String owner, BigDecimal money) {
        this(title, reason, owner, money, null, null);
    }

    Decision(String title, String reason, String owner, BigDecimal money, LocalDate before) {
        this(title, reason, owner, money, before, null);
    }
}
