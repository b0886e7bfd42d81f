package io.meridiem.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 8, 60})
    void names_stand_in_the_plot_and_on_no_other_name_and_the_rest_stays_away(int many) {
        Graphics2D graphics = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB).createGraphics();
        Rectangle2D plot = new Rectangle2D.Double(0, 0, 400, 200);
        Labels labels = new Labels(graphics, plot);
        labels.keepFree(new Rectangle2D.Double(150, 90, 60, 9));
        List<Labels.Dot> dots = new ArrayList<>();
        for (int at = 0; at < many; at++) {
            dots.add(new Labels.Dot(200 + at % 3, 100 + at % 2, 5, "Brightwater " + at, Color.BLACK));
        }
        labels.place(dots);
        List<Rectangle2D> taken = labels.taken();
        assertThat(taken).hasSizeBetween(2, many + 1);
        for (int one = 0; one < taken.size(); one++) {
            assertThat(plot.contains(taken.get(one))).isTrue();
            for (int other = one + 1; other < taken.size(); other++) {
                assertThat(taken.get(one).intersects(taken.get(other))).isFalse();
            }
        }
    }
}
