package io.rastro.system.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The reader's choice decides the language; the browser's preference does not, for reports are shared in Portuguese. A
 * program has no cookies and says what it prefers.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class CookieLanguageResolver implements LocaleResolver {

    private final PreferenceCookies cookies;

    CookieLanguageResolver(PreferenceCookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        boolean program = ErrorPages.ofApi(request) || PageRequests.showsToken(request);
        Language language = program ? Language.preferredBy(request) : cookies.language(request);
        return language.locale();
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is changed through /preferences/language");
    }
}
