package io.meridiem.reports.publish;

import io.meridiem.contract.TableName;
import io.meridiem.reports.publish.Rendered.One;
import io.meridiem.reports.render.PdfFile;
import io.meridiem.table.LakeSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A month's published PDFs where readers look for them, held against the originals: what was told stays as told. */
public record PlacedPdfs(LakeSession session, List<Rendered> kinds) {

    /**
     * Puts the original where a published PDF is missing or has been changed.
     *
     * @return those it could not be put back for, a line each
     */
    public List<String> putBack(YearMonth month) {
        PublishedPdfs originals = new PublishedPdfs(session.lake());
        List<String> failed = new ArrayList<>();
        for (Map.Entry<Path, String> one : published(month)) {
            try {
                if (!PdfFile.holds(one.getKey(), one.getValue())) {
                    PdfFile.write(one.getKey(), originals.read(one.getValue()));
                }
            } catch (IllegalStateException lost) {
                failed.add(one.getKey() + ": is not as it was published, and " + lost.getMessage());
            }
        }
        return failed;
    }

    /** Those that lie there otherwise than they were published; one that was taken away is not among them. */
    public List<Path> changed(YearMonth month) {
        return published(month).stream()
                .filter(one -> Files.exists(one.getKey()) && !PdfFile.holds(one.getKey(), one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Where each lies, and the hash it was published with. */
    private List<Map.Entry<Path, String>> published(YearMonth month) {
        if (!session.exists(TableName.of("ops.publication"))) {
            return List.of();
        }
        List<Map.Entry<Path, String>> all = new ArrayList<>();
        session.sql(
                        "select account_id, locale, pdf_sha256, report from ops.publication where month = :month"
                                + " order by report, account_id, locale",
                        Map.of("month", Date.valueOf(month.atDay(1))))
                .collectAsList()
                .forEach(row -> kinds.stream()
                        .filter(kind -> kind.name().equals(row.getString(3)))
                        .map(kind -> kind.pdf()
                                .apply(new One(row.getString(0), month, row.getString(1), row.getString(2), null)))
                        .forEach(pdf -> all.add(Map.entry(pdf, row.getString(2)))));
        return all;
    }
}
