package io.meridiem.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.testing.LocalSpark;
import java.nio.file.Path;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** January's report has been sent. Two hours off for every hundred hours saved; as {@code granted (carried over)}. */
class RewardMonthsTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @Test
    void whatAReportToldAsGrantedStandsWhenItsMonthIsCountedAnew() {
        told("('A', '', '300.0000', '6.00')");
        assertThat(granted("('A', '', 1, 150), ('A', '', 2, 100), ('A', '', 3, 170)"))
                .containsExactly("A 1 6.00 (-150.00)", "A 2 0.00 (-50.00)", "A 3 2.00 (20.00)");
    }

    /** Nobody would hear of it in January; what is found late of January is granted with the next report. */
    @Test
    void aMonthThatWasToldGrantsNothingMoreAndTheNextOneDoes() {
        told("('A', '', '300.0000', '6.00')");
        assertThat(granted("('B', '', 1, 150), ('B', '', 2, 60)")).contains("B 1 null (150.00)", "B 2 4.00 (10.00)");
    }

    @Test
    void peopleWhoMovedToAnotherTeamBringNoHoursAlongThatWerePaidFor() {
        told("('A', 'North', '300.0000', '6.00'), ('A', 'South', '100.0000', '2.00')");
        assertThat(granted("('A', 'South', 1, 400), ('A', 'South', 2, 0)"))
                .containsExactly("A North 1 6.00 (0.00)", "A South 1 2.00 (0.00)", "A South 2 0.00 (0.00)");
    }

    @Test
    void aMonthCountedLowerIsLowerForEachTeamAsItWasTold() {
        told("('A', 'North', '300.0000', '6.00'), ('A', 'South', '100.0000', '2.00')");
        assertThat(granted("('A', 'North', 1, 100), ('A', 'South', 1, 100), ('A', 'North', 2, 250)"))
                .containsExactly("A North 1 6.00 (-150.00)", "A North 2 2.00 (0.00)", "A South 1 2.00 (-50.00)");
    }

    @Test
    void whatWasGrantedForHoursThatAreGoneIsNotForgotten() {
        told("('A', '', '100.0000', '2.00')");
        assertThat(granted("('A', '', 2, 150)")).containsExactly("A 1 2.00 (-100.00)", "A 2 0.00 (50.00)");
    }

    /** Frozen anew under other figures, or frozen and never sent: what was sent first holds. */
    @Test
    void onlyWhatAReportSaidFirstHasBeenTold() {
        told("('A', '', '300.0000', '6.00')");
        frozen("'later'", 1, "('A', '', '999.0000', '18.00')");
        frozen("'unsent'", 2, "('A', '', '999.0000', '18.00')");
        assertThat(granted("('A', '', 1, 300), ('A', '', 2, 100)"))
                .containsExactly("A 1 6.00 (0.00)", "A 2 2.00 (0.00)");
    }

    private void told(String rows) {
        frozen("'first'", 1, rows);
        write(
                "select date'2024-01-01' as month, frozen_in, published_at from values"
                        + " ('first', timestamp'2024-02-05 00:00:00'), ('later', timestamp'2024-03-05 00:00:00')"
                        + " as rows(frozen_in, published_at)",
                "ops.publication");
    }

    private void frozen(String run, int month, String rows) {
        write(
                "select " + run + " as run, make_date(2024, " + month + ", 1) as month, 'gold.reward_month' as `table`,"
                        + " account_id, concat_ws('|', account_id, 'time_back', team) as row_key,"
                        + " to_json(named_struct('account_id', account_id, 'rule', 'time_back', 'team', team,"
                        + " 'amount', amount, 'earned', earned)) as row"
                        + " from values " + rows + " as rows(account_id, team, amount, earned)",
                "ops.published_row");
    }

    private void write(String rows, String table) {
        LOCAL.spark()
                .sql(rows)
                .write()
                .format("delta")
                .mode("append")
                .save(new Lake(here.toString()).path(TableName.of(table)));
    }

    /** @param basis account, team, month of 2024, hours */
    private List<String> granted(String basis) {
        LakeSession session = new LakeSession(LOCAL.spark(), new Lake(here.toString()), Map.of());
        session.show(
                TableName.of("gold.reward_rule"),
                LOCAL.spark()
                        .sql(
                                "select 'time_back' as rule, 100.0000bd as every, 2.0000bd as gives, 'hours' as of, false as"
                                        + " is_linear, cast(null as decimal(18,4)) as at_most, 'hours off' as unit,"
                                        + " date'2024-01-01' as from_month"));
        session.show(
                TableName.of("gold.reward_basis_month"),
                LOCAL.spark()
                        .sql("select account_id, 'time_back' as rule, team, make_date(2024, month, 1) as month,"
                                + " cast(amount as decimal(18,4)) as amount from values " + basis
                                + " as rows(account_id, team, month, amount)"));
        return new RewardMonths()
                .rows(session, Map.of("to_month", Date.valueOf("2024-03-01"))).collectAsList().stream()
                        .map(row -> row.getAs("account_id")
                                + (row.getAs("team").equals("") ? " " : " " + row.getAs("team") + " ")
                                + ((Date) row.getAs("month")).toLocalDate().getMonthValue() + " "
                                + row.getAs("earned") + " (" + row.getAs("carried_over") + ")")
                        .toList();
    }
}
