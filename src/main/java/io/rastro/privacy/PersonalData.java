package io.rastro.privacy;

/** The kinds of data that are held about people; each with the query that finds them, by which they are counted and handed out. */
enum PersonalData {
    CONTACTS("""
            select c.id as contact, c.source, c.name, c.external_id, c.document, c.phone, c.email
            from contact c where c.id = any(cast(:contacts as bigint[]))"""),
    IDENTITIES("select source, identity from contact_identity where contact_id = any(cast(:contacts as bigint[]))"),
    ADDRESSES("select address from email_address where address = any(cast(:emails as text[]))"),
    INTERACTIONS("""
            select i.id as interaction, i.received_at, i.answered_at, i.finished_at, i.medium, i.direction, s.name as service,
                o.status, i.protocol, i.external_protocol, i.from_address, i.to_address, i.phone_number, i.email,
                q.dialled_number, q.external_channel
            from own join interaction i on i.id = own.id and i.received_at = own.received_at
            join outcome o on o.id = i.outcome_id left join service_queue s on s.id = i.service_id
            left join call_quality q on q.interaction_id = i.id and q.received_at = i.received_at"""),
    MESSAGES("""
            select m.interaction_id as interaction, m.sent_at, m.sender, m.text, m.attachment_name, m.attachment_url
            from own join message m on m.interaction_id = own.id and m.received_at = own.received_at
            where m.sender <> 'INTERNAL'"""),
    COMMENTS("""
            select i.id as interaction, i.received_at as noted_at, i.internal_comments as comment
            from own join interaction i on i.id = own.id and i.received_at = own.received_at
            where i.internal_comments is not null
            union all select m.interaction_id, m.sent_at, m.text
            from own join message m on m.interaction_id = own.id and m.received_at = own.received_at
            where m.sender = 'INTERNAL'
            union all select e.interaction_id, e.happened_at, e.note
            from own join interaction_event e on e.interaction_id = own.id and e.received_at = own.received_at
            where e.note is not null"""),
    RECORDINGS("""
            select r.id as recording, r.interaction_id as interaction, r.reference, r.started_at, r.duration_ms
            from own join recording r on r.interaction_id = own.id
            where not exists (select from recording_audio gone where gone.reference = r.reference and gone.deleted_at is not null)"""),
    WAVEFORMS("""
            select distinct a.reference, a.duration_ms, a.size_bytes
            from own join recording r on r.interaction_id = own.id join recording_audio a on a.reference = r.reference
            where a.waveform is not null"""),
    CALLS("""
            select c.id as call, c.entered_at, c.left_at, ivr.name as ivr, path.options as path, c.outcome, c.caller
            from ivr_call c join ivr on ivr.id = c.ivr_id join ivr_path path on path.id = c.path_id
            where c.caller is not null and (c.conversation_id = any(array(select conversation_id from own))
                or regexp_replace(c.caller, '[^0-9]', '', 'g') like any(cast(:ends as text[])))""");

    private final String query;

    PersonalData(String query) {
        this.query = query;
    }

    /** With the parameters of {@link PersonRepository#asked}. */
    String query() {
        return "with own as (" + PersonRepository.OWN + ") " + query;
    }

    public String messageKey() {
        return "privacy.kind." + name();
    }
}
