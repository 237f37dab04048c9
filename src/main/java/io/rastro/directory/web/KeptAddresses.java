package io.rastro.directory.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.StoredSearches;
import io.rastro.report.FilterField;
import io.rastro.report.FilterValues;
import io.rastro.report.web.QueryString;
import io.rastro.report.web.ReportRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Puts the personal values that are kept under the id of an address into what it asks for, and keeps those that it gives
 * itself: addresses stand in histories and logs. A program, whose addresses are in no browser, gives them as they are.
 */
@Component
class KeptAddresses {

    private static final String FORM_TOKEN = "_csrf";

    private final StoredSearches searches;

    KeptAddresses(StoredSearches searches) {
        this.searches = searches;
    }

    /**
     * What an address asks for.
     *
     * @param parameters with every personal value, and the id that they are kept under
     * @param known whether there is a search of this reader under the id given
     * @param clean whether the address gave no personal value itself
     */
    record KeptAddress(Map<String, List<String>> parameters, boolean known, boolean clean) {}

    KeptAddress read(Collection<FilterField> fields, Map<String, List<String>> sent, PortalUser reader) {
        if (reader.isProgram()) {
            return new KeptAddress(sent, filled(sent, ReportRequest.SEARCH).isEmpty(), true);
        }
        Set<String> personal = personal(fields);
        Optional<String> id = filled(sent, ReportRequest.SEARCH);
        Optional<Map<String, List<String>>> kept =
                id.map(given -> searches.find(reader, given)).orElse(Optional.of(Map.of()));
        Map<String, List<String>> values = new LinkedHashMap<>(kept.orElse(Map.of()));
        values.keySet().retainAll(personal);
        sent.entrySet().stream()
                .filter(given -> personal.contains(given.getKey()))
                .forEach(given -> values.put(given.getKey(), given.getValue()));
        values.values().removeIf(given -> given.stream().allMatch(String::isBlank));
        Map<String, List<String>> typed =
                new FilterValues(values).expanded(fields).byParameter();
        boolean clean = sent.keySet().stream()
                .filter(personal::contains)
                .allMatch(parameter -> id.isEmpty() && filled(sent, parameter).isEmpty());
        Map<String, List<String>> parameters = new LinkedHashMap<>(sent);
        parameters.keySet().removeAll(personal);
        parameters.remove(ReportRequest.SEARCH);
        parameters.remove(FORM_TOKEN);
        Optional<String> keptAs = typed.isEmpty() ? Optional.empty() : clean ? id : searches.keep(reader, typed);
        keptAs.ifPresent(given -> parameters.put(ReportRequest.SEARCH, List.of(given)));
        parameters.putAll(typed);
        return new KeptAddress(parameters, kept.isPresent(), clean || (keptAs.isEmpty() && !typed.isEmpty()));
    }

    private static Set<String> personal(Collection<FilterField> fields) {
        return fields.stream()
                .filter(FilterField::personal)
                .flatMap(field -> field.parameters().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> filled(Map<String, List<String>> sent, String parameter) {
        return sent.getOrDefault(parameter, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /** Leads to the same address without a personal value. */
    ModelAndView redirect(Collection<FilterField> fields, KeptAddress address) {
        QueryString query = new QueryString();
        Set<String> personal = personal(fields);
        address.parameters().forEach((parameter, values) -> {
            if (!personal.contains(parameter)) {
                query.add(parameter, values);
            }
        });
        RedirectView view = new RedirectView(path() + "?" + query, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return new ModelAndView(view);
    }

    private static String path() {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
