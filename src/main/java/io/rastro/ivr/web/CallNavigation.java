package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.interaction.web.GridPosition;
import io.rastro.interaction.web.NavigableList;
import io.rastro.ivr.CallService;
import io.rastro.ivr.CallsRequest;
import io.rastro.ivr.IvrProperties;
import io.rastro.report.Cursor;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** The calls behind a number, from history to history. */
@Component
class CallNavigation implements NavigableList {

    private final CallService calls;
    private final IvrProperties properties;
    private final IvrForms forms;

    CallNavigation(CallService calls, IvrProperties properties, IvrForms forms) {
        this.calls = calls;
        this.properties = properties;
        this.forms = forms;
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
        GridPosition position = GridPosition.of(parameters);
        CallsRequest request = forms.checked(CallsRequest.of(parameters), position.problems(), reader);
        return request.filter(properties.serviceLevel())
                .map(filter -> new Surroundings(
                        calls.neighbours(filter, reader.scope(), cursor),
                        position,
                        CallListLinks.of(request.request().values(), filter.order())));
    }
}
