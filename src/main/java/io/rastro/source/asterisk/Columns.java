package io.rastro.source.asterisk;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of a CSV's columns, in order. */
record Columns(List<String> names, Map<String, Integer> places) {

    static final Columns NONE = new Columns(List.of(), Map.of());

    /** @param told separated by commas */
    static Columns of(String told) {
        return of(Arrays.stream(told.split(","))
                .map(column -> column.strip().toLowerCase(Locale.ROOT))
                .toList());
    }

    static Columns of(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.putIfAbsent(names.get(i), i);
        }
        return new Columns(List.copyOf(names), places);
    }

    /** -1: there is none. */
    int place(String name) {
        return places.getOrDefault(name, -1);
    }
}
