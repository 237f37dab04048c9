package io.rastro.system.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The switches of the frame: they change the language or the theme and lead back to the page they stood on. */
@Controller
@RequestMapping("/preferences")
class PreferencesController {

    private final PreferenceCookies cookies;
    private final ApplicationEventPublisher events;

    PreferencesController(PreferenceCookies cookies, ApplicationEventPublisher events) {
        this.cookies = cookies;
        this.events = events;
    }

    @PostMapping("/language")
    String language(
            String value, @Nullable Principal reader, HttpServletRequest request, HttpServletResponse response) {
        Language language = Language.ofTag(value).orElseThrow(PreferencesController::unknown);
        cookies.remember(language, request, response);
        publish(reader, language, null);
        return "redirect:" + LocalPath.ofReferrer(request);
    }

    @PostMapping("/theme")
    String theme(String value, @Nullable Principal reader, HttpServletRequest request, HttpServletResponse response) {
        Theme theme = Theme.ofKey(value).orElseThrow(PreferencesController::unknown);
        cookies.remember(theme, request, response);
        publish(reader, null, theme);
        return "redirect:" + LocalPath.ofReferrer(request);
    }

    private void publish(@Nullable Principal reader, @Nullable Language language, @Nullable Theme theme) {
        if (reader != null) {
            events.publishEvent(new PreferenceChosen(reader.getName(), language, theme));
        }
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
