package io.rastro.ivr.web;

import io.rastro.account.PortalUser;
import io.rastro.directory.web.Question;
import io.rastro.directory.web.ReportPages;
import io.rastro.ivr.CallSet;
import io.rastro.ivr.IvrFilter;
import io.rastro.ivr.MenuTree;
import io.rastro.ivr.PathService;
import java.util.List;
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
    private final ReportPages pages;
    private final IvrAddress address;

    PathsController(PathService paths, ReportPages pages, IvrAddress address) {
        this.paths = paths;
        this.pages = pages;
        this.address = address;
    }

    @GetMapping("/ivr/paths")
    ModelAndView show(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal PortalUser reader) {
        return pages.answer(address, parameters, reader, this::menus);
    }

    private ModelAndView menus(Question<IvrFilter> question) {
        List<MenuTree> menus = paths.menus(question.filter(), question.scope());
        return new ModelAndView("ivr/paths")
                .addObject("links", question.links())
                .addObject("calls", new CallLinks(question.links()))
                .addObject(
                        "menus",
                        menus.stream().flatMap(menu -> menu.all().stream()).toList())
                .addObject("ends", List.of(CallSet.RETAINED, CallSet.LEFT_IN_IVR, CallSet.FORWARDED))
                .addObject("picture", MenuPicture.of(menus));
    }
}
