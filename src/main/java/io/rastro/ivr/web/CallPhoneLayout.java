package io.rastro.ivr.web;

/** Where a column of the list of calls stands on a phone, whose list shows a call as an item of three lines (grid.css). */
final class CallPhoneLayout {

    private CallPhoneLayout() {}

    static String place(String column) {
        return switch (column) {
            case "IVR" -> "s1";
            case "OUTCOME" -> "s2";
            case "SERVICE" -> "s3";
            case "WAIT" -> "s4";
            case "CALLER" -> "s5";
            case "ENTERED_AT" -> "s6";
            default -> "";
        };
    }
}
