package io.rastro.source.whatsapp;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One message with all that was told of it, in whatever order and however often. */
record WhatsAppMessage(List<WhatsAppItem> items) {

    static WhatsAppMessage of(List<WhatsAppItem> items) {
        return new WhatsAppMessage(items.stream()
                .sorted(Comparator.comparing(item -> item.event().at()))
                .toList());
    }

    String id() {
        return items.get(0).id();
    }

    /** The first that is known of it. */
    Instant at() {
        return items.get(0).event().at();
    }

    boolean inbound() {
        return items.stream().anyMatch(WhatsAppItem::inbound);
    }

    boolean failed() {
        return items.stream().anyMatch(item -> "failed".equals(item.state()));
    }

    @Nullable
    String text() {
        return first(WhatsAppItem::text);
    }

    @Nullable
    String attachment() {
        return first(WhatsAppItem::attachment);
    }

    @Nullable
    String user() {
        return first(WhatsAppItem::user);
    }

    @Nullable
    String phone() {
        return first(WhatsAppItem::phone);
    }

    @Nullable
    String name() {
        return first(item -> item.body().text("contact", "profile", "name"));
    }

    @Nullable
    String companyNumber() {
        return first(item -> item.body().text("metadata", "display_phone_number"));
    }

    String companyNumberId() {
        return items.get(0).number();
    }

    private @Nullable String first(Function<WhatsAppItem, @Nullable String> reading) {
        return items.stream().map(reading).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
