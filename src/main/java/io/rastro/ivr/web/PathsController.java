package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.ivr.CallSet;
import io.rastro.ivr.IvrFilter;
import io.rastro.ivr.IvrProperties;
import io.rastro.ivr.IvrRequest;
import io.rastro.ivr.MenuTree;
import io.rastro.ivr.PathService;
import io.rastro.report.web.FilterLinks;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The ways through the menus, for the same request as the report: a page of its own, which the report shows within. */
@Controller
class PathsController {

    private final PathService paths;
    private final IvrProperties properties;
    private final IvrForms forms;

    PathsController(PathService paths, IvrProperties properties, IvrForms forms) {
        this.paths = paths;
        this.properties = properties;
        this.forms = forms;
    }

    @GetMapping("/ivr/paths")
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        IvrRequest request = forms.checked(IvrRequest.ofReport(parameters), reader);
        Optional<IvrFilter> filter = request.filter(properties.serviceLevel());
        if (filter.isEmpty()) {
            return forms.refused(request, reader);
        }
        List<MenuTree> menus = paths.menus(filter.get(), reader.scope());
        FilterLinks links = IvrForms.links(request);
        return new ModelAndView("ivr/paths")
                .addObject("links", links)
                .addObject("calls", new CallLinks(links))
                .addObject(
                        "menus",
                        menus.stream().flatMap(menu -> menu.all().stream()).toList())
                .addObject("ends", List.of(CallSet.RETAINED, CallSet.LEFT_IN_IVR, CallSet.FORWARDED))
                .addObject("picture", MenuPicture.of(menus));
    }
}
