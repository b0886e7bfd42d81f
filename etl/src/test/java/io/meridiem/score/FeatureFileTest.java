package io.meridiem.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How somebody's own table is read. */
class FeatureFileTest {
    @TempDir
    Path here;

    private FeatureTable read(String text) throws IOException {
        Path file = Files.writeString(here.resolve("f.csv"), text);
        return FeatureFile.read(file.toString(), "id", "left", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 0", "true false", "TRUE False", "yes no", "Yes NO", "y n", "T f", "1.0 0.0"})
    void aLabelIsWrittenInAnyOfTheUsualWays(String pair) throws IOException {
        String[] two = pair.split(" ");
        assertThat(read("id,x,left\na,1," + two[0] + "\nb,2, " + two[1] + " \n").labels())
                .containsExactly(1, 0);
    }

    @Test
    void aRowWithoutALabelIsLeftOutAndCounted() throws IOException {
        FeatureTable table = read("id,x,left\na,1,1\nb,2,\nc,3,0\n");
        assertThat(table.ids()).containsExactly("a", "c");
        assertThat(table.unlabelled()).isEqualTo(1);
    }

    @Test
    void marksQuotesAndBlanksOfOtherProgramsAreNoContent() throws IOException {
        FeatureTable table =
                read("\uFEFF\"id\";\"x\";\"left\"\r\n\"a\";\"one\r\ntwo; \"\"three\"\"\";\"1\"\r\nb;n/a;0\r\n");
        assertThat(table.columns().get(0).cells()).containsExactly("one\ntwo; \"three\"", "");
    }

    @Test
    void aCustomerMayBeCalledNA() throws IOException {
        assertThat(read("id,x,left\nNA,1,1\nnull,2,0\n").ids()).containsExactly("NA", "null");
    }
}
