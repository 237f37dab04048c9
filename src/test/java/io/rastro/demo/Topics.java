package io.rastro.demo;

import java.util.ArrayList;
import java.util.List;

/** All topics of one file, and which of them belong to a service. */
final class Topics {

    private static final String HEADING = "== ";

    private final List<Topic> topics = new ArrayList<>();

    Topics(String file) {
        List<String> lines = Texts.lines(file);
        int start = 0;
        for (int line = 1; line <= lines.size(); line++) {
            if (line == lines.size() || lines.get(line).startsWith(HEADING)) {
                String heading = lines.get(start).substring(HEADING.length());
                topics.add(Topic.parse(heading, lines.subList(start + 1, line)));
                start = line;
            }
        }
    }

    List<Topic> all() {
        return topics;
    }

    Topic pick(Service service, Chance chance) {
        List<Topic> fitting = topics.stream()
                .filter(topic -> topic.services().contains(service.name()))
                .toList();
        return fitting.isEmpty() ? pick(chance) : chance.pick(fitting);
    }

    Topic pick(Chance chance) {
        return chance.pick(topics);
    }
}
