-- What a contact is recognised by, for its page: without this all identities there are would be read for each.
create index contact_identity_contact on contact_identity (contact_id);
