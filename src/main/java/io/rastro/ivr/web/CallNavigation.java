package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.ReportPages;
import io.rastro.interaction.web.NavigableList;
import io.rastro.ivr.CallService;
import io.rastro.report.Cursor;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The calls behind a number, from history to history. */
@Component
class CallNavigation implements NavigableList {

    private final CallService calls;
    private final ReportPages pages;
    private final CallListAddress address;

    CallNavigation(CallService calls, ReportPages pages, CallListAddress address) {
        this.calls = calls;
        this.pages = pages;
        this.address = address;
    }

    @Override
    public String path() {
        return CallsController.PATH;
    }

    @Override
    public boolean ofInteractions() {
        return false;
    }

    @Override
    public Optional<Surroundings> around(MultiValueMap<String, String> parameters, Cursor cursor, PortalUser reader) {
        return pages.question(address, parameters, reader)
                .map(question -> new Surroundings(
                        calls.neighbours(question.filter(), question.scope(), cursor),
                        question.request().page(),
                        question.links()));
    }
}
