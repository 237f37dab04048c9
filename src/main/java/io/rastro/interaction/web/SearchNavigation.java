package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.PickCheck;
import io.rastro.interaction.InteractionRequest;
import io.rastro.interaction.InteractionService;
import io.rastro.report.Cursor;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The rows of a search of interaction tracking. */
@Component
class SearchNavigation implements NavigableList {

    private final InteractionService interactions;
    private final PickCheck picks;

    SearchNavigation(InteractionService interactions, PickCheck picks) {
        this.interactions = interactions;
        this.picks = picks;
    }

    @Override
    public String path() {
        return InteractionController.PATH;
    }

    @Override
    public Optional<Surroundings> around(MultiValueMap<String, String> parameters, Cursor cursor, PortalUser reader) {
        GridPosition position = GridPosition.of(parameters);
        return InteractionRequest.of(parameters)
                .with(position.problems())
                .filter()
                .filter(filter ->
                        picks.problems(filter.fields(), filter.values(), reader).isEmpty())
                .map(filter -> new Surroundings(
                        interactions.neighbours(filter, reader.scope(), cursor),
                        position,
                        new SearchLinks(filter.medium(), filter.values(), filter.order())));
    }
}
