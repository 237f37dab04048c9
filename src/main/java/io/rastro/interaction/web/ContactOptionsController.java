package io.rastro.interaction.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.DirectoryOption;
import io.rastro.interaction.ContactLookup;
import io.rastro.interaction.InteractionField;
import io.rastro.text.VisibleText;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The contacts that a name typed in the form lists. The name is in the body, since addresses are logged. */
@RestController
class ContactOptionsController {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 200;

    private final ContactLookup lookup;

    ContactOptionsController(ContactLookup lookup) {
        this.lookup = lookup;
    }

    @PostMapping(InteractionField.CONTACT_SUGGESTIONS)
    List<DirectoryOption> named(@RequestParam String name, @AuthenticationPrincipal PortalUser reader) {
        String fragment = VisibleText.of(name);
        boolean listable = fragment.length() >= SHORTEST && fragment.length() <= LONGEST && fragment.indexOf('\0') < 0;
        return listable ? lookup.named(fragment, reader) : List.of();
    }
}
