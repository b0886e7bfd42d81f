package io.meridiem.reports.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.chart.Charts;
import io.meridiem.reports.chart.Palette;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.type.PdfaConformanceEnum;

/**
 * Fills the template of every page of a document and writes them as one PDF/A-2b.
 *
 * <p>The same document, templates and Java give the same bytes, on every run. Safe to share between threads.
 */
public final class PdfRenderer {
    private static final String FONT = "Inter Tabular";
    private static final int SHORT = 10;

    private final SimpleJasperReportsContext context = new SimpleJasperReportsContext();
    private final Templates templates = new Templates();

    public PdfRenderer() {
        // A font that is missing is an error, not an occasion for whatever this machine has.
        context.setProperty("net.sf.jasperreports.awt.ignore.missing.font", "false");
        context.setProperty("net.sf.jasperreports.default.font.name", FONT);
        context.setProperty("net.sf.jasperreports.export.pdf.producer.factory", DatedPdf.class.getName());
    }

    /** What is printed as the layout's version and stored with the PDF. */
    public String templateVersion() {
        return templates.version();
    }

    /**
     * @param report the report's folder of templates, as {@code executive}
     * @param document its {@code pages} name their template, {@code brand} the colours, {@code meta} title and author
     * @param words the wording of the document's locale
     * @throws IllegalStateException when a template cannot be filled or the PDF not be written
     */
    public byte[] render(String report, ObjectNode document, ResourceBundle words) {
        Palette palette = Palette.of(
                document.path("brand").path("accent").asText(),
                document.path("brand").path("ink").asText());
        String sha256 = Documents.sha256(document);
        try {
            List<JasperPrint> pages = new ArrayList<>();
            for (JsonNode page : document.path("pages")) {
                pages.add(fill(report, page, parameters(document, page, palette, sha256, words)));
            }
            return StablePdf.of(export(document, pages), sha256);
        } catch (JRException broken) {
            throw new IllegalStateException("the " + report + " report could not be rendered", broken);
        }
    }

    private Map<String, Object> parameters(
            ObjectNode document, JsonNode page, Palette palette, String sha256, ResourceBundle words) {
        Font font = FontUtil.getInstance(context).getAwtFontFromBundles(FONT, Font.PLAIN, 10f, Locale.ROOT, false);
        PageValues values = new PageValues(new Charts(palette, font));
        Map<String, Object> parameters = values.of(document.path("shared"));
        parameters.putAll(values.of(page));
        parameters.put("report_id", sha256.substring(0, SHORT));
        parameters.put("layout_id", templates.version().substring(0, SHORT));
        parameters.put(JRParameter.REPORT_RESOURCE_BUNDLE, words);
        parameters.put(
                JRParameter.REPORT_LOCALE,
                Locale.forLanguageTag(document.path("locale").asText()));
        parameters.put(JRParameter.REPORT_TEMPLATES, List.of(templates.styles(palette)));
        return parameters;
    }

    private JasperPrint fill(String report, JsonNode page, Map<String, Object> parameters) throws JRException {
        return JasperFillManager.getInstance(context)
                .fill(templates.page(report, page.path("template").asText()), parameters, new JREmptyDataSource());
    }

    private byte[] export(ObjectNode document, List<JasperPrint> pages) throws JRException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SimpleJasperReportsContext own = new SimpleJasperReportsContext(context);
        own.setProperty(DatedPdf.DAY, document.path("prepared_on").asText());
        JRPdfExporter exporter = new JRPdfExporter(own);
        exporter.setExporterInput(SimpleExporterInput.getInstance(pages));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(bytes));
        exporter.setConfiguration(
                configuration(document.path("meta"), document.path("locale").asText()));
        exporter.exportReport();
        return bytes.toByteArray();
    }

    private static SimplePdfExporterConfiguration configuration(JsonNode meta, String locale) {
        SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
        // Pages and fonts are deflated either way; object streams would hide the random names StablePdf replaces.
        configuration.setCompressed(false);
        configuration.setPdfaConformance(PdfaConformanceEnum.PDFA_2B);
        configuration.setIccProfilePath("reports/brand/srgb.icc");
        configuration.setEmbedIccProfile(true);
        configuration.setTagLanguage(locale);
        configuration.setMetadataTitle(meta.path("title").asText());
        configuration.setMetadataAuthor(meta.path("author").asText());
        configuration.setMetadataSubject(meta.path("subject").asText());
        configuration.setMetadataCreator("Meridiem");
        configuration.setDisplayMetadataTitle(true);
        return configuration;
    }
}
