-- Requests that change something. Written before the change, so that none is missing: status is null until it has ended,
-- and for ever where the gateway died meanwhile.
CREATE TABLE audit (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT now(),
    project  text NOT NULL,
    actor    text NOT NULL,
    action   text NOT NULL,
    target   text NOT NULL,
    status   integer
);
CREATE INDEX audit_project ON audit (project, id);
CREATE INDEX audit_at ON audit (at);
