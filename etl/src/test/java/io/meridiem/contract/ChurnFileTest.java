package io.meridiem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told about {@code churn.yml}, and whose counts. */
class ChurnFileTest {
    private static final Path INSTALLATION = Path.of("..");

    @TempDir
    Path beside;

    @Test
    void aFileBesideTheConfigurationReplacesTheBuiltInOne() throws IOException {
        assertThat(ChurnFile.read(beside, INSTALLATION).features()).hasSize(18);
        write(
                """
                version: 4
                base_rate: 0.5
                bands: {watch: 0.1, high: 0.2, critical: 0.3}
                groups: {use: {play: widen_use, due_days: 21}}
                features:
                  coverage: {group: use, reference: 0.7, spread: 0.2, weight: 2, raises: less, at_most: 1}
                """);
        Churn own = ChurnFile.read(beside, INSTALLATION);
        assertThat(own.features())
                .containsExactly(new Churn.Feature("coverage", "use", null, new Churn.Scale(0.7, 0.2, -3, 1), -2));
        assertThat(own.version()).isEqualTo(4);
        assertThat(own.baseLogit()).isZero();
        assertThat(own.horizonMonths()).isEqualTo(3);
        assertThat(own.learning().segmentTrust()).isNull();
        assertThat(own.challenger()).isFalse();
        assertThat(own.lagDays()).containsEntry("usage", 0);
        assertThat(own.bands())
                .containsExactly(
                        new Churn.Band("low", 0),
                        new Churn.Band("watch", 0.1),
                        new Churn.Band("high", 0.2),
                        new Churn.Band("critical", 0.3));
    }

    @Test
    void everythingWrongWithItIsSaidAtOnceWithItsLine() throws IOException {
        Path file = write(
                """
                version: 1
                base_rate: 1.2
                bands: {watch: 0.1, high: 0.1, critical: 0.3}
                groups:
                  usage: {play: widen_use, due_days: 21}
                features:
                  coverge: {group: usage, reference: 0.7, spread: 0.2, weight: 2, raises: less}
                  frequency: {group: usge, reference: 0.7, spread: 0, weight: -2, raises: fewer}
                """);
        assertThat(refused())
                .containsExactlyInAnyOrder(
                        file + ":2: base_rate: expected a share between 0 and 1, as 0.012, got '1.2'",
                        file + ":3: bands.high: is to be above watch, 0.1",
                        file + ":7: features.coverge: unknown key; did you mean 'coverage'?",
                        file + ":8: features.frequency.group: no group is called 'usge'; did you mean 'usage'?",
                        file + ":8: features.frequency.spread: expected a number above 0, got '0'",
                        file + ":8: features.frequency.weight: expected a number from 0 to 10; 'raises' tells the"
                                + " direction, got '-2'",
                        file + ":8: features.frequency.raises: expected more or less, got 'fewer'");
    }

    @Test
    void segmentsAndAChallengerCountWhereTheFileSaysSoAndNoGroupMayTakeTheSegmentsName() throws IOException {
        String rest =
                """
                bands: {watch: 0.1, high: 0.2, critical: 0.3}
                groups: {%s: {play: widen_use, due_days: 21}}
                features:
                  coverage: {group: %1$s, reference: 0.7, spread: 0.2, weight: 2, raises: less}
                """;
        String head = "version: 1\nbase_rate: 0.5\n";
        write(head + "challenger: true\nlearning: {segment_trust: 12.5}\n" + rest.formatted("use"));
        Churn own = ChurnFile.read(beside, INSTALLATION);
        assertThat(own.learning().segmentTrust()).isEqualTo(12.5);
        assertThat(own.challenger()).isTrue();
        Path file = write(head + "challenger: often\nlearning: {segment_trust: 0}\n" + rest.formatted("segment"));
        assertThat(refused())
                .containsExactlyInAnyOrder(
                        file + ":3: challenger: expected true or false, got 'often'",
                        file + ":4: learning.segment_trust: expected a number above 0, got '0'",
                        file + ":6: groups.segment: is what segments themselves are called where learning has"
                                + " segment_trust; call the group something else");
        write(head + rest.formatted("segment"));
        assertThat(ChurnFile.read(beside, INSTALLATION).groups())
                .extracting(Churn.Group::id)
                .containsExactly("segment");
    }

    @Test
    void itsProblemsAreSaidBesideThoseOfTheConfiguration() throws IOException {
        Path file = write("version: 1\n");
        Path settings = beside.resolve("meridiem.yml");
        Files.writeString(settings, "company: {nam: T}\ncurrency: {reporting: EUR}\nsources: []\n");
        assertThat(catchThrowableOfType(
                                Misconfigured.class,
                                () -> SettingsFile.read(
                                        settings, INSTALLATION, Section.withoutSources(), java.util.Map.of()))
                        .problems())
                .extracting(Problem::toString)
                .contains(
                        settings + ":1: company.nam: unknown key; did you mean 'name'?",
                        file + ":1: base_rate: missing",
                        file + ":1: features: missing");
    }

    private List<String> refused() {
        return catchThrowableOfType(Misconfigured.class, () -> ChurnFile.read(beside, INSTALLATION)).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(beside.resolve("churn.yml"), yaml);
    }
}
