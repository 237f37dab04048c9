package io.rastro.report;

import io.rastro.text.VisibleText;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The values of a filter with one parameter. */
    public List<String> all(FilterField field) {
        return all(field.name());
    }

    public Optional<String> one(FilterField field) {
        return one(field.name());
    }

    /** The ids picked; values were checked before. */
    public Set<Integer> ids(FilterField picks) {
        return all(picks).stream().map(Integer::valueOf).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same, where ids do not fit an int. */
    public Set<Long> longIds(FilterField picks) {
        return all(picks).stream().map(Long::valueOf).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The constants chosen; values were checked before. */
    public <E extends Enum<E>> Set<E> codes(FilterField choices, Class<E> type) {
        return all(choices).stream()
                .map(code -> Enum.valueOf(type, code))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
    }

    /** The constant chosen, if any; values were checked before. */
    public <E extends Enum<E>> Optional<E> code(FilterField choice, Class<E> type) {
        return one(choice).map(code -> Enum.valueOf(type, code));
    }

    /** The dates of a range, or those that its relative period comes to; values were checked before. */
    public Period period(FilterField dates) {
        return relative()
                .map(period -> period.on(LocalDate.parse(one(FilterField.AS_OF).orElseThrow())))
                .orElseGet(() -> new Period(
                        first(dates).map(LocalDate::parse).orElse(null),
                        last(dates).map(LocalDate::parse).orElse(null)));
    }

    /** The period that is asked for in place of dates. */
    public Optional<RelativePeriod> relative() {
        return one(FilterField.PERIOD).flatMap(RelativePeriod::ofCode);
    }

    /** The same, a relative period counted from this date unless it says another. */
    public FilterValues asOf(LocalDate today) {
        return one(FilterField.PERIOD).isPresent() && one(FilterField.AS_OF).isEmpty()
                ? with(FilterField.AS_OF, today.toString())
                : this;
    }

    /** The same to be asked another day: a relative period is counted anew. */
    public FilterValues anew() {
        return only(parameter -> !parameter.equals(FilterField.AS_OF));
    }

    /** The same with the dates that a relative period came to in its place; values were checked before. */
    public FilterValues dated() {
        if (relative().isEmpty()) {
            return this;
        }
        Period period = period(FilterField.DATE);
        return only(parameter -> !FilterField.DATE.parameters().contains(parameter))
                .with(FilterField.DATE, Objects.requireNonNull(period.from()), Objects.requireNonNull(period.to()));
    }

    /** The times of a range; values were checked before. */
    public DailyWindow window(FilterField times) {
        return new DailyWindow(
                first(times).map(LocalTime::parse).orElse(null),
                last(times).map(LocalTime::parse).orElse(null));
    }

    /** The lengths of time of a range; values were checked before. */
    public SecondsRange seconds(FilterField spans) {
        return new SecondsRange(
                first(spans).flatMap(SecondsRange::parse).orElse(null),
                last(spans).flatMap(SecondsRange::parse).orElse(null));
    }

    private Optional<String> first(FilterField range) {
        return one(range.range().get(0));
    }

    private Optional<String> last(FilterField range) {
        return one(range.range().get(1));
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

    /** The same between these dates, both included. */
    public FilterValues with(FilterField dates, LocalDate from, LocalDate to) {
        return with(dates.range().get(0), from.toString()).with(dates.range().get(1), to.toString());
    }

    /** The same in these times of day. */
    public FilterValues with(FilterField times, DailyWindow window) {
        Map<String, List<String>> more = new LinkedHashMap<>(byParameter);
        more.put(
                times.range().get(0),
                Stream.ofNullable(window.from()).map(LocalTime::toString).toList());
        more.put(
                times.range().get(1),
                Stream.ofNullable(window.to()).map(LocalTime::toString).toList());
        return new FilterValues(more);
    }

    /** The same, with these values for a filter with one parameter; none of them: without the filter. */
    public FilterValues with(FilterField field, Collection<?> values) {
        Map<String, List<String>> more = new LinkedHashMap<>(byParameter);
        more.put(field.name(), values.stream().map(Object::toString).toList());
        return new FilterValues(more);
    }

    /** The same with ids and pasted values one by one, however an address or a form gave them. */
    public FilterValues expanded(Collection<FilterField> fields) {
        return changed(fields, Control.PICKS, ids -> IdList.expand(ids, FilterField.MAX_PICKS))
                .changed(fields, Control.LIST, each(PastedList::values))
                .changed(fields, Control.PHONES, each(PastedList::phones));
    }

    private static UnaryOperator<List<String>> each(Function<String, List<String>> values) {
        return texts ->
                texts.stream().flatMap(text -> values.apply(text).stream()).toList();
    }

    /** The same as an address gives them: many ids of a list as one value. */
    public FilterValues compacted(Collection<FilterField> fields) {
        return changed(fields, Control.PICKS, IdList::compact);
    }

    private FilterValues changed(Collection<FilterField> fields, Control control, UnaryOperator<List<String>> change) {
        Map<String, List<String>> changed = new LinkedHashMap<>(byParameter);
        fields.stream()
                .filter(field -> field.control() == control)
                .forEach(field -> changed.computeIfPresent(field.name(), (name, ids) -> change.apply(ids)));
        return new FilterValues(changed);
    }

    /** Only the parameters asked for. */
    public FilterValues only(Predicate<String> parameters) {
        Map<String, List<String>> kept = new LinkedHashMap<>(byParameter);
        kept.keySet().removeIf(parameters.negate());
        return new FilterValues(kept);
    }
}
