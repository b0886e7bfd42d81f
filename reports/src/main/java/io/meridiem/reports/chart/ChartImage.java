package io.meridiem.reports.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import net.sf.jasperreports.renderers.Renderable;

/** A drawing in the shape a template's image element takes. Lives for one fill; it is never stored. */
final class ChartImage implements Renderable, Graphics2DRenderable {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final transient Drawing drawing;

    ChartImage(String id, Drawing drawing) {
        this.id = id;
        this.drawing = drawing;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D box) {
        Graphics2D own = (Graphics2D) graphics.create();
        own.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        own.translate(box.getX(), box.getY());
        drawing.draw(own, box.getWidth(), box.getHeight());
        own.dispose();
    }
}
