package io.meridiem.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContrastTest {
    @ParameterizedTest
    @ValueSource(strings = {"#4F46E5", "#F59E0B", "#0E7490", "#FDE047", "#000000", "#FFFFFF", "#7C7C7C", "#EC4899"})
    void a_heat_cells_text_is_legible_at_every_share_in_every_brand(String accent) {
        Palette palette = Palette.of(accent, "#111827");
        for (int percent = 0; percent <= 100; percent++) {
            Color fill = palette.heat(percent / 100.0);
            assertThat(Contrast.ratio(Contrast.inkOn(fill, palette.ink()), fill))
                    .isGreaterThanOrEqualTo(Contrast.LEAST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#4F46E5", "#F59E0B", "#FDE047", "#FFFFFF", "#93C5FD"})
    void text_in_a_brands_colours_is_legible_on_paper_and_on_cards(String brand) {
        Palette palette = Palette.of(brand, brand);
        assertThat(Contrast.ratio(palette.accentText(), Palette.CARD)).isGreaterThanOrEqualTo(Contrast.LEAST);
        assertThat(Contrast.ratio(palette.ink(), Palette.CARD)).isGreaterThanOrEqualTo(Contrast.LEAST);
        assertThat(Contrast.ratio(Contrast.inkOn(palette.accent(), palette.ink()), palette.accent()))
                .isGreaterThanOrEqualTo(Contrast.LEAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"good", "bad", "warn", "quiet", "ink"})
    void a_colour_with_a_meaning_is_legible_as_small_text(String tone) {
        Color colour = Palette.of("#4F46E5", "#111827").tone(tone);
        assertThat(Contrast.ratio(colour, Color.WHITE)).isGreaterThanOrEqualTo(Contrast.LEAST);
        assertThat(Contrast.ratio(colour, Palette.CARD)).isGreaterThanOrEqualTo(4.4);
    }
}
