-- Requests that make something and came with an Idempotency-Key, for as long as the gateway keeps them. A request has its
-- key to itself until it is answered (status), or until whoever does it must have died. answer is null for a secret.
CREATE TABLE idempotency (
    project  text NOT NULL,
    key      text NOT NULL,
    request  text NOT NULL,
    holder   text NOT NULL,
    begun_at timestamptz NOT NULL DEFAULT now(),
    until    timestamptz NOT NULL,
    status   integer,
    location text,
    answer   text,
    PRIMARY KEY (project, key)
);
CREATE INDEX idempotency_begun ON idempotency (begun_at);
CREATE INDEX idempotency_location ON idempotency (project, location);

-- The keys of campaigns so far, with the part of the answer that does not change.
INSERT INTO idempotency (project, key, request, holder, begun_at, until, status, location, answer)
    SELECT k.project, k.key,
        encode(sha256(convert_to('/api/v1/campaigns' || chr(10) || k.body_sha256, 'UTF8')), 'hex'),
        '', k.created_at, k.created_at, 201, '/api/v1/campaigns/' || c.id,
        json_build_object('id', c.id, 'name', c.name, 'state', c.state, 'version', c.version,
            'stimulusSet', c.stimulus_set, 'createdAt', c.created_at)::text
    FROM campaign_key k JOIN campaign c ON c.id = k.campaign;
DROP TABLE campaign_key;
