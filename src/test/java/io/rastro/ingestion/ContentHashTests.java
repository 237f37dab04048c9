package io.rastro.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentHashTests {

    record Part(String name, @Nullable Integer count) {}

    record Whole(
            String id, Instant at, DayOfWeek day, @Nullable String note, List<Part> parts, List<String> none) {}

    /** What is stored in databases: another hash would make every row sent again look changed. */
    @Test
    void hashStaysWhatItWas() {
        Whole whole = new Whole(
                "Ação 👋",
                Instant.parse("2025-11-03T12:00:00Z"),
                DayOfWeek.MONDAY,
                null,
                List.of(new Part("a", 1), new Part("b", null)),
                List.of());
        assertThat(ContentHash.of(whole)).isEqualTo("ab92d6d17437568f1f714cee0141ce6bac3906c982d3dd9b0631ffc872c5d424");
    }
}
