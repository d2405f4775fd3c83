ALTER TABLE campaign ADD COLUMN retention text NOT NULL DEFAULT 'KEEP' CHECK (retention IN ('KEEP', 'DISCARD'));

-- DISCARDING: the array is being removed from the store, by whoever holds the lease; DISCARDED: it is gone, for the
-- campaigns that still tell of it. Each time that one is claimed anew it is another generation; rows may go, and no
-- number comes twice.
CREATE SEQUENCE extraction_generation;
ALTER TABLE extraction ADD COLUMN generation bigint NOT NULL DEFAULT 0;
ALTER TABLE extraction ALTER COLUMN generation SET DEFAULT nextval('gateway.extraction_generation');
ALTER TABLE extraction ADD COLUMN lease text;
ALTER TABLE extraction ADD COLUMN leased_until timestamptz;
ALTER TABLE extraction DROP CONSTRAINT extraction_state_check;
ALTER TABLE extraction ADD CONSTRAINT extraction_state_check
    CHECK (state IN ('CLAIMED', 'STORED', 'FREE', 'DISCARDING', 'DISCARDED'));
CREATE INDEX extraction_discarding ON extraction (project, id) WHERE state = 'DISCARDING';

-- Who needs an extraction.
CREATE INDEX run_layer_extraction ON run_layer (extraction);

-- Extractions that a campaign with retention DISCARD needs no more, until it is known whether anything else does.
CREATE TABLE retention_check (
    project    text NOT NULL,
    extraction text NOT NULL,
    due_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project, extraction)
);
CREATE INDEX retention_check_due ON retention_check (due_at);

-- Who may write or remove what has no row of its own to be locked by: many imports, or one sweep.
CREATE TABLE store_lease (
    token   text PRIMARY KEY,
    project text NOT NULL,
    subject text NOT NULL,
    shared  boolean NOT NULL,
    until   timestamptz NOT NULL
);
CREATE INDEX store_lease_subject ON store_lease (project, subject);

-- When an import of a model was last begun, so that one that broke off is known as such.
ALTER TABLE model ADD COLUMN begun_at timestamptz NOT NULL DEFAULT now();
