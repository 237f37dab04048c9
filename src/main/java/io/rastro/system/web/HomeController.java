package io.rastro.system.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The portal opens on the report most readers came for. */
@Controller
class HomeController {

    @GetMapping("/")
    String home() {
        return "redirect:/interactions";
    }
}
