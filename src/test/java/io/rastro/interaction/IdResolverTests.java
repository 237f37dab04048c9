package io.rastro.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As many ids as anyone may pick: more than the parameters that a statement may have. */
@SampleDataTest
class IdResolverTests {

    private static final List<Integer> MANY_IDS =
            IntStream.rangeClosed(1, 70_000).boxed().toList();

    @Autowired
    IdResolver resolver;

    @Autowired
    JdbcClient database;

    @Test
    void manyOutcomesAreFoundAtOnce() {
        assertThat(resolver.outcomes(MANY_IDS)).hasSize(count("outcome")).isNotEmpty();
    }

    @Test
    void agentsOfManyTagsAreFoundAtOnce() {
        assertThat(resolver.agentsTagged(MANY_IDS))
                .hasSize(count("(select distinct agent_id from agent_agent_tag) tagged"))
                .isNotEmpty();
    }

    @Test
    void samePersonsOfManyContactsAreFoundAtOnce() {
        List<Long> contacts = LongStream.rangeClosed(1, 70_000).boxed().toList();

        assertThat(resolver.samePersons(contacts)).hasSize(count("contact")).isNotEmpty();
    }

    private int count(String rows) {
        return database.sql("select count(*) from " + rows).query(Integer.class).single();
    }
}
