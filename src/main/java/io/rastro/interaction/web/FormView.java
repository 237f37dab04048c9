package io.rastro.interaction.web;

import io.rastro.directory.web.FilterForm;
import io.rastro.interaction.Medium;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filter form of interaction tracking.
 *
 * @param fields the filters that the medium has
 * @param dropped names of filters taken out because the medium now chosen does not have them
 */
public record FormView(@Nullable Medium medium, FilterForm fields, List<String> dropped) {

    public Medium[] media() {
        return Medium.values();
    }
}
