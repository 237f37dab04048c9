#!/bin/sh
# Run by PostgreSQL's image, once, over an empty volume: the portal's role owns its database and is no superuser, and
# nobody reaches the superuser over the network, since it keeps no password.
set -eu
psql --username "$POSTGRES_USER" --dbname postgres --no-psqlrc \
  --set ON_ERROR_STOP=1 --set password="$RASTRO_DB_PASSWORD" --set superuser="$POSTGRES_USER" <<'SQL'
create role rastro login password :'password' nosuperuser nocreatedb nocreaterole;
create database rastro owner rastro encoding 'UTF8' template template0;
\connect rastro
create extension pg_trgm;
create extension unaccent;
alter role :"superuser" password null;
SQL
