package io.rastro.agents;

/**
 * How long what an agent answered took, by DATA, in seconds.
 *
 * @param handled TMA: from answered to finished
 * @param productive TMP: handled without the time on hold
 * @param hold TMI
 * @param firstResponse TM1R
 * @param response TMR
 */
public record HandlingTimes(Mean handled, Mean productive, Mean hold, Mean firstResponse, Mean response) {

    public static final HandlingTimes NONE = new HandlingTimes(Mean.NONE, Mean.NONE, Mean.NONE, Mean.NONE, Mean.NONE);

    public HandlingTimes plus(HandlingTimes other) {
        return new HandlingTimes(
                handled.plus(other.handled),
                productive.plus(other.productive),
                hold.plus(other.hold),
                firstResponse.plus(other.firstResponse),
                response.plus(other.response));
    }
}
