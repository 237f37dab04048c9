package io.rastro.agents.web;

import io.rastro.account.PortalUser;
import io.rastro.agents.SegmentListService;
import io.rastro.interaction.web.SteppedList;
import io.rastro.report.Cursor;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The interactions behind a number, from history to history. */
@Component
class SegmentSteps implements SteppedList {

    private final SegmentListService segments;
    private final AgentsCall call;

    SegmentSteps(SegmentListService segments, AgentsCall call) {
        this.segments = segments;
        this.call = call;
    }

    @Override
    public String path() {
        return SegmentListController.PATH;
    }

    @Override
    public Optional<Around> around(MultiValueMap<String, String> parameters, Cursor line, PortalUser reader) {
        SegmentListRequest list = SegmentListRequest.read(call, parameters, reader);
        return list.filter()
                .map(filter -> new Around(
                        segments.neighbours(filter, list.counted(), reader.scope(), line),
                        list.position(),
                        list.links()));
    }
}
