package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.meridiem.testing.LocalSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code query} prints, to the byte, wherever in the world it runs. */
class QueryResultTest {
    private static final String EVERY_TYPE =
            """
            select 'plain' as text, 'a,b' as comma, 'say "hi"' as quote, 'two\\nlines' as lines, '' as empty,
                cast(null as string) as nothing, cast(0.0000001 as decimal(18,10)) as small,
                cast(12345678901234.50 as decimal(18,2)) as large, date '2025-01-31' as day,
                timestamp '2025-01-31 23:30:00' as instant, true as truth, 7L as count, 'Zo' || char(235) as name""";

    private static final String AS_CSV =
            """
            text,comma,quote,lines,empty,nothing,small,large,day,instant,truth,count,name
            plain,"a,b","say ""hi""\","two
            lines","",,0.0000001000,12345678901234.50,2025-01-31,2025-01-31T23:30:00Z,true,7,Zoë
            """;

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    static Path here;

    private static Company company;

    @BeforeAll
    static void aLake() {
        company = Company.built(here);
    }

    @Test
    void csvQuotesOnlyWhereNeededAndWritesEveryTypePlainly() {
        assertThat(company.type("query", "--format", "csv", EVERY_TYPE))
                .as(company::err)
                .isZero();
        assertThat(company.out()).isEqualTo(AS_CSV);
        assertThat(company.err()).isEmpty();
    }

    @Test
    void jsonIsOneArrayOfRowsWithNumbersAsNumbers() throws Exception {
        assertThat(company.type("query", "--format", "json", EVERY_TYPE)).isZero();
        JsonNode rows = JsonMapper.builder().build().readTree(company.out());
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("quote").asText()).isEqualTo("say \"hi\"");
        assertThat(rows.get(0).get("nothing").isNull()).isTrue();
        assertThat(rows.get(0).get("count").isNumber()).isTrue();
        assertThat(rows.get(0).get("truth").isBoolean()).isTrue();
        assertThat(company.out()).contains("0.0000001000").contains("12345678901234.50");
        assertThat(company.type("query", "--format", "json", "select 1 as one where false"))
                .isZero();
        assertThat(JsonMapper.builder().build().readTree(company.out())).isEmpty();
    }

    @Test
    void aTableHasAHeaderAndColumnsUnderEachOther() {
        assertThat(company.type(
                        "query",
                        "select account_id, sum(mrr) as mrr from gold.account_month"
                                + " where month = date '2025-04-01' group by account_id order by account_id"))
                .isZero();
        assertThat(company.out())
                .isEqualTo(
                        """
                account_id     mrr
                ----------  ------
                A-1         100.00
                A-2         200.00
                A-3          80.00
                """);
    }

    @Test
    void namesOfTablesAndWithClausesAreBlindToCase() {
        assertThat(company.ask("with Paid as (select * from gold.revenue_month) select count(*) from paid"))
                .containsExactly("14");
        assertThat(company.ask("select count(*) from Gold.Revenue_Month")).containsExactly("14");
    }

    @Test
    void runsListsWhatRanAndOneRunTellsWhereItsRowsWent() {
        String run = company.ask("select run from ops.run").get(0);
        assertThat(company.type("runs")).isZero();
        assertThat(company.out()).contains(run).contains("done");
        assertThat(company.type("runs", run)).isZero();
        assertThat(company.out()).contains("bronze.billing_subscription", "where the rows went", "findings");
        assertThat(company.type("runs", "yesterday")).isEqualTo(2);
        assertThat(company.err()).contains("there is no run 'yesterday'");
    }

    @Test
    void zoneAndLanguageOfTheMachineChangeNothing() throws InterruptedException {
        List<String> java =
                List.of("-Duser.timezone=America/Los_Angeles", "-Duser.language=de", "-Dfile.encoding=US-ASCII");
        Map<String, String> environment = Map.of("TZ", "America/Los_Angeles", "LANG", "C", "LC_ALL", "C");
        try (OtherProcess abroad = OtherProcess.type(here, environment, java, "query", "--format", "csv", EVERY_TYPE)) {
            assertThat(abroad.exitCode()).as(abroad::err).isZero();
            assertThat(abroad.out()).isEqualTo(AS_CSV);
            assertThat(abroad.err()).isEmpty();
        }
    }
}
