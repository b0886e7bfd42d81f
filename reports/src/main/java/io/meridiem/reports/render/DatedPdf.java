package io.meridiem.reports.render;

import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfWriter;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.classic.ClassicPdfWriter;
import net.sf.jasperreports.pdf.common.PdfDocumentWriter;
import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.common.PdfProducerContext;
import net.sf.jasperreports.pdf.common.PdfProducerFactory;

/**
 * Writes PDFs that were made on the day their document was prepared, whatever clock and time zone this machine has.
 *
 * <p>The library makes it by its name, which is why it is public.
 */
public final class DatedPdf implements PdfProducerFactory {
    /** The context's property that holds the day, {@code yyyy-MM-dd}. */
    static final String DAY = "io.meridiem.reports.prepared_on";

    @Override
    public PdfProducer createProducer(PdfProducerContext context) {
        return new Producer(context);
    }

    private static final class Producer extends ClassicPdfProducer {
        Producer(PdfProducerContext context) {
            super(context);
        }

        @Override
        public PdfDocumentWriter createWriter(OutputStream stream) throws JRException {
            super.createWriter(stream);
            LocalDate day = LocalDate.parse(getContext().getProperties().getProperty(DAY));
            return new Writer(this, getPdfWriter(), day);
        }
    }

    private static final class Writer extends ClassicPdfWriter {
        private final LocalDate day;

        Writer(Producer producer, PdfWriter writer, LocalDate day) {
            super(producer, writer);
            this.day = day;
        }

        @Override
        public void createXmpMetadata(String title, String subject, String keywords, boolean repair) {
            // The last moment at which both places that hold the date can still be told: XMP copies it from here.
            getPdfWriter()
                    .getInfo()
                    .put(PdfName.CREATIONDATE, new PdfDate(GregorianCalendar.from(day.atStartOfDay(ZoneOffset.UTC))));
            super.createXmpMetadata(title, subject, keywords, repair);
        }
    }
}
