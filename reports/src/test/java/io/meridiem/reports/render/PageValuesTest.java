package io.meridiem.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.chart.Charts;
import io.meridiem.reports.chart.Contrast;
import io.meridiem.reports.chart.Palette;
import java.awt.Color;
import java.awt.Font;
import java.util.Map;
import net.sf.jasperreports.renderers.Renderable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"#4F46E5", "#F59E0B", "#000000", "#1E293B", "#FFFFFF"})
    void the_ink_a_template_is_given_is_legible_on_the_fill_it_is_given(String accent) {
        for (int percent = 0; percent <= 100; percent += 5) {
            ObjectNode page = Documents.empty();
            page.putObject("cell").put("text", "x").put("heat", percent / 100.0);
            Map<String, Object> values = values(accent, page);
            Color ink = Color.decode((String) values.get("cell_ink"));
            Color fill = Color.decode((String) values.get("cell_fill"));
            assertThat(Contrast.ratio(ink, fill)).isGreaterThanOrEqualTo(Contrast.LEAST);
        }
    }

    @Test
    void a_part_of_the_page_is_found_under_its_own_name_and_its_drawing_as_a_drawing() {
        ObjectNode page = Documents.empty();
        ObjectNode hero = page.putObject("hero").put("label", "MRR").put("raw", 12);
        hero.putObject("trend")
                .put("chart", "sparkline")
                .putArray("values")
                .add(1)
                .add(2);
        Map<String, Object> values = values("#4F46E5", page);
        assertThat(values).containsEntry("hero_label", "MRR").containsOnlyKeys("hero_label", "hero_trend");
        assertThat(values.get("hero_trend")).isInstanceOf(Renderable.class);
    }

    private static Map<String, Object> values(String accent, ObjectNode page) {
        Charts charts = new Charts(Palette.of(accent, "#111827"), new Font(Font.DIALOG, Font.PLAIN, 8));
        return new PageValues(charts).of(page);
    }
}
