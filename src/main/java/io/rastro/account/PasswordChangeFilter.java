package io.rastro.account;

import io.rastro.system.web.ErrorPages;
import io.rastro.system.web.PageRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Leads an account that has to change its password to the page where it can, and opens nothing else to it. */
final class PasswordChangeFilter extends OncePerRequestFilter {

    private static final String PAGE = "/account";

    private static final Set<String> OPEN =
            Set.of(PAGE, "/account/password", "/sign-out", "/preferences/language", "/preferences/theme");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        boolean mustChange =
                signedIn != null && signedIn.getPrincipal() instanceof PortalUser user && user.mustChangePassword();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!mustChange || OPEN.contains(path)) {
            chain.doFilter(request, response);
        } else if (HttpMethod.GET.matches(request.getMethod()) && PageRequests.acceptsPage(request)) {
            response.sendRedirect(request.getContextPath() + PAGE);
        } else {
            request.setAttribute(ErrorPages.REASON, "password-change");
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
