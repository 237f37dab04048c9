-- The name of a contact as it is searched for, folded once when it is written: a search that reads thousands of names spent
-- most of its time on folding each of them. Rewrites contacts (about half a minute for each million).
drop index contact_name_search;
alter table contact add column folded_name text generated always as (fold(name)) stored;
comment on column contact.folded_name is 'fold(name); null: no name is known';
create index contact_name_search on contact using gin (folded_name gin_trgm_ops);
