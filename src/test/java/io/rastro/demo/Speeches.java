package io.rastro.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The recorded dialogues, and which calls have one. */
final class Speeches {

    private static final int EVERY = 4;

    private final List<Speech> speeches =
            Texts.lines("recordings.txt").stream().map(Speech::parse).toList();

    List<Speech> all() {
        return speeches;
    }

    /** One that suits the service if there is any; null: the call was not recorded. */
    @Nullable
    Speech of(Leg leg) {
        int number = leg.encounter().arrival().number();
        if (number % EVERY != 0) {
            return null;
        }
        List<Speech> fitting = speeches.stream()
                .filter(speech -> speech.services().contains(leg.service().name()))
                .toList();
        List<Speech> choices = fitting.isEmpty() ? speeches : fitting;
        return choices.get((number / EVERY + leg.number()) % choices.size());
    }
}
