package io.meridiem.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files that are staged become a table's own: any reader of Delta sees them, and nobody wrote them twice. */
class DeltaFilesTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private static final TableName TABLE = TableName.of("gold.thing");

    @TempDir
    Path here;

    @Test
    void whatIsTakenLastIsAllThatAnyReaderSees() throws IOException {
        Lake lake = new Lake(here.toString());
        LakeSession session = new LakeSession(LOCAL.spark(), lake, Map.of());
        take(session, "select 1 as id, 'old' as word");
        List<Path> staged = take(session, "select 2 as id, 'new' as word, 7 as more union all select 3, null, 8");

        assertThat(texts(session.read(TABLE))).containsExactlyInAnyOrder("[2,new,7]", "[3,null,8]");
        Dataset<Row> delta = LOCAL.spark().read().format("delta").load(lake.path(TABLE));
        assertThat(texts(delta)).containsExactlyInAnyOrder("[2,new,7]", "[3,null,8]");
        assertThat(delta.schema().fieldNames()).containsExactly("id", "word", "more");
        assertThat(staged).isNotEmpty().allSatisfy(file -> {
            assertThat(file).doesNotExist();
            assertThat(here.resolve("gold/thing").resolve(file.getFileName())).exists();
        });
        Dataset<Row> before =
                LOCAL.spark().read().format("delta").option("versionAsOf", 0).load(lake.path(TABLE));
        assertThat(texts(before)).containsExactly("[1,old]");
    }

    @Test
    void rowsAreExchangedAndAddedWithoutWritingOthersAgain() throws IOException {
        Lake lake = new Lake(here.toString());
        LakeSession session = new LakeSession(LOCAL.spark(), lake, Map.of());
        List<Path> first =
                take(session, "select 1 as id, 'old' as word union all select 2, 'old' union all select 3, 'old'");
        for (int id = 1; id <= 2; id++) {
            session.exchange(
                    TABLE, session.sql("select " + id + " as id, 'new' as word", Map.of()), "id in (" + id + ")");
        }
        Path more = here.resolve("more");
        session.sql("select 4 as id, 'more' as word", Map.of()).write().parquet(more.toString());
        session.append(TABLE, more.toString());
        List<String> all = List.of("[1,new]", "[2,new]", "[3,old]", "[4,more]");
        assertThat(texts(session.read(TABLE))).containsExactlyInAnyOrderElementsOf(all);
        assertThat(session.read(TABLE).where("id > 2").count()).isEqualTo(2);
        Path log = here.resolve("gold/thing/_delta_log");
        try (Stream<Path> commits = Files.list(log)) {
            List<String> names = commits.map(one -> one.getFileName().toString())
                    .filter(one -> one.endsWith(".json"))
                    .toList();
            assertThat(names)
                    .as("created, allowed marks, exchanged twice, added")
                    .hasSize(5);
        }
        assertThat(Files.readString(log.resolve("00000000000000000003.json")))
                .as("the first file stays, with marks")
                .contains(first.get(0).getFileName().toString(), "deletionVector");
        take(session, "select 9 as id, 'whole' as word");
        session.forget(TABLE);
        assertThat(texts(session.read(TABLE))).containsExactly("[9,whole]");
    }

    private List<Path> take(LakeSession session, String sql) throws IOException {
        Path folder = here.resolve("staged");
        // In one file, so that it is known which one a row stands in: a folder lists several in any order.
        Dataset<Row> rows = session.sql(sql, Map.of()).coalesce(1);
        rows.write().mode("overwrite").parquet(folder.toString());
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(one -> one.toString().endsWith(".parquet")).toList();
        }
        session.replace(TABLE, folder.toString(), rows.schema());
        return files;
    }

    private static List<String> texts(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).toList();
    }
}
