-- Immutable; id is the hash of the sorted manifest, which lies in the object store.
CREATE TABLE stimulus_set (
    seq        bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    project    text NOT NULL,
    id         text NOT NULL,
    stimuli    integer NOT NULL,
    contents   text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project, id)
);

-- A set may have several names; a name stands for one set.
CREATE TABLE stimulus_set_name (
    project text NOT NULL,
    name    text NOT NULL,
    set_id  text NOT NULL,
    PRIMARY KEY (project, name),
    FOREIGN KEY (project, set_id) REFERENCES stimulus_set
);
CREATE INDEX stimulus_set_name_set ON stimulus_set_name (project, set_id);

-- Imported networks. UPLOADING: the weights are on their way to the object store.
CREATE TABLE model (
    project        text NOT NULL,
    id             text NOT NULL,
    family         text NOT NULL,
    pipeline       text NOT NULL,
    weights_sha256 text NOT NULL,
    weights_bytes  bigint NOT NULL,
    state          text NOT NULL CHECK (state IN ('UPLOADING', 'INSPECTING', 'READY', 'REFUSED')),
    reason         text,
    layers         text,
    created_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project, id)
);
CREATE INDEX model_weights ON model (project, weights_sha256);

-- document is what the researcher submitted; comparisons what CampaignAnalysed brought; version
-- grows with everything that people can see change.
CREATE TABLE campaign (
    seq          bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    id           text PRIMARY KEY,
    project      text NOT NULL,
    name         text NOT NULL,
    state        text NOT NULL
        CHECK (state IN ('PENDING', 'RUNNING', 'CANCELLING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    document     text NOT NULL,
    stimulus_set text NOT NULL,
    comparisons  text,
    version      bigint NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL DEFAULT now(),
    ended_at     timestamptz,
    FOREIGN KEY (project, stimulus_set) REFERENCES stimulus_set
);
CREATE INDEX campaign_project ON campaign (project, seq);
CREATE INDEX campaign_set ON campaign (project, stimulus_set);

-- The Idempotency-Key of a submission and what it made.
CREATE TABLE campaign_key (
    project     text NOT NULL,
    key         text NOT NULL,
    body_sha256 text NOT NULL,
    campaign    text NOT NULL REFERENCES campaign ON DELETE CASCADE,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project, key)
);

-- One model of a campaign; plan is its AnalysisPlan, consistency what RunAnalysed brought.
CREATE TABLE run (
    id          text PRIMARY KEY,
    project     text NOT NULL,
    campaign    text NOT NULL REFERENCES campaign ON DELETE CASCADE,
    position    integer NOT NULL,
    model       text NOT NULL,
    state       text NOT NULL CHECK (state IN ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    reason      text,
    plan        text NOT NULL,
    layers      integer NOT NULL,
    consistency text,
    UNIQUE (campaign, position)
);
CREATE INDEX run_model ON run (project, model);

-- What is sent to extractors as one: the layers that one run was the first to ask for, in so many shards. Others may
-- come to wait for it, so that it outlives the campaign that it was issued for.
CREATE TABLE extraction_order (
    id       text PRIMARY KEY,
    project  text NOT NULL,
    campaign text NOT NULL,
    state    text NOT NULL CHECK (state IN ('OPEN', 'DONE', 'FAILED', 'CANCELLED')),
    shards   integer NOT NULL,
    answered integer NOT NULL DEFAULT 0
);

-- The shards of an order that have ended, in whatever way.
CREATE TABLE order_shard (
    order_id text NOT NULL REFERENCES extraction_order ON DELETE CASCADE,
    shard    integer NOT NULL,
    PRIMARY KEY (order_id, shard)
);

-- Who computes an activation array: CLAIMED by an order, STORED for all, FREE to be claimed anew.
CREATE TABLE extraction (
    project  text NOT NULL,
    id       text NOT NULL,
    state    text NOT NULL CHECK (state IN ('CLAIMED', 'STORED', 'FREE')),
    order_id text NOT NULL,
    PRIMARY KEY (project, id)
);
CREATE INDEX extraction_order_id ON extraction (order_id);

-- One layer of a run: the order that its extraction waits for, if any, and its results, one per analysis.
CREATE TABLE run_layer (
    run         text NOT NULL REFERENCES run ON DELETE CASCADE,
    layer       integer NOT NULL,
    extraction  text NOT NULL,
    order_id    text,
    results     text,
    unit_tables text,
    PRIMARY KEY (run, layer)
);
CREATE INDEX run_layer_order ON run_layer (order_id);

CREATE TABLE outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic      text NOT NULL,
    key        text NOT NULL,
    payload    text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
