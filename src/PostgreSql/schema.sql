-- The tables of TypedStreaming.PostgreSql, version 1. The package creates them itself if its role has permission. Otherwise, run this file
-- as a role that has permission to create tables in the schema:
--   psql -1 -v ON_ERROR_STOP=1 -v schema=typedstreaming -f schema.sql

CREATE TABLE :"schema".typedstreaming_schema (
    version integer NOT NULL,
    is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only)
);
INSERT INTO :"schema".typedstreaming_schema (version) VALUES (1);

CREATE TABLE :"schema".typedstreaming_position (
    transport text COLLATE "C" NOT NULL,
    organization text COLLATE "C" NOT NULL,
    channel text COLLATE "C" NOT NULL,
    consumer text COLLATE "C" NOT NULL,
    owner text NOT NULL,
    owner_host text NOT NULL,
    owner_process bigint NOT NULL,
    taken_at timestamptz NOT NULL,
    position_at text,
    replay_id bigint,
    opaque_id bytea,
    created_date text,
    instance text,
    PRIMARY KEY (transport, organization, channel, consumer)
);

CREATE TABLE :"schema".typedstreaming_lease (
    name text COLLATE "C" PRIMARY KEY,
    holder text NOT NULL,
    epoch bigint NOT NULL,
    until timestamptz NOT NULL
);

CREATE TABLE :"schema".typedstreaming_inbox (
    consumer text COLLATE "C" NOT NULL,
    event_key text COLLATE "C" NOT NULL,
    processed_at timestamptz NOT NULL,
    PRIMARY KEY (consumer, event_key)
);
CREATE INDEX typedstreaming_inbox_age ON :"schema".typedstreaming_inbox (processed_at);
