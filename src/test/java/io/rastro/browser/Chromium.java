package io.rastro.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the Chromium or Chrome that is installed; the tests bring none of their own. */
public final class Chromium {

    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

    private Chromium() {}

    /** The program, from the variable CHROMIUM or a usual place; if there is none, the message says what to install. */
    public static Path executable() {
        return find(System.getenv("CHROMIUM"), USUAL_PLACES)
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium: install it (Debian and Ubuntu: apt-get install chromium),"
                                + " or name a Chromium or Chrome in the variable CHROMIUM."));
    }

    static Optional<Path> find(@Nullable String named, List<String> places) {
        return Stream.concat(Stream.ofNullable(named).filter(name -> !name.isBlank()), places.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
