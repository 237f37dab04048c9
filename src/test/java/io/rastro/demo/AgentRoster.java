package io.rastro.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everybody who ever worked in the demo centre, in three shifts, one of each team a day; a few left meanwhile, some were replaced. */
final class AgentRoster {

    private static final List<String> GROUPS = List.of("TECNICO", "FINANCEIRO", "COMERCIAL", "RELACIONAMENTO");
    static final int PER_TEAM = 3;
    private static final int FOREVER = 10_000;

    private final NameBook names;
    private final List<DemoAgent> agents = new ArrayList<>();
    private final Set<String> taken = new LinkedHashSet<>();

    AgentRoster(NameBook names) {
        this.names = names;
        for (boolean voice : new boolean[] {true, false}) {
            for (Shift shift : Shift.values()) {
                hireTeams(voice, shift);
            }
        }
    }

    List<DemoAgent> agents() {
        return agents;
    }

    private void hireTeams(boolean voice, Shift shift) {
        int teams = shift.daytime() ? GROUPS.size() : 1;
        for (int team = 0; team < teams; team++) {
            for (int seat = 0; seat < PER_TEAM; seat++) {
                hire(voice, shift, GROUPS.get(team), seat);
            }
        }
    }

    /** Every eleventh seat changes hands within the period, every second of those stays empty for a while. */
    private void hire(boolean voice, Shift shift, String group, int seat) {
        int number = agents.size() + 1;
        if (number % 11 != 0) {
            agents.add(agent(voice, shift, group, seat, -1, FOREVER));
            return;
        }
        int leaves = 6 + number / 2;
        agents.add(agent(voice, shift, group, seat, -1, leaves));
        if (number % 2 == 0) {
            agents.add(agent(voice, shift, group, seat, leaves + 3, FOREVER));
        }
    }

    private DemoAgent agent(boolean voice, Shift shift, String group, int seat, int firstDay, int lastDay) {
        int number = agents.size() + 1;
        Chance chance = Chance.of("agent", number);
        boolean sundays = !shift.daytime() || group.equals(GROUPS.get(0));
        return new DemoAgent(
                String.format("%05d", number),
                name(chance),
                voice,
                shift,
                group,
                seat,
                sundays,
                firstDay,
                lastDay,
                tags(voice, shift, firstDay, chance));
    }

    /** No two of the same name: events name agents, not codes. */
    private String name(Chance chance) {
        String name = names.firstName(chance.happens(0.6), chance) + " " + names.surname(chance);
        return taken.add(name) ? name : name(chance);
    }

    private static List<String> tags(boolean voice, Shift shift, int firstDay, Chance chance) {
        List<String> tags = new ArrayList<>();
        tags.add(shift.tag());
        tags.add("Equipe " + chance.pick(List.of("Norte", "Sul", "Leste", "Oeste")));
        tags.add(firstDay > 0 ? "Júnior" : chance.pick(List.of("Júnior", "Pleno", "Sênior")));
        if (chance.happens(0.4)) {
            tags.add("Home office");
        }
        if (chance.happens(0.1)) {
            tags.add(voice ? "Bilíngue" : "Libras");
        }
        return List.copyOf(tags);
    }
}
