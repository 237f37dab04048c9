-- The columns that are read of VICIdial's tables, with its types, keys and engine, as they are from schema 1302 to 1728.
create table vicidial_closer_log (closecallid int unsigned auto_increment primary key, lead_id int unsigned not null,
    campaign_id varchar(20), call_date datetime, start_epoch int unsigned, end_epoch int unsigned, length_in_sec int,
    status varchar(6), phone_code varchar(10), phone_number varchar(18), user varchar(20),
    queue_seconds decimal(7,2) default 0, xfercallid int unsigned,
    term_reason enum('CALLER','AGENT','QUEUETIMEOUT','ABANDON','AFTERHOURS','HOLDRECALLXFER','HOLDTIME','NOAGENT','NONE',
        'MAXCALLS','ACFILTER','CLOSETIME') default 'NONE',
    uniqueid varchar(20) not null default '', index (lead_id), index (call_date), index (campaign_id), index (uniqueid)
) engine = MyISAM;
create table vicidial_log (uniqueid varchar(20) not null primary key, lead_id int unsigned not null, campaign_id varchar(8),
    call_date datetime, start_epoch int unsigned, end_epoch int unsigned, length_in_sec int, status varchar(6),
    phone_code varchar(10), phone_number varchar(18), user varchar(20),
    term_reason enum('CALLER','AGENT','QUEUETIMEOUT','ABANDON','AFTERHOURS','NONE','SYSTEM') default 'NONE',
    index (lead_id), index (call_date)
) engine = MyISAM;
create table vicidial_agent_log (agent_log_id int unsigned auto_increment primary key, user varchar(20), event_time datetime,
    lead_id int unsigned, campaign_id varchar(8), pause_epoch int unsigned, pause_sec smallint unsigned default 0,
    wait_epoch int unsigned, wait_sec smallint unsigned default 0, talk_epoch int unsigned,
    talk_sec smallint unsigned default 0, dispo_epoch int unsigned, dispo_sec smallint unsigned default 0, status varchar(6),
    sub_status varchar(6), dead_epoch int unsigned, dead_sec smallint unsigned default 0, index (lead_id), index (user),
    index (event_time), index time_user (event_time, user)
) engine = MyISAM;
create table vicidial_live_agents (live_agent_id int unsigned auto_increment primary key, user varchar(20),
    agent_log_id int unsigned default 0
) engine = MyISAM;
create table recording_log (recording_id int unsigned auto_increment primary key, start_epoch int unsigned,
    end_epoch int unsigned, filename varchar(100), location varchar(255), lead_id int unsigned, user varchar(20),
    vicidial_id varchar(20), index (filename), index (lead_id), index (user), index (vicidial_id)
) engine = MyISAM;
create table vicidial_did_log (uniqueid varchar(20) not null, extension varchar(100), call_date datetime,
    index (uniqueid), index (extension), index (call_date)
) engine = MyISAM;
create table vicidial_users (user_id int unsigned auto_increment primary key, user varchar(20) not null,
    full_name varchar(50), unique index (user)
) engine = MyISAM;
create table vicidial_list (lead_id int unsigned auto_increment primary key, phone_number varchar(18) not null,
    first_name varchar(30), last_name varchar(30), index (phone_number)
) engine = MyISAM;
create table vicidial_inbound_groups (group_id varchar(20) not null primary key, group_name varchar(30)) engine = MyISAM;
create table vicidial_campaigns (campaign_id varchar(8) not null primary key, campaign_name varchar(40)) engine = MyISAM;
create table vicidial_statuses (status varchar(6) not null primary key, status_name varchar(30)) engine = MyISAM;
create table vicidial_campaign_statuses (status varchar(6) not null, status_name varchar(30), campaign_id varchar(8),
    index (campaign_id), unique index (status, campaign_id)
) engine = MyISAM;
create table vicidial_pause_codes (pause_code varchar(6) not null, pause_code_name varchar(30), campaign_id varchar(8),
    index (campaign_id)
) engine = MyISAM;
