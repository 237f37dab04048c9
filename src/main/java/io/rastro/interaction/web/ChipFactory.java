package io.rastro.interaction.web;

import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import io.rastro.interaction.InteractionField;
import io.rastro.interaction.InteractionFilter;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import io.rastro.report.web.Chip;
import io.rastro.report.web.Texts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says in words what a search is restricted to, filter by filter. */
@Component
class ChipFactory {

    private final DirectoryRepository directory;
    private final Texts texts;

    ChipFactory(DirectoryRepository directory, Texts texts) {
        this.directory = directory;
        this.texts = texts;
    }

    List<Chip> of(InteractionFilter filter, SearchLinks links) {
        return InteractionField.of(filter.medium()).stream()
                .filter(field -> filter.values().has(field.field()))
                .map(field ->
                        new Chip(field.field().name(), text(field, filter.values()), links.without(field.field())))
                .toList();
    }

    private String text(InteractionField declared, FilterValues values) {
        FilterField field = declared.field();
        String parameter = field.parameters().get(0);
        return switch (field.control()) {
            case DATES -> texts.period(values.period("from", "to"));
            case TIMES -> times(values);
            case CHOICE, CHOICES ->
                texts.several(values.all(parameter).stream()
                        .map(code -> texts.of("filter." + field.name() + "." + code))
                        .toList());
            case PICKS -> texts.several(names(declared.directory().orElseThrow(), values.all(parameter)));
            case PHONE, TEXT -> values.one(parameter).orElse("");
        };
    }

    private String times(FilterValues values) {
        return texts.of(
                "filter.time.range",
                values.one("timeFrom").orElse("00:00"),
                values.one("timeTo").orElse("23:59"));
    }

    private List<String> names(DirectoryKind kind, List<String> ids) {
        return directory.options(kind, ids.stream().map(Long::valueOf).toList()).stream()
                .map(DirectoryOption::name)
                .toList();
    }
}
