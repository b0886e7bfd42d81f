package io.meridiem.reports.value;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.contract.Unavailable;
import io.meridiem.reports.render.Documents;
import io.meridiem.reports.render.PdfFile;
import java.nio.file.Path;
import java.sql.Date;
import java.util.Iterator;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** What runs where Spark runs it: facts to documents, stored documents to PDFs. One that fails says why and stops no other. */
final class ValueTasks {
    /** Columns of a document; {@code failed} is null where it was made. */
    static final StructType DOCUMENT = StructType.fromDDL(
            "account_id string, month date, locale string, document string, document_sha256 string, failed string");

    /** Columns of a PDF, likewise. */
    static final StructType PDF =
            StructType.fromDDL("account_id string, locale string, pdf_sha256 string, failed string");

    private ValueTasks() {}

    /** Templates and fonts, read once a process. */
    private static final class Held {
        private static final ValueRenderer RENDERER = new ValueRenderer();
    }

    /** From {@code account_id}, {@code facts}. */
    static MapPartitionsFunction<Row, Row> documents(Context context) {
        return rows -> each(rows, row -> document(row, context));
    }

    /**
     * From {@code account_id}, {@code locale}, {@code document}.
     *
     * @param accounts the folder the PDFs go to, which every task can reach
     */
    static MapPartitionsFunction<Row, Row> pdfs(String accounts) {
        return rows -> each(rows, row -> pdf(row, Path.of(accounts)));
    }

    private static Row document(Row row, Context context) {
        Date month = Date.valueOf(context.month().atDay(1));
        try {
            ObjectNode document = ValueDocument.assemble(Documents.parse(row.getString(1)), context);
            return RowFactory.create(
                    row.getString(0),
                    month,
                    document.path("locale").asText(),
                    Documents.canonical(document),
                    Documents.sha256(document),
                    null);
        } catch (RuntimeException failed) {
            return RowFactory.create(row.getString(0), month, null, null, null, reason(failed));
        }
    }

    private static Row pdf(Row row, Path accounts) {
        String account = row.getString(0);
        String locale = row.getString(1);
        try {
            byte[] pdf = Held.RENDERER.render(Documents.parse(row.getString(2)));
            PdfFile.write(accounts.resolve(AccountFile.of(account, locale)), pdf);
            return RowFactory.create(account, locale, Documents.sha256(pdf), null);
        } catch (Unavailable unwritable) {
            return RowFactory.create(account, locale, null, unwritable.getMessage());
        } catch (RuntimeException failed) {
            return RowFactory.create(account, locale, null, reason(failed));
        }
    }

    private static String reason(RuntimeException failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String says = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return failed.getMessage() == null || failed == cause ? says : failed.getMessage() + ": " + says;
    }

    private static Iterator<Row> each(Iterator<Row> rows, Function<Row, Row> work) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                return work.apply(rows.next());
            }
        };
    }
}
