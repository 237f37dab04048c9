package io.rastro.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What people and the bot say whatever the topic: greetings, taking over, good-byes. */
final class Phrases {

    private final Map<String, List<String>> texts;

    private Phrases(Map<String, List<String>> texts) {
        this.texts = texts;
    }

    static Phrases load(String file) {
        return new Phrases(Texts.lines(file).stream()
                .map(line -> Texts.parts(line, 2))
                .collect(Collectors.groupingBy(
                        parts -> parts.get(0), Collectors.mapping(parts -> parts.get(1), Collectors.toList()))));
    }

    String say(String key, Chance chance) {
        List<String> choices = texts.get(key);
        if (choices == null) {
            throw new IllegalArgumentException("no phrase " + key);
        }
        return Texts.spin(chance.pick(choices), chance);
    }
}
