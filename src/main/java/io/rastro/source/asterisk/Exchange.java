package io.rastro.source.asterisk;

import io.rastro.ingestion.IncomingInteraction.AgentReference;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of one Asterisk beside what it writes.
 *
 * @param zone of stamps without an offset
 * @param cdrColumns null: those of Master.csv
 * @param celColumns null: those of the sample
 * @param ivr contexts of the dialplan that are menus
 * @param trunks contexts that calls from outside begin in; null: told by the numbers
 * @param services names of services by queue, where they differ
 * @param members agents by the extension in their interface
 * @param queueLog whether its queue_log is read
 * @param callRecords whether its call records are read
 * @param channelEvents whether its channel events are read
 */
record Exchange(
        ZoneId zone,
        @Nullable Columns cdrColumns,
        @Nullable Columns celColumns,
        Pattern ivr,
        @Nullable Pattern trunks,
        Map<String, String> services,
        Map<String, String> members,
        boolean queueLog,
        boolean callRecords,
        boolean channelEvents) {

    /** The interface of a member as queues are told it, or a channel made from it. */
    private static final Pattern INTERFACE = Pattern.compile(
            "(?:Local|SIP|PJSIP|IAX2?|DAHDI|Zap|SCCP|Skinny|Agent|Khomp|MGCP|Console|Motif|mISDN|Dongle)/(.+)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BEHIND_EXTENSION = Pattern.compile("[@/]");

    private static final Pattern CHANNEL_NUMBER = Pattern.compile("-[0-9a-f]{8}(;\\d)?$");

    /** A telephone of the exchange's own; a number of the public network is longer. */
    private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{2,6}");

    static Exchange of(Map<String, String> settings) {
        Map<String, String> members = new HashMap<>();
        map(settings.get(AsteriskSource.MEMBERS)).forEach((device, name) -> members.put(extension(device), name));
        String menus = settings.getOrDefault("ivrContexts", "");
        String trunks = settings.getOrDefault("trunkContexts", "");
        return new Exchange(
                ZoneId.of(settings.getOrDefault("zone", "UTC")),
                columns(settings.get("cdrColumns")),
                columns(settings.get("celColumns")),
                contexts(menus.isBlank() ? AsteriskSource.USUAL_MENUS : menus),
                trunks.isBlank() ? null : contexts(trunks),
                map(settings.get("services")),
                Map.copyOf(members),
                told(settings, AsteriskSource.QUEUE_LOG),
                told(settings, AsteriskSource.CDR),
                told(settings, AsteriskSource.CEL));
    }

    private static boolean told(Map<String, String> settings, String name) {
        return !settings.getOrDefault(name, "").isBlank();
    }

    private static @Nullable Columns columns(@Nullable String told) {
        return told == null || told.isBlank() ? null : Columns.of(told);
    }

    /** Names with * for anything, separated by commas. */
    private static Pattern contexts(String told) {
        return Pattern.compile(Pattern.compile(",")
                .splitAsStream(told)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> Pattern.compile("\\*")
                        .splitAsStream(name + "\0")
                        .map(part -> Pattern.quote(part.replace("\0", "")))
                        .collect(Collectors.joining(".*")))
                .collect(Collectors.joining("|")));
    }

    private static Map<String, String> map(@Nullable String lines) {
        return lines == null
                ? Map.of()
                : lines.lines()
                        .map(line -> line.split("=", 2))
                        .filter(pair -> pair.length == 2 && !pair[0].isBlank() && !pair[1].isBlank())
                        .collect(Collectors.toUnmodifiableMap(
                                pair -> pair[0].strip(), pair -> pair[1].strip(), (first, second) -> second));
    }

    /** {@code 101} of {@code Local/101@from-queue-0000001a;1}, {@code PJSIP/101-0000001a} and {@code SIP/101}. */
    static String extension(String device) {
        String text = CHANNEL_NUMBER.matcher(device).replaceFirst("");
        Matcher matcher = INTERFACE.matcher(text);
        String inside = matcher.matches() ? matcher.group(1) : text;
        return BEHIND_EXTENSION.split(inside, 2)[0];
    }

    /** What a channel is called without the number that makes it one call's. */
    static String device(String channel) {
        return CHANNEL_NUMBER.matcher(channel).replaceFirst("");
    }

    boolean isMenu(String context) {
        return ivr.matcher(context).matches();
    }

    @Nullable
    String service(@Nullable String queue) {
        return queue == null ? null : services.getOrDefault(queue, queue);
    }

    /** A member's name, whether it is told by name, by interface or by the channel it was rung on. */
    String member(String told) {
        UnaryOperator<String> byExtension = name -> INTERFACE.matcher(name).matches() ? extension(name) : name;
        return members.getOrDefault(extension(told), byExtension.apply(told));
    }

    /** The name is what Asterisk knows a member by. */
    @Nullable
    AgentReference agent(@Nullable String told) {
        return told == null || told.isBlank() ? null : new AgentReference(member(told), member(told), List.of());
    }

    boolean isExtension(String number) {
        return members.containsKey(number) || SHORT_NUMBER.matcher(number).matches();
    }

    /** The service's own end of a call that somebody began at a telephone of the exchange; empty: it came from outside. */
    Optional<String> callingExtension(CallDetail call) {
        if (trunks != null && trunks.matcher(call.context()).matches()) {
            return Optional.empty();
        }
        String device = extension(call.channel());
        if (members.containsKey(device)) {
            return Optional.of(device);
        }
        return Optional.of(call.source()).filter(this::isExtension);
    }
}
