package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.ReportPages;
import io.rastro.interaction.InteractionService;
import io.rastro.report.Cursor;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The rows of a search of interaction tracking. */
@Component
class SearchNavigation implements NavigableList {

    private final InteractionService interactions;
    private final ReportPages pages;
    private final InteractionAddress address;

    SearchNavigation(InteractionService interactions, ReportPages pages, InteractionAddress address) {
        this.interactions = interactions;
        this.pages = pages;
        this.address = address;
    }

    @Override
    public String path() {
        return InteractionController.PATH;
    }

    @Override
    public Optional<Surroundings> around(MultiValueMap<String, String> parameters, Cursor cursor, PortalUser reader) {
        return pages.question(address, parameters, reader)
                .map(question -> new Surroundings(
                        interactions.neighbours(question.filter(), question.scope(), cursor),
                        question.request().page(),
                        question.links()));
    }
}
