package io.meridiem.reports.publish;

import io.meridiem.contract.Misconfigured;
import io.meridiem.reports.render.Documents;
import io.meridiem.table.LakeSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Proves a published report: its original is what was published, and its document prints to the same bytes. */
public record Reproduction(LakeSession session, List<Rendered> kinds) {
    private static final String ID = "[0-9a-f]{6,64}";

    /**
     * What was found.
     *
     * @param proved whether all of it is as it was
     * @param lines what to tell people
     */
    public record Proof(boolean proved, List<String> lines) {}

    /**
     * @param id the report's id as printed on it, or more of the document's or the PDF's hash
     * @throws Misconfigured where no published report, or more than one, has the id
     */
    public Proof prove(String id) {
        Row told = find(id);
        String account = told.getString(0);
        String pdfSha = told.getString(5);
        List<String> lines = new ArrayList<>();
        lines.add(told.getString(2) + " report of " + account + ", "
                + told.getDate(1).toString().substring(0, 7) + ", " + told.getString(3));
        boolean document = told.getString(4).equals(Documents.sha256(Documents.parse(told.getString(8))));
        lines.add((document ? "same: " : "differs: ") + "document " + told.getString(4));
        boolean original = original(pdfSha, lines);
        boolean printed = printed(told, pdfSha, lines);
        if (told.getString(9) != null) {
            lines.add("restated by run " + told.getString(9) + "; this is what was told");
        }
        return new Proof(document && original && printed, lines);
    }

    private boolean original(String pdfSha, List<String> lines) {
        PublishedPdfs pdfs = new PublishedPdfs(session.lake());
        try {
            pdfs.read(pdfSha);
            lines.add("same: original " + pdfs.place(pdfSha));
            return true;
        } catch (IllegalStateException changed) {
            lines.add("differs: " + changed.getMessage());
            return false;
        }
    }

    private boolean printed(Row told, String pdfSha, List<String> lines) {
        Rendered kind = kinds.stream()
                .filter(one -> one.name().equals(told.getString(2)))
                .findFirst()
                .orElseThrow();
        byte[] again = kind.renderer().apply(Documents.parse(told.getString(8)));
        boolean same = Documents.sha256(again).equals(pdfSha);
        lines.add((same ? "same: " : "differs: ") + "printed again " + Documents.sha256(again));
        if (!same && !kind.templates().equals(told.getString(6))) {
            lines.add("it was printed with layout " + told.getString(6).substring(0, 10) + ", this installation has "
                    + kind.templates().substring(0, 10) + ": the original is what counts");
        } else if (!same && !told.getString(7).equals("java " + Runtime.version())) {
            lines.add("it was printed by " + told.getString(7) + ", this is java " + Runtime.version());
        }
        return same;
    }

    private Row find(String id) {
        if (!id.matches(ID)) {
            throw Misconfigured.option("ID", "expected a report's id as printed on it, of 6 to 64 digits 0-9 and a-f");
        }
        List<Row> found = session.sql(
                        "select account_id, month, report, locale, document_sha256, pdf_sha256, template_version,"
                                + " runtime, document, restated_by from ops.publication"
                                + " where startswith(document_sha256, :id) or startswith(pdf_sha256, :id)",
                        Map.of("id", id))
                .collectAsList();
        if (found.size() != 1) {
            throw Misconfigured.option(
                    "ID",
                    found.isEmpty()
                            ? "no published report has the id " + id
                            : found.size() + " published reports begin with " + id + ": give more of it");
        }
        return found.get(0);
    }
}
