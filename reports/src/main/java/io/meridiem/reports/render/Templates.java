package io.meridiem.reports.render;

import io.meridiem.reports.chart.Contrast;
import io.meridiem.reports.chart.Palette;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JRTemplate;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.util.JRLoader;

/** The compiled templates and styles of the class path, each read once; safe to share between threads. */
public final class Templates {
    private static final Color NONE = new Color(0, 0, 0, 0);
    private static final String ROOT = "/reports/";

    private final Map<String, JasperReport> compiled = new ConcurrentHashMap<>();
    private final Map<Palette, JRTemplate> coloured = new ConcurrentHashMap<>();
    private final byte[] styles = bytes("brand/styles.styles");
    private final String version = new String(bytes("version.txt"), StandardCharsets.UTF_8);

    /** SHA-256 over templates, styles, fonts and wording: two equal ones print a document alike. */
    public String version() {
        return version;
    }

    /**
     * @param report the report's folder, as {@code executive}
     * @param page the template's name without ending
     * @throws IllegalArgumentException when there is no such template
     */
    JasperReport page(String report, String page) {
        return compiled.computeIfAbsent(report + "/" + page + ".jasper", path -> (JasperReport) object(bytes(path)));
    }

    /** The styles in a brand's colours; read once for each brand, and read only from then on. */
    JRTemplate styles(Palette palette) {
        return coloured.computeIfAbsent(palette, this::colour);
    }

    /** Placeholders are replaced in a fresh copy. */
    private JRTemplate colour(Palette palette) {
        Map<Color, Color> colours = Map.of(
                new Color(0x4F46E5), palette.accent(),
                new Color(0x4F46E6), palette.accentText(),
                new Color(0x111827), palette.ink(),
                new Color(0xFEFEFE), Contrast.inkOn(palette.accent(), palette.ink()),
                new Color(0xFEFEFD), Contrast.inkOn(palette.ink(), palette.ink()));
        JRTemplate template = (JRTemplate) object(styles);
        for (JRStyle style : template.getStyles()) {
            // A style without a colour of its own keeps none, so that it goes on inheriting.
            if (colours.containsKey(own(style.getOwnForecolor()))) {
                style.setForecolor(colours.get(style.getOwnForecolor()));
            }
            if (colours.containsKey(own(style.getOwnBackcolor()))) {
                style.setBackcolor(colours.get(style.getOwnBackcolor()));
            }
        }
        return template;
    }

    private static Color own(Color colour) {
        return colour == null ? NONE : colour;
    }

    private static Object object(byte[] saved) {
        try {
            return JRLoader.loadObject(new ByteArrayInputStream(saved));
        } catch (JRException unreadable) {
            throw new IllegalStateException("a compiled template cannot be read: build it again", unreadable);
        }
    }

    private static byte[] bytes(String path) {
        try (InputStream stream = Templates.class.getResourceAsStream(ROOT + path)) {
            if (stream == null) {
                throw new IllegalArgumentException("no template is called " + path);
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
