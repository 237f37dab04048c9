-- Which import wrote a row, so that an import leads to its own rows; no part of what makes a row the same as before.
-- No foreign keys: the check would cost more than the number, and imports are never removed.
alter table interaction add column import_id int;
comment on column interaction.import_id is 'the import_run whose file wrote it; null: it came otherwise, or before this was kept';
create index interaction_import on interaction (import_id, medium, received_at, id) where import_id is not null;

alter table ivr_call add column import_id int;
comment on column ivr_call.import_id is 'as of an interaction';
create index ivr_call_import on ivr_call (import_id, entered_at, id) where import_id is not null;

alter table import_run add column rows_marked boolean not null default false;
comment on column import_run.rows_marked is 'whether it started when rows began to carry the number of their import';

-- Of the stamp that contradicts the status, these notices tell the field as well.
update import_warning set arguments = arguments || 'answeredAt'::text where code in ('answeredWithoutStamp', 'stampWithoutAnswer');
update import_line_warning set arguments = arguments || 'answeredAt'::text where code in ('answeredWithoutStamp', 'stampWithoutAnswer');

-- One notice instead of two for a number whose digits a spreadsheet has lost.
update import_warning set code = 'digitsLost' where code = 'roundedNumber';
update import_line_warning set code = 'digitsLost' where code = 'roundedNumber';
