package io.rastro.interaction.web;

import io.rastro.interaction.Medium;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands above the fields in the filter form of interaction tracking.
 *
 * @param medium null: none is chosen
 * @param dropped names of filters taken out because the medium now chosen does not have them
 */
public record FormView(@Nullable Medium medium, List<String> dropped) {

    public Medium[] media() {
        return Medium.values();
    }
}
