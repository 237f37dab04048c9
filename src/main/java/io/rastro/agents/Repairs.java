package io.rastro.agents;

/**
 * What the data needed before it could be added up; each number stands under the table.
 *
 * @param reversed statuses left out because they end before they start
 * @param overlapping statuses cut where the agent's next one starts
 * @param unended statuses without an end, taken to last until the next one starts
 * @param running the agents' last statuses without an end, taken to last until now
 * @param forgotten such statuses that began long ago, taken to last a day
 * @param nobodys answered interactions left out because no agent is told
 */
public record Repairs(long reversed, long overlapping, long unended, long running, long forgotten, long nobodys) {

    public static final Repairs NONE = new Repairs(0, 0, 0, 0, 0, 0);

    public Repairs plus(Repairs other) {
        return new Repairs(
                reversed + other.reversed,
                overlapping + other.overlapping,
                unended + other.unended,
                running + other.running,
                forgotten + other.forgotten,
                nobodys + other.nobodys);
    }
}
