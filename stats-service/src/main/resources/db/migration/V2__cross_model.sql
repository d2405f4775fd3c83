-- One row per set of runs whose models are compared, from when all of them are done; runs are ids in the models' order.
CREATE TABLE cross_model (
    campaign text NOT NULL,
    runs     text NOT NULL,
    state    text NOT NULL CHECK (state IN ('QUEUED', 'DONE', 'FAILED')),
    PRIMARY KEY (campaign, runs)
);
