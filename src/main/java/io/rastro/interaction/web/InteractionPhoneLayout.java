package io.rastro.interaction.web;

import io.rastro.interaction.InteractionColumn;

/** Where a column stands on a phone, whose list shows an interaction as an item of three lines (grid.css). */
final class InteractionPhoneLayout {

    private InteractionPhoneLayout() {}

    static String place(InteractionColumn column) {
        return switch (column) {
            case CONTACT -> "s1";
            case STATUS -> "s2";
            case SERVICE -> "s3";
            case HANDLING_TIME -> "s4";
            case PROTOCOL -> "s5";
            case ANSWERED_AT, DELIVERED_AT -> "s6";
            default -> "";
        };
    }
}
