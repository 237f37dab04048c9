package io.rastro.report;

import java.util.List;

/**
 * What is wrong with a filter as it was sent.
 *
 * @param parameter the query parameter at fault; the message stands at its field
 * @param messageKey the message
 * @param arguments what the message names
 */
public record FilterProblem(String parameter, String messageKey, List<Object> arguments) {

    public FilterProblem(String parameter, String messageKey, Object... arguments) {
        this(parameter, messageKey, List.of(arguments));
    }
}
