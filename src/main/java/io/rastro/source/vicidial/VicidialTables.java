package io.rastro.source.vicidial;

import io.rastro.source.UpdatedRowQueries.Rows;

/**
 * What is read of VICIdial's tables. None has an index by when a row was finished, so each is read by its primary key; beside
 * it others are looked into by columns that have an index in its schemas 1302 to 1728. Only epochs count: the datetimes have no
 * zone.
 */
final class VicidialTables {

    static final String INBOUND = "vicidial_closer_log";
    static final String OUTBOUND = "vicidial_log";
    static final String AGENT_LOG = "vicidial_agent_log";

    /**
     * That many seconds after it began none of the dialler's servers adds a row of a lower key any more. A clock that was wrong
     * once, or is not told, holds up nothing.
     */
    private static final String SETTLED =
            "coalesce(%s not between unix_timestamp() - %d and unix_timestamp() + 600, 1) as row_settled, ";

    /**
     * The agent chooses the disposition after the call, and until it is moved to its place a recording has no address. What has
     * no end after a day never gets one.
     */
    private static final String CALL_COMPLETE = """
            coalesce(entry.end_epoch > 0 and entry.end_epoch < unix_timestamp() - 120
                and (entry.status not in ('QUEUE', 'INCALL', 'DISPO') or entry.end_epoch < unix_timestamp() - 3600)
                and (entry.end_epoch < unix_timestamp() - 900 or not exists (select 1 from recording_log as recording
                    where recording.lead_id = entry.lead_id
                        and recording.start_epoch between entry.start_epoch - 5 and entry.end_epoch
                        and coalesce(recording.location, '') not like 'http%'))
                or entry.start_epoch < unix_timestamp() - 86400 or entry.start_epoch is null, 0) as row_complete""";

    private static final String AGENT_NAME =
            "(select max(full_name) from vicidial_users where vicidial_users.user = entry.user) as full_name";

    private static final String CALL = """
            entry.uniqueid, entry.start_epoch, entry.end_epoch, entry.campaign_id, entry.status, entry.phone_code,
            entry.phone_number, entry.user, entry.term_reason, %s,
            (select concat_ws(' ', first_name, last_name) from vicidial_list
                where vicidial_list.lead_id = entry.lead_id) as contact_name,
            coalesce(
                (select max(status_name) from vicidial_campaign_statuses as own
                    where own.status = entry.status and own.campaign_id = entry.campaign_id),
                (select max(status_name) from vicidial_statuses as usual where usual.status = entry.status)) as status_name,
            %s""".formatted(AGENT_NAME, CALL_COMPLETE);

    /** A recording belongs to the row that its id names, or that went on under the channel's when it began. */
    private static final String RECORDINGS = """
            (select group_concat(recording.start_epoch, ' ', coalesce(nullif(recording.location, ''), recording.filename)
                    order by recording.recording_id separator '\\n')
                from recording_log as recording
                where recording.lead_id = entry.lead_id and coalesce(recording.location, '') <> 'DELETED'
                    and (%s(recording.vicidial_id = entry.uniqueid
                        and recording.start_epoch between entry.start_epoch - 5 and entry.end_epoch))) as recordings""";

    /**
     * Who transfers and who wraps up write to the same column, so that what tells of a transfer is that the call came in again:
     * by a transfer, or as the same channel from one in-group to the next.
     */
    private static final String WENT_ON = """
            (select max(concat(later.campaign_id, '\\n', coalesce(target.group_name, '')))
                from vicidial_closer_log as later
                left join vicidial_inbound_groups as target on target.group_id = later.campaign_id
                where later.lead_id = entry.lead_id and later.start_epoch >= entry.start_epoch
                    and later.start_epoch between entry.end_epoch - 5 and entry.end_epoch + 30
                    and %s(later.xfercallid > 0 or later.uniqueid = entry.uniqueid)) as went_on""";

    /** What a transferred call was before, as which it has another channel if that was on another server. */
    private static final String CAME_FROM = """
            case when entry.xfercallid > 0 then coalesce(
                (select max(earlier.uniqueid) from vicidial_closer_log as earlier
                    where earlier.lead_id = entry.lead_id and earlier.closecallid < entry.closecallid
                        and entry.start_epoch between earlier.end_epoch - 5 and earlier.end_epoch + 30),
                (select max(earlier.uniqueid) from vicidial_log as earlier
                    where earlier.lead_id = entry.lead_id
                        and entry.start_epoch between earlier.end_epoch - 5 and earlier.end_epoch + 30)) end as came_from""";

    static final Rows INBOUND_ROWS = new Rows(
            "select entry.closecallid, " + SETTLED.formatted("entry.start_epoch", 60) + CALL + ", entry.queue_seconds,"
                    + " (select max(group_name) from vicidial_inbound_groups"
                    + " where vicidial_inbound_groups.group_id = entry.campaign_id) as service_name,"
                    + " (select max(extension) from vicidial_did_log"
                    + " where vicidial_did_log.uniqueid = entry.uniqueid) as did, "
                    + RECORDINGS.formatted("recording.vicidial_id = entry.closecallid or ") + ", "
                    + WENT_ON.formatted("later.closecallid > entry.closecallid and ") + ", " + CAME_FROM,
            INBOUND,
            "closecallid",
            null);

    /**
     * A call is logged when somebody or nobody has picked up, under an id that begins with the second in which it was dialled.
     * Who dials by hand talks from when the agent log says so.
     */
    static final Rows OUTBOUND_ROWS = new Rows(
            "select " + SETTLED.formatted("substring_index(entry.uniqueid, '.', 1) + 0", 300) + CALL + ","
                    + " (select max(campaign_name) from vicidial_campaigns"
                    + " where vicidial_campaigns.campaign_id = entry.campaign_id) as service_name,"
                    + " (select min(talk.talk_epoch) from vicidial_agent_log as talk where talk.lead_id = entry.lead_id"
                    + " and talk.user = entry.user and talk.talk_epoch between entry.start_epoch - 5 and entry.end_epoch)"
                    + " as talk_epoch, " + RECORDINGS.formatted("") + ", " + WENT_ON.formatted(""),
            OUTBOUND,
            "uniqueid",
            null);

    /** A row is written on until the agent's next one, or until no agent who is logged in is in it. */
    static final Rows AGENT_ROWS = new Rows(
            "select entry.agent_log_id, " + SETTLED.formatted("entry.pause_epoch", 60) + """
                    entry.user, entry.pause_epoch, entry.pause_sec, entry.wait_epoch, entry.wait_sec, entry.talk_epoch,
                    entry.talk_sec, entry.dead_epoch, entry.dead_sec, entry.dispo_epoch, entry.dispo_sec, entry.sub_status, %s,
                    (select max(pause_code_name) from vicidial_pause_codes as code
                        where code.campaign_id = entry.campaign_id and code.pause_code = entry.sub_status) as pause_name,
                    coalesce(entry.pause_epoch < unix_timestamp() - 120 and not exists (select 1 from vicidial_live_agents as live
                            where live.agent_log_id = entry.agent_log_id)
                        or entry.pause_epoch < unix_timestamp() - 86400 or entry.pause_epoch is null, 0) as row_complete""".formatted(AGENT_NAME),
            AGENT_LOG,
            "agent_log_id",
            "user");

    private VicidialTables() {}
}
