package io.rastro.system.web;

import java.io.Serializable;
import java.util.List;

/**
 * What an action came to, said on the page it leads to: add it to the redirect as the flash attribute {@code flash}.
 *
 * @param kind {@code done}, {@code warning} or {@code problem}
 * @param message a key of the message bundles
 * @param arguments what the message names
 */
public record Flash(String kind, String message, List<? extends Serializable> arguments) implements Serializable {

    public static Flash done(String message, Serializable... arguments) {
        return new Flash("done", message, List.of(arguments));
    }

    public static Flash warning(String message, Serializable... arguments) {
        return new Flash("warning", message, List.of(arguments));
    }

    public static Flash problem(String message, Serializable... arguments) {
        return new Flash("problem", message, List.of(arguments));
    }
}
