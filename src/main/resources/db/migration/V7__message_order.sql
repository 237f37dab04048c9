-- In what order an account reads conversations: oldest or newest messages first.
alter table account add column message_order text
    constraint account_message_order_known check (message_order in ('oldest', 'newest'));
comment on column account.message_order is 'null: never chosen';
