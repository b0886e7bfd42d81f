package io.meridiem.reports.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.renderers.Renderable;

/**
 * Makes the drawing that a document's chart object asks for by its {@code chart} key.
 *
 * @param palette the document's colours
 * @param font the pages' own font, for the few labels that stand inside a drawing
 */
public record Charts(Palette palette, Font font) {

    /**
     * @param spec the chart object: {@code chart} names the kind, the rest are its values
     * @throws IllegalArgumentException when no such kind exists
     */
    public Renderable of(JsonNode spec) {
        return new ChartImage(spec.toString(), drawing(spec));
    }

    private Drawing drawing(JsonNode spec) {
        String kind = spec.path("chart").asText();
        return switch (kind) {
            case "sparkline" ->
                new Sparkline(
                        numbers(spec.path("values")), palette, spec.path("on").asText());
            case "bar" ->
                new Bar(
                        spec.path("share").asDouble(),
                        palette.tone(spec.path("tone").asText()));
            case "bridge" ->
                new Bridge(
                        numbers(spec.path("steps")), spec.path("from_opening").asBoolean(), palette);
            case "history" -> Lines.history(spec, palette, font);
            case "lines" -> Lines.comparison(spec, palette, font);
            case "quadrants" -> Quadrants.of(spec, palette, font);
            case "columns" -> Columns.of(spec, palette);
            case "track" -> Track.of(spec, palette);
            case "key" -> Track.key(spec.path("key").asText(), palette);
            case "icon" -> Icons.of(spec.path("icon").asText(), palette.accentText());
            case "measured_bar" ->
                new MeasuredBar(
                        spec.path("share").asDouble(),
                        spec.path("mark").asDouble(),
                        spec.path("tone").asText().equals("accent")
                                ? palette.accent()
                                : Contrast.mix(Color.WHITE, palette.accent(), 0.38),
                        palette.ink());
            default -> throw new IllegalArgumentException("no drawing is called '" + kind + "'");
        };
    }

    /** The values in order; what was not measured is null. */
    static List<Double> numbers(JsonNode array) {
        List<Double> values = new ArrayList<>();
        array.forEach(value -> values.add(value.isNumber() ? value.doubleValue() : null));
        return values;
    }
}
