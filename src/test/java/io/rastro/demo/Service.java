package io.rastro.demo;

/**
 * A service (queue) of the demo centre.
 *
 * @param group the skill an agent needs for it
 * @param origin the integration its interactions come through
 * @param extension the number calls are transferred to
 * @param ivr the IVR whose menu leads to it
 * @param option what the client chooses in the IVR's or the bot's first menu
 */
record Service(
        String name,
        String group,
        String origin,
        String extension,
        double voiceWeight,
        double textWeight,
        String ivr,
        String option) {

    /** The first choice of a caller, as the IVR tells it. */
    String way() {
        return ivr + IvrVisits.STEP + option;
    }
}
