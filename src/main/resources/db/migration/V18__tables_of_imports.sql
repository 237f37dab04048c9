-- Imports read workbooks, remember how their table is written, and keep the warnings of every line.
alter table import_run
    drop constraint import_run_format_known,
    add constraint import_run_format_known check (format in ('JSON_LINES', 'JSON_ARRAY', 'CSV', 'XLSX')),
    add column delimiter text,
    add column header text[];

-- Where the table is, in one place of the mapping.
update import_run
set mapping = (mapping::jsonb - 'delimiter' - 'header' || jsonb_build_object('layout', jsonb_build_object(
    'delimiter', mapping::jsonb -> 'delimiter',
    'headerLine', case when (mapping::jsonb ->> 'header')::boolean then 1 else 0 end,
    'encoding', '',
    'sheet', '')))::text
where mapping is not null;

create table import_line_warning (
    run_id    int    not null constraint import_line_warning_run_fk references import_run on delete cascade,
    line      bigint not null,
    code      text   not null,
    arguments text[] not null
);
create index import_line_warning_run_line on import_line_warning (run_id, line);
