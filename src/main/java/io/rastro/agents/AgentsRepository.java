package io.rastro.agents;

import io.rastro.agents.AgentService.AgentFacts;
import io.rastro.directory.Agent;
import io.rastro.directory.DirectoryOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Who the agents are, and the names that the report needs. */
interface AgentsRepository extends Repository<Agent, Long> {

    /** The agents that a filter chooses; for one that chooses none, all. */
    default Set<Integer> chosen(AgentsFilter filter) {
        Integer[] ids = filter.agents().toArray(Integer[]::new);
        Integer[] tags = filter.agentTags().toArray(Integer[]::new);
        return chosen(
                ids.length == 0, ids, tags.length == 0, tags, filter.active().orElse(null));
    }

    /**
     * Those who are all that is asked.
     *
     * @param active null: active or not
     */
    @Query("""
            select cast(agent.id as Integer) from Agent agent
            where (:anyone = true or is_any_of(agent.id, :ids)) and (:active is null or agent.active = :active)
                and (:anyTag = true or exists (select 1 from agent.tags tag where is_any_of(tag.id, :tags)))""")
    Set<Integer> chosen(boolean anyone, Integer[] ids, boolean anyTag, Integer[] tags, @Nullable Boolean active);

    @Query("""
            select new io.rastro.agents.AgentService$AgentFacts(cast(agent.id as Integer), agent.name, agent.active,
                coalesce(listagg(tag.name, ', ') within group (order by fold(tag.name)), ''))
            from Agent agent left join agent.tags tag where agent.id = :id group by agent""")
    Optional<AgentFacts> agent(long id);

    default Map<Integer, String> pauseReasons(Set<Integer> ids) {
        return DirectoryOption.names(pauseReasons(ids.toArray(Integer[]::new)));
    }

    @Query("""
            select new io.rastro.directory.DirectoryOption(reason.id, reason.name) from PauseReason reason
            where is_any_of(reason.id, :ids) order by fold(reason.name), reason.id""")
    List<DirectoryOption> pauseReasons(Integer[] ids);
}
