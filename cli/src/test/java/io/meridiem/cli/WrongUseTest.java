package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit code 2: what a configuration or a command line gets wrong, told before anything is touched. */
class WrongUseTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            company: {name: Solo}       | company: {nmae: Solo}           | meridiem.yml:1: company.nmae: unknown key; did you mean 'name'?
            quarantined_share: 0.4      | quarantined_share: much         | meridiem.yml:4: limits.quarantined_share: expected a share from 0 to 1
            reporting: USD              | reporting: USX                  | meridiem.yml:3: currency.reporting: no ISO 4217 currency is called 'USX'
            currency: USD               | currency: EURO                  | meridiem.yml:7: sources[0].declared.currency:
            today: 2025-07-15           | today: 2025-02-30               | meridiem.yml:2: calendar.today: expected YYYY-MM-DD, got '2025-02-30'
            adapter: generic            | adapter: genric                 | meridiem.yml:7: sources[0].adapter: no adapter in conf/sources is called 'genric'; did you mean 'generic'?
            folder: exports             | folder: "${env:EXPORTS}"        | meridiem.yml:7: sources[0].folder: environment variable EXPORTS is not set
            """)
    void aConfigurationThatIsWrongIsToldByFileLineAndKey(String right, String wrong, String says) throws IOException {
        Company company = Company.ofOneFile(here).confWith(right, wrong);
        assertThat(company.type("run")).isEqualTo(2);
        assertThat(company.err())
                .startsWith(here.resolve(says).toString().stripTrailing())
                .endsWith("nothing was touched\n");
        untouched();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --month 2025-07",
                "run --month 2025-13",
                "ingest --month July",
                "backfill --from 2025-03 --to 2025-01",
                "run --until publsh"
            })
    void aMonthOrStageThatCannotBeMeantTouchesNothing(String line) throws IOException {
        Company company = Company.ofOneFile(here);
        assertThat(company.type(line.split(" "))).isEqualTo(2);
        assertThat(company.err()).startsWith("--");
        untouched();
    }

    @Test
    void aBackfillFromBeforeTheConfiguredStartTouchesNothing() throws IOException {
        Company company = Company.ofOneFile(here).confWith("2025-07-15", "2025-07-15, start: 2025-02");
        assertThat(company.type("backfill", "--from", "2025-01", "--to", "2025-03"))
                .isEqualTo(2);
        assertThat(company.err()).startsWith("--from: 2025-01 is before calendar.start 2025-02");
        untouched();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            drop table gold.revenue_month                                  | does more than read
            delete from gold.revenue_month                                 | does more than read
            insert into gold.revenue_month select * from gold.revenue_month | does more than read
            create table t as select 1                                     | does more than read
            set spark.sql.ansi.enabled=false                               | does not parse:
            cache table gold.revenue_month                                 | does more than read
            execute immediate 'select 1'                                   | does more than read
            select transform(1) using 'cat' as (a string)                  | does more than read
            selct 1                                                        | does not parse:
            select 1; select 2                                             | does not parse:
            select * from gold.revnue_month                                | there is no table gold.revnue_month; there are
            select * from revenue_month                                    | there is no table revenue_month: name it with its layer
            select * from csv.`/etc/passwd`                                | csv./etc/passwd is not in the lakehouse
            select * from gold.revenue_month, text.`/etc/passwd`           | text./etc/passwd is not in the lakehouse
            select (select count(*) from csv.`/etc/passwd`)                | csv./etc/passwd is not in the lakehouse
            select nothing from gold.revenue_month                         | [UNRESOLVED_COLUMN
            select reflect('java.lang.System', 'getProperty', 'user.dir')  | calls a function that does more than read
            select `java_method`('java.lang.System', 'lineSeparator')      | calls a function that does more than read
            select java_method/**/('java.lang.System', 'lineSeparator')    | calls a function that does more than read
            """)
    void aStatementThatDoesMoreThanReadTheLakehouseIsRefused(String sql, String says) {
        Company company = lake();
        Map<String, Long> commits = company.commits();
        assertThat(company.type("query", sql)).isEqualTo(2);
        assertThat(company.err()).startsWith("SQL: ").contains(says).endsWith("nothing was touched\n");
        assertThat(company.out()).isEmpty();
        assertThat(company.commits()).isEqualTo(commits);
    }

    @Test
    void aSecretNobodySetStopsARunAndNoQuery() {
        Company company = lake().confWith("folder: exports", "folder: \"${env:EXPORTS}\"");
        assertThat(company.type("run")).isEqualTo(2);
        assertThat(company.err()).contains("environment variable EXPORTS is not set");
        assertThat(company.ask("select count(*) from bronze.crm_account")).containsExactly("3");
    }

    private Company lake() {
        return Company.built(here);
    }

    private void untouched() throws IOException {
        try (var files = Files.list(here)) {
            assertThat(files.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrder("meridiem.yml", "exports");
        }
    }
}
