-- One row per run of a campaign; body is the AnalysisPlan as it came.
CREATE TABLE plan (
    run         text PRIMARY KEY,
    project     text NOT NULL,
    campaign    text NOT NULL,
    state       text NOT NULL CHECK (state IN ('LIVE', 'DONE', 'FAILED', 'CANCELLED')),
    shards      integer NOT NULL,
    layers      integer NOT NULL,
    layers_done integer NOT NULL DEFAULT 0,
    body        text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now()
);

-- Which extraction a layer of a run waits for; its analysis item is published when the state leaves WAITING.
CREATE TABLE planned_layer (
    run        text NOT NULL REFERENCES plan ON DELETE CASCADE,
    layer      integer NOT NULL,
    extraction text NOT NULL,
    state      text NOT NULL CHECK (state IN ('WAITING', 'QUEUED', 'DONE')),
    PRIMARY KEY (run, layer)
);
CREATE INDEX planned_layer_extraction ON planned_layer (extraction);

-- The row whose lock orders everything that happens to one extraction, known from a plan or from a completion.
CREATE TABLE extraction (
    id            text PRIMARY KEY,
    project       text NOT NULL,
    shards_done   integer NOT NULL DEFAULT 0,
    shards_failed integer NOT NULL DEFAULT 0
);

-- chunks is the LayerChunks as it came, or null for a shard that failed and was not completed since.
CREATE TABLE shard (
    extraction text NOT NULL REFERENCES extraction ON DELETE CASCADE,
    index      integer NOT NULL,
    chunks     text,
    PRIMARY KEY (extraction, index)
);

-- Cancelled runs, which may be cancelled before their plan is known here.
CREATE TABLE cancelled_run (
    run          text PRIMARY KEY,
    cancelled_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text NOT NULL,
    key        text NOT NULL,
    payload    text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
