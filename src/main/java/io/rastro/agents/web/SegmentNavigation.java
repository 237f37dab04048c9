package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.SegmentListService;
import io.rastro.interaction.web.NavigableList;
import io.rastro.report.Cursor;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The interactions behind a number, from history to history. */
@Component
class SegmentNavigation implements NavigableList {

    private final SegmentListService segments;
    private final AgentsRequestHandler requests;

    SegmentNavigation(SegmentListService segments, AgentsRequestHandler requests) {
        this.segments = segments;
        this.requests = requests;
    }

    @Override
    public String path() {
        return SegmentListController.PATH;
    }

    @Override
    public Optional<Surroundings> around(MultiValueMap<String, String> parameters, Cursor cursor, PortalUser reader) {
        SegmentListRequest list = SegmentListRequest.read(requests, parameters, reader);
        return list.filter()
                .map(filter -> new Surroundings(
                        segments.neighbours(filter, list.counted(), reader.scope(), cursor),
                        list.position(),
                        list.links()));
    }
}
