-- A role for each service with a database, which owns its own schema and sees no other. To be run by a superuser, in the
-- database of Fusiform, as often as one likes; then: ALTER ROLE fusiform_gateway PASSWORD '…', and so for fusiform_stats.
-- What another role made before, such as one for all services, passes to them.
DO $$
DECLARE
    service text;
    part record;
BEGIN
    FOREACH service IN ARRAY ARRAY['gateway', 'stats'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fusiform_' || service) THEN
            EXECUTE format('CREATE ROLE %I LOGIN', 'fusiform_' || service);
        END IF;
        EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', service);
        EXECUTE format('ALTER SCHEMA %I OWNER TO %I', service, 'fusiform_' || service);
        FOR part IN
            SELECT c.oid::regclass AS name FROM pg_class c
            WHERE c.relnamespace = service::regnamespace AND c.relkind IN ('r', 'p', 'v')
            AND c.relowner <> ('fusiform_' || service)::regrole
        LOOP
            EXECUTE format('ALTER TABLE %s OWNER TO %I', part.name, 'fusiform_' || service);
        END LOOP;
        FOR part IN
            SELECT c.oid::regclass AS name FROM pg_class c
            WHERE c.relnamespace = service::regnamespace AND c.relkind = 'S'
            AND c.relowner <> ('fusiform_' || service)::regrole
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i'))
        LOOP
            EXECUTE format('ALTER SEQUENCE %s OWNER TO %I', part.name, 'fusiform_' || service);
        END LOOP;
        FOR part IN
            SELECT p.oid::regprocedure AS name FROM pg_proc p
            WHERE p.pronamespace = service::regnamespace AND p.proowner <> ('fusiform_' || service)::regrole
        LOOP
            EXECUTE format('ALTER ROUTINE %s OWNER TO %I', part.name, 'fusiform_' || service);
        END LOOP;
    END LOOP;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO fusiform_gateway, fusiform_stats', current_database());
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
END $$;
