package io.rastro.interaction.web;

import io.rastro.interaction.InteractionColumn;
import io.rastro.interaction.InteractionField;
import io.rastro.interaction.Medium;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The help page, drawn from the catalogues of filters and columns. */
@Controller
class HelpController {

    @GetMapping("/help")
    ModelAndView show() {
        return new ModelAndView("help/help")
                .addObject("media", Medium.values())
                .addObject(
                        "filters",
                        Arrays.stream(InteractionField.values())
                                .map(field -> new Entry<>(field.field(), media(field::availableFor)))
                                .toList())
                .addObject(
                        "columns",
                        Arrays.stream(InteractionColumn.values())
                                .map(column -> new Entry<>(column, media(column::availableFor)))
                                .toList());
    }

    private static List<Medium> media(Predicate<Medium> available) {
        return Arrays.stream(Medium.values()).filter(available).toList();
    }

    /**
     * One thing explained.
     *
     * @param media those that have it
     */
    public record Entry<T>(T subject, List<Medium> media) {

        public boolean everywhere() {
            return media.size() == Medium.values().length;
        }
    }
}
