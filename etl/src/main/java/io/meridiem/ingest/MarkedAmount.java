package io.meridiem.ingest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount as people write it, a mark of its currency before or behind its digits: {@code € 1.234,56}, {@code CHF
 * 1'200}.
 *
 * @param number its sign and digits, still with the marks between thousands and before decimals
 * @param currency the ISO 4217 code the mark stands for; null for a mark of several, as {@code $}
 */
public record MarkedAmount(String number, String currency) {
    private static final int ROWS_LOOKED_AT = 200;
    private static final Map<String, String> MARKS = Map.of("€", "EUR", "£", "GBP", "US$", "USD");
    private static final String MARK = "US\\$|\\p{Sc}|\\p{Alpha}{3}|kr\\.?|S?Fr\\.?";
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<sign>[-+\u2212]?)\\h*(?<before>" + MARK + ")?\\h*(?<inner>[-+\u2212]?)\\h*"
                    // 1'200.- is how the Swiss write an amount without cents.
                    + "(?<digits>\\d[\\d.,'\u2019\\h]*?)([.,][-\u2013\u2014]+)?\\h*(?<after>" + MARK + ")?",
            Pattern.CASE_INSENSITIVE);

    /** The amount; null for a text that is none, or has no mark, or one nobody knows. */
    public static MarkedAmount of(String text) {
        Matcher found = AMOUNT.matcher(text);
        if (!found.matches() || (found.group("before") == null) == (found.group("after") == null)) {
            return null;
        }
        String mark = found.group("before") == null ? found.group("after") : found.group("before");
        boolean code = mark.matches("\\p{Alpha}{3}") && !mark.equalsIgnoreCase("SFr");
        String currency = code ? Cells.iso(mark) : MARKS.get(mark.toUpperCase(Locale.ROOT));
        String sign = (found.group("sign") + found.group("inner")).replace('\u2212', '-');
        return sign.length() > 1 || (code && currency == null)
                ? null
                : new MarkedAmount(sign + found.group("digits").replace('\u2019', '\''), currency);
    }

    /**
     * The header of a file, without the currencies among its absent columns that the amounts of its first rows tell: a
     * file whose amounts say what they are in needs no column for it.
     */
    static Header tellingIn(CsvFile file, Header header, SourceTable from) {
        List<String> absent = new ArrayList<>(header.absent());
        from.feed().columns().forEach((ours, column) -> {
            String currency = column.reading().moneyIn();
            Integer cell = header.positions().get(ours);
            if (absent.contains(currency) && cell != null && isTold(file.picking(List.of(cell)))) {
                absent.remove(currency);
            }
        });
        return new Header(header.positions(), absent, header.unread(), header.duplicated(), header.inside());
    }

    private static boolean isTold(CsvFile amounts) {
        Iterator<SourceFile.Parsed> rows = amounts.records();
        for (int i = 0; i < ROWS_LOOKED_AT && rows.hasNext(); i++) {
            String[] cells = rows.next().cells();
            MarkedAmount amount = cells == null || cells[0] == null ? null : of(cells[0].strip());
            if (amount != null && amount.currency() != null) {
                return true;
            }
        }
        return false;
    }
}
