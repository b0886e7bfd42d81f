package io.meridiem.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meridiem.contract.Unavailable;
import io.meridiem.testing.LocalSpark;
import io.meridiem.testing.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Sources in a bucket, behind a server that speaks S3: the same files give the same rows as on a disk. */
class ObjectStoreTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @RegisterExtension
    static final ObjectStore STORE = new ObjectStore();

    @TempDir
    static Path here;

    private static FileSystem bucket;

    @BeforeAll
    static void put() throws IOException {
        STORE.make("landed");
        bucket = STORE.files("landed");
        ObjectStore.put(bucket, "/sf/account/2026-01.csv", "id,name,created_date\na1,Bö & Co,2025-01-31 23:30:00\n");
        ObjectStore.put(bucket, "/sf/account/2026-02.csv", "name,id\nCy,a2\n");
        ObjectStore.put(bucket, "/sf/account/.half-copied.csv", "name,id\nNobody,a3\n");
        try (OutputStream out =
                new GZIPOutputStream(bucket.create(new org.apache.hadoop.fs.Path("/sf/user/part.jsonl.gz")))) {
            out.write("{\"id\":\"u1\",\"name\":\"Ada\"}\n".getBytes(UTF_8));
        }
        LOCAL.spark()
                .sql("select 'c1' as id, 'a1' as account_id, 'Cleo' as name")
                .coalesce(1)
                .write()
                .parquet(here.resolve("contact").toString());
        try (var all = Files.list(here.resolve("contact"))) {
            Path file = all.filter(one -> one.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            bucket.copyFromLocalFile(
                    new org.apache.hadoop.fs.Path(file.toString()),
                    new org.apache.hadoop.fs.Path("/sf/contact/part-0.parquet"));
        }
    }

    private static String configuration(String folder) {
        return """
                company: {name: Alder}
                currency: {reporting: EUR}
                spark:
                %s
                sources:
                  - {name: crm, adapter: salesforce_fivetran, folder: "%s", named: "{table}/*.*"}
                """
                .formatted(
                        STORE.spark().entrySet().stream()
                                .map(one -> "  " + one.getKey() + ": \"" + one.getValue() + "\"")
                                .collect(Collectors.joining("\n")),
                        folder);
    }

    @Test
    void files_of_every_kind_and_every_name_a_pattern_fits_are_read_out_of_a_bucket() throws IOException {
        LandedSources first = LandedSources.of(LOCAL.spark(), here, configuration("s3a://landed/sf/"));
        assertThat(first.rows(
                        "select account_id, account_name, created_on, source_file from bronze.crm_account order by 1"))
                .containsExactly("a1|Bö & Co|2025-01-31|account/2026-01.csv", "a2|Cy|null|account/2026-02.csv");
        assertThat(first.rows("select user_id, user_name from bronze.crm_user")).containsExactly("u1|Ada");
        assertThat(first.rows("select contact_id, full_name, source_file from bronze.crm_contact"))
                .containsExactly("c1|Cleo|contact/part-0.parquet");
    }

    @Test
    void what_has_not_changed_is_not_read_again_and_an_object_written_anew_is() throws IOException {
        ObjectStore.put(bucket, "/other/account/1.csv", "id,name\na1,Bö\n");
        ObjectStore.put(bucket, "/other/user/1.csv", "id,name\nu1,Ada\n");
        LandedSources other = LandedSources.of(
                LOCAL.spark(), Files.createDirectory(here.resolve("other")), configuration("s3a://landed/other"));
        assertThat(other.again("second")).isEmpty();
        ObjectStore.put(bucket, "/other/account/1.csv", "id,name\na1,By\n");
        assertThat(other.again("third")).extracting(one -> one.table().name()).containsExactly("crm_account");
        assertThat(other.rows("select account_name from bronze.crm_account")).containsExactly("By");
    }

    @Test
    void a_bucket_nobody_has_and_a_place_without_files_are_told_by_their_address() {
        assertThatThrownBy(() -> LandedSources.of(LOCAL.spark(), here, configuration("s3a://nowhere/sf")))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("s3a://nowhere/sf");
        assertThatThrownBy(() -> LandedSources.of(LOCAL.spark(), here, configuration("s3a://landed/empty")))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("sources.crm.files.crm_account: there is no file s3a://landed/empty/account/*.*");
    }
}
