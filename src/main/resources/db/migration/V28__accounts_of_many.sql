-- Accounts are opened by a one-time link, of which only the SHA-256 is kept; until it is used nobody knows a password.
alter table account
    add last_sign_in_at       timestamptz,
    add invitation_hash       bytea constraint account_invitation_hash_unique unique,
    add invitation_expires_at timestamptz,
    add must_change_password  boolean not null default false,
    -- Sessions that began under another number are over.
    add session_generation    int     not null default 0,
    add constraint account_invitation_expires check ((invitation_hash is null) = (invitation_expires_at is null));

-- Who made a token, by name, since the token outlives the account; until when it is good, null: for good.
alter table api_token
    add created_by text,
    add expires_at timestamptz;
