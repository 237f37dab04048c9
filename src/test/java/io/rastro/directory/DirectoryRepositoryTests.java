package io.rastro.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.rastro.account.ServiceScope;
import io.rastro.interaction.SampleDataTest;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SampleDataTest
class DirectoryRepositoryTests {

    /** More than the parameters that a statement of PostgreSQL's protocol may have. */
    private static final List<Long> MANY_IDS =
            LongStream.rangeClosed(1, 70_000).boxed().toList();

    @Autowired
    DirectoryRepository directory;

    @Autowired
    JdbcClient database;

    @ParameterizedTest
    @EnumSource
    void manyIdsAreAskedForAtOnce(DirectoryKind kind) {
        List<DirectoryOption> options = directory.options(kind, MANY_IDS);

        assertThat(directory.unknown(kind, MANY_IDS, ServiceScope.allServices()))
                .hasSize(MANY_IDS.size() - options.size());
    }

    @Test
    void optionsComeInTheOrderOfTheirNamesAndWithoutIdsThatDoNotExist() {
        List<DirectoryOption> all = directory.options(DirectoryKind.SERVICE);

        assertThat(all)
                .hasSize(database.sql("select count(*) from service_queue")
                        .query(Integer.class)
                        .single())
                .hasSizeGreaterThan(1);
        assertThat(directory.options(DirectoryKind.SERVICE, MANY_IDS)).isEqualTo(all);
        assertThat(directory.options(DirectoryKind.SERVICE, List.of(all.get(1).id(), 69_999L)))
                .containsExactly(all.get(1));
        assertThat(directory.options(DirectoryKind.SERVICE, List.of())).isEmpty();
    }
}
