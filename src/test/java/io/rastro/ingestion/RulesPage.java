package io.rastro.ingestion;

import io.rastro.interaction.Medium;
import io.rastro.interaction.Medium.Trait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on which values of a record must go together, made of the messages that tell it and of the code that asks for it. */
public final class RulesPage {

    public static final Path PATH = Path.of("src/docs/rules.md");

    private static final String HEAD = """
            # What of a record must go together

            This page is made from the code, and `GeneratedFilesTests` fails when it is not true any more;
            `./mvnw -q test-compile exec:java@renew` writes it anew. What each field by itself may hold stands in the API's
            document (`/v3/api-docs`); this is what is asked of several values at once, whichever way a record comes in.

            """;

    private static final String PREFIX = "ingestion.notice.";

    /** The row is not kept. */
    private static final List<String> REFUSED = List.of(
            "endBeforeStart",
            "endBeforeAnswer",
            "serviceMissing",
            "serviceNotPermitted",
            "recordingNotPermitted",
            "storedForOtherService",
            "kindNotPermitted",
            "wrongWidth");

    /** It is kept, as the sentence says. */
    private static final List<String> REMARKED = List.of(
            "stampRunsBack",
            "spanUnknown",
            "answeredWithoutStamp",
            "stampWithoutAnswer",
            "voiceStatusDisagrees",
            "holdLongerThanService",
            "durationDiffers",
            "durationDisagrees",
            "statusEndsBeforeStart",
            "pauseWithoutReason",
            "reasonWithoutPause",
            "notForMedium",
            "correctedWithinBatch");

    /** What is said of one value, of a whole line or of the whole import. */
    private static final Set<String> OF_ONE = Set.of(
            "missing",
            "tooLong",
            "tooEarly",
            "inFuture",
            "negative",
            "notText",
            "notWholeNumber",
            "notNumber",
            "notBoolean",
            "notInstant",
            "notList",
            "notObject",
            "notAnObject",
            "unknownValue",
            "malformedJson",
            "malformedArray",
            "lineTooLong",
            "refusedByDatabase",
            "databaseGone",
            "bodyBrokeOff",
            "nulRemoved",
            "brokenCharacter",
            "notUtf8",
            "unknownField",
            "absurdValue",
            "noPhoneNumber",
            "unclosedQuote",
            "unreadableRow",
            "digitsCut",
            "unreadableCell",
            "ambiguousDate",
            "unknownZone",
            "unknownZoneId",
            "skippedHour",
            "unreadableDuration",
            "negativeDuration",
            "digitsLost",
            "neverReachedService",
            "agentLeg",
            "hangUpOrTimeout",
            "ringingOrAbandoned",
            "exchangeAnswer",
            "endsInFuture",
            "erasedPerson",
            "chatBeforeFirst",
            "chatLines",
            "chatMessageTooLong",
            "chatStamp");

    private static final Pattern OF_MEDIUM =
            Pattern.compile("rules\\.(only|onlyList|unless)\\(\\s*Trait\\.(\\w+),\\s*\"(\\w+)\"");

    private RulesPage() {}

    public static String made() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        Map<String, String> sentences = sentences();
        page.append("## What is refused\n\n");
        REFUSED.forEach(key -> page.append("- ").append(sentences.get(key)).append('\n'));
        page.append("\n## What is kept with a remark\n\n");
        REMARKED.forEach(key -> page.append("- ").append(sentences.get(key)).append('\n'));
        page.append("\n## Fields that not every medium has\n\n| field | media |\n| --- | --- |\n");
        media().forEach((field, media) -> page.append("| `%s` | %s |\n".formatted(field, media)));
        return page.toString();
    }

    /** Every sentence has its place here, so that a new rule is not forgotten. */
    private static Map<String, String> sentences() {
        ResourceBundle words = ResourceBundle.getBundle("messages.ingestion", Locale.ENGLISH);
        Map<String, String> sentences = new TreeMap<>();
        words.keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .forEach(key -> sentences.put(key.substring(PREFIX.length()), plain(words.getString(key))));
        Set<String> sorted = new TreeSet<>(OF_ONE);
        sorted.addAll(REFUSED);
        sorted.addAll(REMARKED);
        if (!sorted.equals(sentences.keySet())) {
            sorted.removeAll(sentences.keySet());
            Set<String> unsorted = new TreeSet<>(sentences.keySet());
            unsorted.removeAll(OF_ONE);
            unsorted.removeAll(REFUSED);
            unsorted.removeAll(REMARKED);
            throw new IllegalStateException("say in RulesPage what of these is asked of several values: " + unsorted
                    + "; there are no such sentences: " + sorted);
        }
        return sentences;
    }

    private static String plain(String sentence) {
        return sentence.replaceAll("\\{\\d}", "…").replace("''", "'");
    }

    /** Of each such field the media that have it. */
    private static Map<String, String> media() throws IOException {
        Map<String, String> media = new TreeMap<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/rastro/ingestion"))) {
            for (Path source : sources.filter(Files::isRegularFile).sorted().toList()) {
                Matcher rule = OF_MEDIUM.matcher(Files.readString(source));
                while (rule.find()) {
                    Trait trait = Trait.valueOf(rule.group(2));
                    boolean has = !rule.group(1).equals("unless");
                    media.put(rule.group(3), names(medium -> medium.has(trait) == has));
                }
            }
        }
        return media;
    }

    private static String names(Predicate<Medium> having) {
        return Arrays.stream(Medium.values())
                .filter(having)
                .map(medium -> "`" + medium + "`")
                .collect(Collectors.joining(", "));
    }
}
