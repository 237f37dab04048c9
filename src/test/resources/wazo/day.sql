-- Seconds are counted from 2025-12-01 09:00 in São Paulo: a call to a queue that the second user took; one hung up before anybody
-- took it; one that ended in a voicemail, as told until 26.07 and since; a blocked one; two made; one between users; one of
-- another company; one from before 24.09, without a conversation; one without an end.
insert into call_logd_call_log (id, date, date_answer, date_end, tenant_uuid, source_name, source_exten, source_internal_name,
    source_internal_exten, requested_name, requested_exten, requested_internal_exten, destination_name, destination_exten,
    destination_internal_exten, blocked, reached_voicemail, direction, conversation_id)
select id, timestamptz '2025-12-01 12:00:00Z' + began * interval '1 second',
    timestamptz '2025-12-01 12:00:00Z' + answered * interval '1 second',
    timestamptz '2025-12-01 12:00:00Z' + ended * interval '1 second',
    ('00000000-0000-0000-0000-00000000000' || tenant)::uuid, source_name, source, source_internal_name, source_internal,
    requested_name, requested, requested_internal, destination_name, destination, destination_internal, blocked, voicemail,
    direction, conversation
from (values
    (1, 0, 25, 300, 1, 'Maria Souza', '11987650001', null, null, null, '1140001234', '3001', 'Bruno Lima', '1002', '1002', false, false, 'inbound', '1764590400.1'),
    (2, 400, null, 430, 1, null, '11987650002', null, null, null, '1140001234', '3001', null, null, null, false, false, 'inbound', '1764590800.2'),
    (3, 500, null, 530, 1, null, '11987650003', null, null, 'Ana Prado', '1140001001', '1001', 'Ana Prado', '1001', '1001', false, null, 'inbound', '1764590900.3'),
    (4, 600, null, 640, 1, null, '11987650004', null, null, 'Ana Prado', '1140001001', '1001', 'Ana Prado', '1001', '1001', false, true, 'inbound', '1764591000.4'),
    (5, 700, null, 701, 1, null, '11987650005', null, null, 'Ana Prado', '1140001001', '1001', 'Ana Prado', '1001', '1001', true, false, 'inbound', '1764591100.5'),
    (6, 800, 812, 900, 1, 'Ana Prado', '1140001001', 'Ana Prado', '1001', null, '011987650006', null, null, '011987650006', null, false, false, 'outbound', '1764591200.6'),
    (7, 950, null, 980, 1, 'Ana Prado', '1140001001', 'Ana Prado', '1001', null, '011987650007', null, null, '011987650007', null, false, false, 'outbound', '1764591350.7'),
    (8, 1000, 1003, 1060, 1, 'Ana Prado', '1001', 'Ana Prado', '1001', null, '1002', '1002', 'Bruno Lima', '1002', '1002', false, false, 'internal', '1764591400.8'),
    (9, 1100, 1105, 1160, 2, null, '11987650009', null, null, null, '1140009999', '3001', 'Outra', '1001', '1001', false, false, 'inbound', '1764591500.9'),
    (10, 1200, 1205, 1260, 1, null, '11987650010', null, null, null, '1140001234', '3002', 'Grupo', '1003', '1003', null, null, 'inbound', null),
    (11, 1300, null, null, 1, null, '11987650011', null, null, null, '1140001234', '3001', null, null, null, false, false, 'inbound', '1764591700.11')
) as calls (id, began, answered, ended, tenant, source_name, source, source_internal_name, source_internal, requested_name,
    requested, requested_internal, destination_name, destination, destination_internal, blocked, voicemail, direction, conversation);
insert into call_logd_call_log_participant (call_log_id, user_uuid, role, tags, answered) values
    (1, '00000000-0000-0000-0000-000000001001', 'destination', '{}', false),
    (1, '00000000-0000-0000-0000-000000001002', 'destination', '{Noite}', true),
    (3, '00000000-0000-0000-0000-000000001001', 'destination', '{}', false),
    (6, '00000000-0000-0000-0000-000000001001', 'source', '{}', true),
    (7, '00000000-0000-0000-0000-000000001001', 'source', '{}', false);
insert into call_logd_call_log_destination (call_log_id, destination_details_key, destination_details_value) values
    (3, 'type', 'user'), (3, 'user_uuid', '00000000-0000-0000-0000-000000001001'),
    (4, 'type', 'voicemail'), (4, 'voicemail_id', '7'),
    (10, 'type', 'group'), (10, 'group_label', 'Plantão');
insert into call_logd_recording (call_log_id, start_time, end_time, path) values
    (1, '2025-12-01 12:00:25Z', '2025-12-01 12:05:00Z', '/var/lib/wazo/sounds/tenants/t1/monitor/a.wav'),
    (6, '2025-12-01 12:13:32Z', '2025-12-01 12:15:00Z', null);
