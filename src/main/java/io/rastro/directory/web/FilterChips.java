package io.rastro.directory.web;

import io.rastro.account.ServiceScope;
import io.rastro.directory.DeclaredFilter;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.report.Control;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import io.rastro.report.Period;
import io.rastro.report.PortalCalendar;
import io.rastro.report.web.Chip;
import io.rastro.report.web.Texts;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says in words what a search is restricted to, filter by filter. */
@Component
class FilterChips {

    private final DirectoryRepository directory;
    private final Texts texts;
    private final PortalCalendar calendar;

    FilterChips(DirectoryRepository directory, Texts texts, PortalCalendar calendar) {
        this.directory = directory;
        this.texts = texts;
        this.calendar = calendar;
    }

    /**
     * The filters that have a value, in the order of their declaration.
     *
     * @param scope the reader's
     * @param without the query string of the search without a filter
     */
    List<Chip> of(
            Collection<? extends DeclaredFilter> declared,
            FilterValues values,
            ServiceScope scope,
            Function<FilterField, String> without) {
        return declared.stream()
                .filter(filter -> values.has(filter.field()))
                .map(filter -> new Chip(
                        filter.field().name(),
                        text(filter, values, scope),
                        note(filter.field(), values),
                        without.apply(filter.field())))
                .toList();
    }

    /** The same where nothing can be left out. */
    List<Chip> of(Collection<? extends DeclaredFilter> declared, FilterValues values, ServiceScope scope) {
        return declared.stream()
                .filter(filter -> values.has(filter.field()))
                .map(filter -> new Chip(filter.field().name(), text(filter, values, scope), null))
                .toList();
    }

    /** The same for what is kept: without what was typed or tells of clients, and nothing to be left out any more. */
    List<Chip> picked(Collection<? extends DeclaredFilter> declared, FilterValues values, ServiceScope scope) {
        return declared.stream()
                .filter(filter -> values.has(filter.field()))
                .map(filter -> new Chip(
                        filter.field().name(),
                        tellsOfPeople(filter) ? texts.of("filter.withheld") : text(filter, values, scope),
                        null,
                        null))
                .toList();
    }

    private static boolean tellsOfPeople(DeclaredFilter filter) {
        return filter.field().personal()
                || filter.directory().filter(DirectoryKind.CONTACT::equals).isPresent();
    }

    private String text(DeclaredFilter declared, FilterValues values, ServiceScope scope) {
        FilterField field = declared.field();
        String parameter = field.parameters().get(0);
        return switch (field.control()) {
            case DATES -> dates(field, values);
            case TIMES -> times(field, values);
            case CHOICE, CHOICES ->
                texts.several(values.all(parameter).stream()
                        .map(code -> texts.of(field.choiceKey(code)))
                        .toList());
            case PICKS -> texts.several(names(declared.directory().orElseThrow(), values.all(parameter), scope));
            case SPANS -> texts.spans(values.seconds(field));
            case LIST, PHONES -> texts.of("filter.pasted", values.all(parameter).size());
            case PHONE, NUMBER, TEXT -> values.one(parameter).orElse("");
        };
    }

    // A choice that hides more than its name says tells so under the key of the choice with ".note".
    private @Nullable String note(FilterField field, FilterValues values) {
        return field.control() == Control.CHOICE
                ? values.one(field.parameters().get(0))
                        .map(code -> texts.ifAny(field.choiceKey(code) + ".note"))
                        .orElse(null)
                : null;
    }

    // Asked yesterday, "today" is a date: a page that is read past midnight must not say otherwise.
    private String dates(FilterField field, FilterValues values) {
        Period dates = values.period(field);
        return values.relative()
                .filter(relative -> relative.on(calendar.today()).equals(dates))
                .map(relative -> texts.period(relative, dates))
                .orElseGet(() -> texts.period(dates));
    }

    private String times(FilterField field, FilterValues values) {
        return texts.of(
                "filter.time.range",
                values.one(field.parameters().get(0)).orElse("00:00"),
                values.one(field.parameters().get(1)).orElse("23:59"));
    }

    private List<String> names(DirectoryKind kind, List<String> ids, ServiceScope scope) {
        return directory.options(kind, ids.stream().map(Long::valueOf).toList(), scope).stream()
                .map(DirectoryOption::name)
                .toList();
    }
}
