package io.rastro.source.asterisk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A caller's way through the menus, by the channel events: the contexts and extensions it stood in, the digits where they are
 * logged. A digit counts as an option where it led on; where the menu was read again, it was invalid ({@code i}); {@code t} is
 * nothing chosen in time.
 */
final class IvrWalk {

    private static final String START = "s";
    private static final String HUNG_UP = "h";
    static final Set<String> UNDECIDED = Set.of(START, "t", "i", HUNG_UP);

    private final Exchange exchange;
    private final List<String> path = new ArrayList<>();
    private String pending = "";
    private String context = "";
    private String exten = "";
    private String firstMenu = "";
    private @Nullable Instant left;
    private boolean inMenu;
    private boolean over;

    private IvrWalk(Exchange exchange) {
        this.exchange = exchange;
    }

    /** @param events of the caller's own channel */
    static IvrWalk of(List<ChannelEvent> events, Exchange exchange) {
        IvrWalk walk = new IvrWalk(exchange);
        events.stream().takeWhile(event -> !walk.over).forEach(walk::take);
        return walk;
    }

    /** Without a menu there was no IVR. */
    boolean happened() {
        return !firstMenu.isEmpty();
    }

    String firstMenu() {
        return firstMenu;
    }

    List<String> path() {
        return path;
    }

    /** Null: it is not known to have left. */
    @Nullable
    Instant left() {
        return left;
    }

    /** It stands at an option rather than at a menu's beginning or its way out of errors, or was led out of the menus. */
    boolean reachedEnd() {
        return !inMenu || !UNDECIDED.contains(exten);
    }

    private void take(ChannelEvent event) {
        if (event.is("DTMF") && exchange.isMenu(event.context())) {
            pending += event.digit();
            stand(event);
        } else if (event.is("HANGUP") || event.exten().equals(HUNG_UP)) {
            end(event);
        } else if (event.tellsPosition()) {
            arrive(event);
        }
    }

    /** It may have moved on since the last event, but for what the dialplan does after hanging up. */
    private void end(ChannelEvent event) {
        boolean moved = !(event.context().equals(context) && event.exten().equals(exten));
        if (moved && exchange.isMenu(event.context()) && !event.exten().equals(HUNG_UP)) {
            arrive(event);
        }
        if (inMenu) {
            left = event.at();
        }
        over = true;
    }

    private void arrive(ChannelEvent event) {
        boolean menu = exchange.isMenu(event.context());
        choose(event, menu);
        if (menu) {
            stand(event);
        } else if (inMenu) {
            inMenu = false;
            left = event.at();
        }
        over = happened() && (event.inQueue() || event.application().equals("Dial"));
    }

    private void choose(ChannelEvent event, boolean menu) {
        boolean sameMenu = menu && event.context().equals(context);
        boolean moved = !sameMenu || !event.exten().equals(exten);
        if (!pending.isEmpty()) {
            boolean invalid = !moved || (sameMenu && event.exten().equals("i"));
            path.add(invalid ? "i" : pending);
            pending = "";
        } else if (sameMenu && moved && !event.exten().equals(START)) {
            path.add(event.exten());
        }
    }

    private void stand(ChannelEvent event) {
        inMenu = true;
        context = event.context();
        exten = event.exten();
        firstMenu = firstMenu.isEmpty() ? context : firstMenu;
    }
}
