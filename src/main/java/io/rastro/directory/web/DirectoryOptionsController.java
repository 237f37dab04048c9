package io.rastro.directory.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.DirectoryKind;
import io.rastro.directory.DirectoryOption;
import io.rastro.directory.DirectoryRepository;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What can be picked from a list: forms ask for it when the list is opened. */
@RestController
class DirectoryOptionsController {

    private static final String PATH = "/directory/";

    private final DirectoryRepository directory;

    DirectoryOptionsController(DirectoryRepository directory) {
        this.directory = directory;
    }

    static String path(DirectoryKind kind) {
        return PATH + kind.code();
    }

    /** All entries that the reader may know of, in the order of their names. */
    @GetMapping(PATH + "{kind}")
    List<DirectoryOption> all(@PathVariable String kind, @AuthenticationPrincipal PortalUser reader) {
        return DirectoryKind.of(kind)
                .filter(known -> known.offeredWhole() && reader.may(known.permission()))
                .map(known -> directory.options(known, reader.scope()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
