-- The day the demo data was begun on. It is told relative to that day, so that a start after an interruption goes on
-- with the same interactions. One row at most; none where there is no demo.
create table demo_state (
    only_row  boolean primary key default true constraint demo_state_single_row check (only_row),
    anchor    date    not null,
    completed boolean not null default false
);
