package io.rastro.interaction.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A drawn list and the reader's place in it. It only says where to go: each history is authorised when it is opened.
 *
 * @param current the place, from 1
 */
record DrawPosition(List<Pick> picks, int current) {

    private static final Pattern FORM = Pattern.compile("\\d{1,18}-\\d{1,18}(\\.\\d{1,18}-\\d{1,18}){0,99}");
    private static final Pattern PLACE = Pattern.compile("[1-9]\\d?|100");

    /** One interaction of the list. */
    record Pick(long conversationId, long interactionId) {

        static Pick parse(String text) {
            int dash = text.indexOf('-');
            return new Pick(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
        }
    }

    /** Empty unless both are well formed and the place is in the list. */
    static Optional<DrawPosition> parse(@Nullable String picks, @Nullable String pick) {
        if (picks == null
                || pick == null
                || !FORM.matcher(picks).matches()
                || !PLACE.matcher(pick).matches()) {
            return Optional.empty();
        }
        List<Pick> all = new ArrayList<>();
        Arrays.stream(picks.split("\\.", -1)).map(Pick::parse).forEach(all::add);
        int current = Integer.parseInt(pick);
        return current > all.size() ? Optional.empty() : Optional.of(new DrawPosition(all, current));
    }

    Pick picked() {
        return picks.get(current - 1);
    }

    /** The same list at another place; null where it has none. */
    @Nullable
    DrawPosition at(int place) {
        return place < 1 || place > picks.size() ? null : new DrawPosition(picks, place);
    }

    /** The form that {@link #parse} reads, fit for a URL. */
    @Override
    public String toString() {
        return picks.stream()
                .map(pick -> pick.conversationId() + "-" + pick.interactionId())
                .collect(Collectors.joining("."));
    }
}
