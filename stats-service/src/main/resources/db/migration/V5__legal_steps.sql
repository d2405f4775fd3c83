-- No row takes a step that its life cycle does not have; LifeCycle in the code says the same, a test holds them equal.
CREATE FUNCTION stats.legal_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state <> OLD.state AND NOT OLD.state || '>' || NEW.state = ANY (TG_ARGV) THEN
        RAISE EXCEPTION '% cannot become % from %', TG_TABLE_NAME, NEW.state, OLD.state
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER legal_step BEFORE UPDATE OF state ON plan FOR EACH ROW EXECUTE FUNCTION stats.legal_step(
    'LIVE>DONE', 'LIVE>FAILED', 'LIVE>CANCELLED');

CREATE TRIGGER legal_step BEFORE UPDATE OF state ON planned_layer FOR EACH ROW EXECUTE FUNCTION stats.legal_step(
    'WAITING>QUEUED', 'QUEUED>DONE');

CREATE TRIGGER legal_step BEFORE UPDATE OF state ON cross_model FOR EACH ROW EXECUTE FUNCTION stats.legal_step(
    'QUEUED>DONE', 'QUEUED>FAILED');
