package io.rastro.benchmark.fill;

import io.rastro.interaction.Medium;

/** What a segment of a conversation begins with; the next one waits until its time has come. */
record Segment(long at, long conversationId, int number, int contactId, Medium medium) {

    static Segment first(long at, long conversationId, int contacts, Draw draw) {
        return new Segment(at, conversationId, 1, draw.skewed(contacts, 1.7), medium(draw.unit()));
    }

    Segment next(long begins) {
        return new Segment(begins, conversationId, number + 1, contactId, medium);
    }

    private static Medium medium(double chance) {
        if (chance < .6) {
            return Medium.VOICE;
        } else if (chance < .9) {
            return Medium.WHATSAPP;
        } else if (chance < .94) {
            return Medium.CHAT;
        } else if (chance < .97) {
            return Medium.EMAIL;
        } else if (chance < .985) {
            return Medium.SMS;
        }
        return chance < .995 ? Medium.RECLAME_AQUI : Medium.INSTAGRAM;
    }
}
