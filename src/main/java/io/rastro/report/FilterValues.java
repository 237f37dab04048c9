package io.rastro.report;

import io.rastro.text.VisibleText;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The values of a query string's parameters as they look, without blank ones and repetitions, in their order. */
public record FilterValues(Map<String, List<String>> byParameter) {

    public FilterValues {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        byParameter.forEach((parameter, values) -> {
            List<String> filled = values.stream()
                    .map(VisibleText::of)
                    .filter(Predicate.not(String::isEmpty))
                    .distinct()
                    .toList();
            if (!filled.isEmpty()) {
                kept.put(parameter, filled);
            }
        });
        byParameter = Collections.unmodifiableMap(kept);
    }

    public List<String> all(String parameter) {
        return byParameter.getOrDefault(parameter, List.of());
    }

    public Optional<String> one(String parameter) {
        return all(parameter).stream().findFirst();
    }

    /** The dates of a range; values were checked before. */
    public Period period(String from, String to) {
        return new Period(
                one(from).map(LocalDate::parse).orElse(null),
                one(to).map(LocalDate::parse).orElse(null));
    }

    /** The times of a range; values were checked before. */
    public DailyWindow window(String from, String to) {
        return new DailyWindow(
                one(from).map(LocalTime::parse).orElse(null),
                one(to).map(LocalTime::parse).orElse(null));
    }

    /** Whether any parameter of this filter has a value. */
    public boolean has(FilterField field) {
        return field.parameters().stream().anyMatch(byParameter::containsKey);
    }

    /** The same, with this value for a parameter. */
    public FilterValues with(String parameter, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(byParameter);
        more.put(parameter, List.of(value));
        return new FilterValues(more);
    }

    /** Only the parameters asked for. */
    public FilterValues only(Predicate<String> parameters) {
        Map<String, List<String>> kept = new LinkedHashMap<>(byParameter);
        kept.keySet().removeIf(parameters.negate());
        return new FilterValues(kept);
    }
}
