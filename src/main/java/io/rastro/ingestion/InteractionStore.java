package io.rastro.ingestion;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Interactions with all that hangs on them as rows of their tables. */
@Component
class InteractionStore extends RecordStore<DerivedInteraction> {

    /** Removing a tag needs its whole key to find it. */
    private static final List<String> DELETIONS = List.of(
            """
            delete from interaction_tag t using (
                select id, received_at, medium, unnest(tag_ids) as tag_id from interaction where id = ? and received_at = ?
            ) old where t.tag_id = old.tag_id and t.medium = old.medium and t.received_at = old.received_at
                and t.interaction_id = old.id""",
            "delete from call_quality where interaction_id = ? and received_at = ?",
            "delete from interaction_event where interaction_id = ? and received_at = ?",
            "delete from message where interaction_id = ? and received_at = ?",
            "delete from recording where interaction_id = ? and received_at = ? and not uploaded",
            "delete from interaction where id = ? and received_at = ?");

    private final ReferencedIds.Resolver resolver;

    InteractionStore(JdbcTemplate jdbc, ReferencedIds.Resolver resolver) {
        super(RecordKind.INTERACTION, DerivedInteraction.class, jdbc);
        this.resolver = resolver;
    }

    @Override
    List<String> deletions() {
        return DELETIONS;
    }

    @Override
    List<CopyRows<?>> tables(Provenance from, List<Numbered<DerivedInteraction>> records) {
        ReferencedNames referencedNames =
                new ReferencedNames(records.stream().map(Numbered::content).toList());
        InteractionWriter writer =
                new InteractionWriter(resolver.resolve(from.source(), referencedNames), from.importId());
        records.forEach(writer::add);
        return writer.tables();
    }
}
