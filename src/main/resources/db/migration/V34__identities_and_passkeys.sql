-- Whom an identity provider knows by which name: an account that is signed in there keeps its row, and so its place in
-- what is told of it, whatever else changes.
create table account_identity (
    id         int generated always as identity primary key,
    account_id int  not null constraint account_identity_account_fk references account on delete cascade,
    issuer     text not null,
    subject    text not null,
    constraint account_identity_unique unique (issuer, subject),
    constraint account_identity_account_unique unique (account_id)
);
