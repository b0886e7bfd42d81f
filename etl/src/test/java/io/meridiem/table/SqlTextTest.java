package io.meridiem.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spark's parser says of a statement, without running it. */
class SqlTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "from gold.a select x",
                "select distinct x from gold.a where x in (select y from gold.b) order by x limit 3 offset 1",
                "with a as (select 1 as x union all select 2) select x, count(*) from a group by x having count(*) > 1",
                "select x, sum(y) over (partition by z order by m rows between 2 preceding and current row) from gold.a",
                "select x, row_number() over w from gold.a window w as (partition by y order by z)",
                "select * from gold.a join gold.b using (id) left join gold.c on a.x = c.x cross join gold.d",
                "select * from gold.a where exists (select 1 from gold.b where b.x = a.x)",
                "select x, (select max(y) from gold.b) as top from gold.a group by grouping sets ((x), ())",
                "select x from gold.a group by cube (x, y)",
                "select m from gold.a lateral view explode(sequence(1, 3)) as m",
                "select * from gold.a, lateral (select a.x + 1 as y)",
                "select * from values (1, 'a'), (2, 'b') as t(x, y)",
                "select * from range(10)",
                "select * from (select x, y from gold.a) pivot (sum(y) for x in ('a', 'b'))",
                "select * from gold.a unpivot (v for k in (x, y))",
                "select x from gold.a intersect select x from gold.b except select x from gold.c",
                "select /*+ broadcast(b) */ * from gold.a tablesample (10 percent) join gold.b on a.x = b.x",
            })
    void a_query_of_any_shape_that_only_reads_is_known_as_one(String sql) {
        assertThat(SqlText.parse(sql).beyondReading()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into gold.a select 1",
                "with a as (select 1) insert into gold.b select * from a",
                "drop table gold.a",
                "show tables",
                "execute immediate 'select 1'",
                "select transform(x) using 'cat' as (y string) from gold.a",
                "with a as (select transform(x) using 'cat' as (y string) from gold.b) select * from a",
                "select (select transform(x) using 'cat' as (y string) from gold.b)",
                "refresh table gold.a",
            })
    void whatever_may_do_more_than_read_is_known_as_that(String sql) {
        assertThat(SqlText.parse(sql).beyondReading()).isNotEmpty();
    }
}
