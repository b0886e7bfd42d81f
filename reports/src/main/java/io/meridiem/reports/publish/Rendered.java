package io.meridiem.reports.publish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.contract.TableName;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of report that can be published.
 *
 * @param name its word in {@code ops.publication}
 * @param table where its documents are stored when it is rendered, one row per PDF
 * @param account SQL that says whose report a row is
 * @param pdf where a row's PDF lies
 * @param renderer prints a stored document, to the same bytes
 * @param templates the version of what it is printed with now
 * @param upToDate whether a report was made from what gold holds now
 */
public record Rendered(
        String name,
        TableName table,
        String account,
        Function<One, Path> pdf,
        Function<ObjectNode, byte[]> renderer,
        String templates,
        Predicate<One> upToDate) {

    /** Whose report of the portfolio is the executive's. */
    public static final String PORTFOLIO = "portfolio";

    /**
     * One PDF.
     *
     * @param madeFrom fingerprint of what its document was made from; null where that does not stand beside it
     */
    public record One(String account, YearMonth month, String locale, String pdfSha256, String madeFrom) {}
}
