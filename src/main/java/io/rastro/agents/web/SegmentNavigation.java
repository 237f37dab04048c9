package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.SegmentListService;
import io.rastro.directory.web.ReportPages;
import io.rastro.interaction.web.NavigableList;
import io.rastro.report.Cursor;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The interactions behind a number, from history to history. */
@Component
class SegmentNavigation implements NavigableList {

    private final SegmentListService segments;
    private final ReportPages pages;
    private final SegmentListAddress address;

    SegmentNavigation(SegmentListService segments, ReportPages pages, SegmentListAddress address) {
        this.segments = segments;
        this.pages = pages;
        this.address = address;
    }

    @Override
    public String path() {
        return SegmentListController.PATH;
    }

    @Override
    public Optional<Surroundings> around(MultiValueMap<String, String> parameters, Cursor cursor, PortalUser reader) {
        return pages.question(address, parameters, reader)
                .map(question -> new Surroundings(
                        segments.neighbours(
                                question.filter().report(), question.filter().set(), question.scope(), cursor),
                        question.request().page(),
                        question.links()));
    }
}
