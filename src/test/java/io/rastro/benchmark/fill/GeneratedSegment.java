package io.rastro.benchmark.fill;

import io.rastro.interaction.Medium;

/** What a segment of a conversation begins with; the next one waits until its time has come. */
record GeneratedSegment(long at, long conversationId, int number, int contactId, Medium medium) {

    static GeneratedSegment first(long at, long conversationId, int contacts, SkewedRandom random) {
        return new GeneratedSegment(at, conversationId, 1, random.skewed(contacts, 1.7), medium(random.unit()));
    }

    GeneratedSegment next(long begins) {
        return new GeneratedSegment(begins, conversationId, number + 1, contactId, medium);
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
