package io.rastro.browser;

import io.rastro.ingestion.IngestionService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tests of the tracking pages: all look at the same small contact centre. */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedDesk {

    @Autowired
    IngestionService ingestion;

    @Autowired
    JdbcClient database;

    Desk desk;

    @BeforeAll
    void open() {
        desk = new Desk(ingestion, database);
    }
}
