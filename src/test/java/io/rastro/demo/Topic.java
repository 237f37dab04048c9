package io.rastro.demo;

import io.rastro.interaction.Sender;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation can be about.
 *
 * @param option the IVR's option below the service's own
 */
record Topic(String name, List<String> services, List<String> tags, String option, List<Line> lines) {

    private static final Pattern LINE = Pattern.compile("([CAI])([?*]*) (?:@(\\S+) ?)?(.*)");

    /**
     * One thing somebody says.
     *
     * @param optional is said in half of the conversations only
     * @param thenHold the agent has to look something up afterwards
     */
    record Line(
            Sender sender,
            boolean optional,
            boolean thenHold,
            @Nullable String attachment,
            String text) {}

    static Topic parse(String heading, List<String> lines) {
        List<String> parts = Texts.parts(heading, 4);
        return new Topic(
                parts.get(0),
                list(parts.get(1)),
                list(parts.get(2)),
                parts.get(3),
                lines.stream().map(Topic::line).toList());
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(";")).map(String::strip).toList();
    }

    private static Line line(String text) {
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        Sender sender = switch (matcher.group(1)) {
            case "C" -> Sender.CLIENT;
            case "A" -> Sender.AGENT;
            default -> Sender.INTERNAL;
        };
        String marks = matcher.group(2);
        return new Line(sender, marks.contains("?"), marks.contains("*"), matcher.group(3), matcher.group(4));
    }

    List<Line> spoken() {
        return lines.stream().filter(line -> line.sender() != Sender.INTERNAL).toList();
    }

    String comment(Chance chance) {
        List<Line> comments =
                lines.stream().filter(line -> line.sender() == Sender.INTERNAL).toList();
        return Texts.spin(chance.pick(comments).text(), chance);
    }
}
