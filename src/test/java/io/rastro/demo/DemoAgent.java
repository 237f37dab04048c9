package io.rastro.demo;

import io.rastro.ingestion.IncomingInteraction.AgentReference;
import java.time.DayOfWeek;
import java.util.List;

/**
 * An agent of the demo centre.
 *
 * @param voice takes calls; otherwise everything written
 * @param group the services the agent is trained for
 * @param turn which day of the team's rota, from 0
 * @param worksSundays daytime agents mostly do not
 * @param firstDay the first day of employment, counted from the first demo day
 * @param lastDay the last day of employment
 */
record DemoAgent(
        String code,
        String name,
        boolean voice,
        Shift shift,
        String group,
        int turn,
        boolean worksSundays,
        int firstDay,
        int lastDay,
        List<String> tags) {

    AgentReference reference() {
        return new AgentReference(code, name, tags);
    }

    /** How the agent introduces themselves. */
    String firstName() {
        return name.substring(0, name.indexOf(' '));
    }

    String extension() {
        return "2" + code.substring(code.length() - 3);
    }

    boolean works(int day, DayOfWeek weekday) {
        boolean employed = day >= firstDay && day <= lastDay;
        return employed && day % AgentRoster.PER_TEAM == turn && (worksSundays || weekday != DayOfWeek.SUNDAY);
    }
}
