package io.rastro.interaction.web;

import io.rastro.interaction.InteractionService;
import io.rastro.system.DatabaseOrigin;
import org.springframework.stereotype.Component;

/** Knows whether the operator's data is still to come; demo data comes by itself. Pages ask it by its name. */
@Component
public class EmptyPortalCheck {

    private final InteractionService interactions;
    private final DatabaseOrigin database;

    EmptyPortalCheck(InteractionService interactions, DatabaseOrigin database) {
        this.interactions = interactions;
        this.database = database;
    }

    public boolean waitsForData() {
        return !database.demo() && interactions.noneYet();
    }
}
