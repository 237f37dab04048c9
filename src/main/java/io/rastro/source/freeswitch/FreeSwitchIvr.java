package io.rastro.source.freeswitch;

import io.rastro.ingestion.IncomingIvrCall;
import io.rastro.ivr.IvrOutcome;
import io.rastro.source.JsonBody;
import io.rastro.source.SettingMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The way of a call through menus, as its flow shows it: the digits pressed are told nowhere, but each choice leads to a
 * destination.
 */
final class FreeSwitchIvr {

    private final Leg call;
    private final SettingMap menus;
    private final List<JsonBody> flow;
    private final int entry;

    FreeSwitchIvr(Leg call, SettingMap menus) {
        this.call = call;
        this.menus = menus;
        this.flow = call.flow();
        this.entry = entry();
    }

    private int entry() {
        for (int place = 0; place < flow.size(); place++) {
            if (menu(flow.get(place)) != null) {
                return place;
            }
        }
        return -1;
    }

    boolean isEntered() {
        return entry >= 0;
    }

    /** @param served whether it went on to somebody; null: there was no menu */
    @Nullable
    IncomingIvrCall record(boolean served, Instant ended) {
        Instant entered = isEntered() ? Leg.began(flow.get(entry)) : null;
        if (entered == null) {
            return null;
        }
        List<String> path = new ArrayList<>();
        Instant left = ended;
        for (JsonBody step : flow.subList(entry + 1, flow.size())) {
            path.add(name(step));
            if (menu(step) == null && served) {
                left = Objects.requireNonNullElse(Leg.began(step), ended);
                break;
            }
        }
        return new IncomingIvrCall(
                call.id(),
                name(flow.get(entry)),
                entered,
                left,
                path,
                outcome(served),
                call.id(),
                call.text("caller_id_number"));
    }

    private IvrOutcome outcome(boolean served) {
        if (served) {
            return IvrOutcome.FORWARDED;
        }
        return call.is("sip_hangup_disposition", "recv_bye") ? IvrOutcome.ABANDONED : IvrOutcome.RETAINED;
    }

    private String name(JsonBody step) {
        String menu = menu(step);
        String number = step.text("caller_profile", "destination_number");
        String ours = menus.get(number) == null ? menus.get(menu) : menus.get(number);
        return ours != null ? ours : Objects.requireNonNullElse(number, Objects.requireNonNullElse(menu, "?"));
    }

    /** The menu that a step is in; null: it is in none. */
    private static @Nullable String menu(JsonBody step) {
        return step.get("extension", "applications").each().stream()
                .filter(application -> "ivr".equals(application.text("app_name")))
                .map(application -> application.textOr("", "app_data"))
                .findFirst()
                .orElse(null);
    }
}
