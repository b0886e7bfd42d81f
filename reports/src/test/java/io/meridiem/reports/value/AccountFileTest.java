package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountFileTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0018Z00002aQx1TQAS",
                "../../etc/passwd",
                "a/b\\c",
                "nul\u0000byte",
                "dots.and spaces",
                "100%",
                "Ünï✓",
                ".",
                "-rf",
                "CON"
            })
    void an_id_becomes_one_plain_name_below_the_folder_and_comes_back(String id) {
        Path place = AccountFile.of(id, "fr-ch");
        assertThat(place.getNameCount()).isEqualTo(1);
        assertThat(place.toString()).matches("[A-Za-z0-9_%-]+\\.fr-ch\\.pdf");
        assertThat(AccountFile.id(place)).isEqualTo(id);
    }

    @Test
    void an_id_longer_than_a_file_name_may_be_goes_on_in_folders() {
        String id = "äöü/".repeat(75);
        Path place = AccountFile.of(id, "de");
        assertThat(place.getNameCount()).isGreaterThan(1);
        place.forEach(part -> assertThat(part.toString().length()).isLessThanOrEqualTo(220));
        assertThat(AccountFile.id(place)).isEqualTo(id);
    }

    @Test
    void two_ids_never_share_a_file() {
        assertThat(AccountFile.of("a%2E", "en")).isNotEqualTo(AccountFile.of("a.", "en"));
        assertThat(AccountFile.of("A1", "en")).isNotEqualTo(AccountFile.of("a1", "en"));
    }

    @Test
    void a_name_that_is_no_account_s_is_refused() {
        assertThatThrownBy(() -> AccountFile.id(Path.of("cut%2.de.pdf"))).isInstanceOf(IllegalArgumentException.class);
    }
}
