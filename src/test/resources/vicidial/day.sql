-- Seconds are counted from 2025-12-01 09:00 in São Paulo. A morning of two agents, one event of each kind.
insert into vicidial_users (user, full_name) values ('6001', 'Ana Prado'), ('6002', 'Bruno Lima');
insert into vicidial_inbound_groups values ('SUP_IN', 'Suporte'), ('FIN_IN', 'Financeiro');
insert into vicidial_campaigns values ('VENDAS', 'Vendas externas');
insert into vicidial_statuses values ('SALE', 'Sale Made'), ('N', 'No Answer');
insert into vicidial_campaign_statuses values ('RESOLV', 'Resolvido', 'VENDAS');
insert into vicidial_pause_codes values ('ALMOCO', 'Almoço', 'VENDAS'), ('BANHO', 'Banheiro', 'VENDAS');
insert into vicidial_list values (1001, '11987650001', 'Maria', 'Souza'), (1004, '11987650004', '', '');

insert into vicidial_did_log (uniqueid, extension) values ('1764590399.1', '1140001234');
-- 14 is on another server of the dialler, which made a channel of its own.
-- Who transferred has given the call a disposition of its own since: only 5 tells that there was a transfer.
insert into vicidial_closer_log (closecallid, lead_id, campaign_id, start_epoch, end_epoch, length_in_sec, status, phone_code,
    phone_number, user, queue_seconds, xfercallid, term_reason, uniqueid) values
    (1, 1001, 'SUP_IN', @t, @t + 320, 320, 'SALE', '1', '11987650001', '6001', 20, 0, 'AGENT', '1764590399.1'),
    (2, 1002, 'SUP_IN', @t + 400, @t + 445, 45, 'DROP', '1', '11987650002', 'VDCL', 45, 0, 'ABANDON', '1764590799.2'),
    (3, 1003, 'SUP_IN', @t + 500, @t + 500, 1, 'AFTHRS', '1', '11987650003', 'VDCL', 0, null, 'AFTERHOURS', '1764590899.3'),
    (4, 1004, 'SUP_IN', @t + 600, @t + 700, 100, 'SALE', '1', '11987650004', '6001', 15, 0, 'NONE', '1764590999.4'),
    (5, 1004, 'FIN_IN', @t + 701, @t + 900, 199, 'N', '1', '11987650004', '6002', 29.50, 77, 'CALLER', '1764590999.4'),
    (6, 1006, 'SUP_IN', @t + 1000, @t + 1012, 12, 'DROP', '1', '11987650006', '6002', 12, 0, 'CALLER', '1764591399.6'),
    (7, 1007, 'SUP_IN', @t + 1100, @t + 1160, 60, 'TIMEOT', '1', '11987650007', 'VDCL', 60, 0, 'QUEUETIMEOUT', '1764591499.7'),
    (8, 1007, 'FIN_IN', @t + 1160, @t + 1260, 100, 'SALE', '1', '11987650007', '6002', 10, 0, 'AGENT', '1764591499.7'),
    (9, 1009, 'SUP_IN', @t + 1300, null, null, 'INCALL', '1', '11987650009', '6001', 5, 0, 'NONE', '1764591699.9'),
    (10, 1010, 'SUP_IN', @t + 1400, @t + 1490, 90, 'QVMAIL', '1', '11987650010', 'VDCL', 60, 0, 'HOLDTIME', '1764591799.10'),
    (12, 1027, 'FIN_IN', @t + 2601, @t + 2700, 99, 'SALE', '1', '11987650027', '6002', 5, 78, 'AGENT', '1764592890.7'),
    (13, 1030, 'SUP_IN', @t + 3000, @t + 3060, 60, 'SALE', '1', '11987650030', '6001', 5, 0, 'NONE', '1764593400.11'),
    (14, 1030, 'FIN_IN', @t + 3062, @t + 3100, 38, 'SALE', '1', '11987650030', '6002', 3, 79, 'AGENT', '1764593460.88');

insert into vicidial_log (uniqueid, lead_id, campaign_id, start_epoch, end_epoch, length_in_sec, status, phone_code,
    phone_number, user, term_reason) values
    ('1764592400.1', 1021, 'VENDAS', @t + 2010, @t + 2100, 90, 'RESOLV', '55', '11987650021', '6001', 'AGENT'),
    ('1764592600.2', 1022, 'VENDAS', @t + 2200, @t + 2230, 30, 'NA', '55', '11987650022', 'VDAD', 'NONE'),
    ('1764592601.3', 1023, 'VENDAS', @t + 2201, @t + 2204, 3, 'AA', '55', '11987650023', 'VDAD', 'NONE'),
    ('1764592602.4', 1024, 'VENDAS', @t + 2202, @t + 2207, 5, 'DROP', '55', '11987650024', 'VDAD', 'CALLER'),
    ('1764592700.5', 1025, 'VENDAS', @t + 2300, @t + 2325, 25, 'N', '55', '11987650025', '6001', 'AGENT'),
    ('1764592800.6', 1026, 'VENDAS', @t + 2400, @t + 2402, 2, 'DC', '55', '1130000026', 'VDAD', 'NONE'),
    ('1764592890.7', 1027, 'VENDAS', @t + 2500, @t + 2600, 100, 'SALE', '55', '11987650027', '6001', 'NONE');

insert into recording_log (start_epoch, end_epoch, filename, location, lead_id, user, vicidial_id) values
    (@t + 21, @t + 320, '20251201-090021_1001', 'http://10.0.0.5/RECORDINGS/MP3/20251201-090021_1001-all.mp3', 1001, '6001', '1'),
    (@t + 616, @t + 700, '20251201-091016_1004', 'http://10.0.0.5/RECORDINGS/MP3/20251201-091016_1004-all.mp3', 1004, '6001', '1764590999.4'),
    (@t + 731, @t + 900, '20251201-091211_1004', 'http://10.0.0.5/RECORDINGS/MP3/20251201-091211_1004-all.mp3', 1004, '6002', '5'),
    (@t + 1171, @t + 1260, '20251201-091931_1007', 'DELETED', 1007, '6002', '8'),
    (@t + 2014, @t + 2100, '20251201-093334_1021', null, 1021, '6001', '1764592400.1');

-- 3: a second pause code, so that the wait never began. 5: the connection was lost while waiting; 6 is what the dialler adds then.
-- 7: logged out at 5100. 8: a pause over a weekend, of which the column holds 65,535 s.
insert into vicidial_agent_log (agent_log_id, user, campaign_id, lead_id, sub_status, pause_epoch, pause_sec, wait_epoch,
    wait_sec, talk_epoch, talk_sec, dead_epoch, dead_sec, dispo_epoch, dispo_sec) values
    (1, '6001', 'VENDAS', 1001, 'LOGIN', @t - 600, 60, @t - 540, 560, @t + 20, 300, null, 0, @t + 320, 15),
    (2, '6001', 'VENDAS', null, null, @t + 335, 0, @t + 335, 165, null, 0, null, 0, null, 0),
    (3, '6001', 'VENDAS', null, 'ALMOCO', @t + 500, 60, @t + 500, 0, null, 0, null, 0, null, 0),
    (4, '6001', 'VENDAS', 1004, 'BANHO', @t + 560, 30, @t + 590, 25, @t + 615, 85, @t + 690, 10, @t + 700, 20),
    (5, '6001', 'VENDAS', null, 'LAGGED', @t + 720, 2, @t + 722, 0, null, 0, null, 0, null, 0),
    (6, '6001', 'VENDAS', null, null, @t + 780, 0, @t + 780, 0, null, 0, null, 0, null, 0),
    (7, '6001', 'VENDAS', null, 'LOGIN', @t + 1900, 10, @t + 1910, 104, @t + 2014, 86, null, 0, @t + 2100, 30),
    (8, '6002', 'VENDAS', null, 'REUNIA', @t + 6000, 65535, @t + 6000, 0, null, 0, null, 0, null, 0),
    (9, '6002', 'VENDAS', null, 'REUNIA', @t + 76000, 5, @t + 76005, 0, null, 0, null, 0, null, 0);
update vicidial_agent_log set lead_id = 1021 where agent_log_id = 7;
