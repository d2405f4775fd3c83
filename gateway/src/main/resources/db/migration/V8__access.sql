-- Tenants, known from their first request on, with what each may have; null: as the gateway's configuration says.
-- counted_bytes is what the store held at counted_at and what was let in since; null: to be counted.
CREATE TABLE project (
    name          text PRIMARY KEY,
    created_at    timestamptz NOT NULL DEFAULT now(),
    campaigns     integer CHECK (campaigns >= 0),
    stored_bytes  bigint CHECK (stored_bytes >= 0),
    upload_bytes  bigint CHECK (upload_bytes >= 0),
    counted_bytes bigint,
    counted_at    timestamptz
);
INSERT INTO project (name)
    SELECT 'default' UNION SELECT project FROM stimulus_set UNION SELECT project FROM model
    UNION SELECT project FROM campaign UNION SELECT project FROM extraction;

-- Of a key there is its SHA-256 alone. Revoked ones stay, so that a key that is configured is not let in again.
CREATE TABLE access_key (
    seq        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    id         text PRIMARY KEY,
    project    text NOT NULL REFERENCES project,
    name       text NOT NULL,
    scope      text NOT NULL CHECK (scope IN ('READ', 'SUBMIT', 'ADMIN')),
    sha256     text NOT NULL,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz
);

-- What a quota counts.
CREATE INDEX campaign_in_flight ON campaign (project) WHERE state IN ('PENDING', 'RUNNING', 'CANCELLING');
