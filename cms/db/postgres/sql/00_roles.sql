-- Roles nobody can sign in as: the owner of everything, the keeper of logins, and a group for each role of the newsroom.
-- A group gives the right to call; what a call may do is decided by who calls, at which desk.
DO $$
DECLARE
  r text;
  -- What can be granted to people, and what cannot.
  groups text[] := ARRAY['copydesk_staff', 'copydesk_admin', 'copydesk_site', 'copydesk_reporter', 'copydesk_editor',
                         'copydesk_duty_editor', 'copydesk_picture_editor'];
BEGIN
  FOREACH r IN ARRAY groups || ARRAY['copydesk_owner', 'copydesk_keeper'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = r) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS', r);
    END IF;
  END LOOP;
  -- The keeper makes logins. On PostgreSQL 15 that right could be stretched to run programs: no person ever has it.
  ALTER ROLE copydesk_keeper CREATEROLE;
  GRANT pg_signal_backend TO copydesk_keeper;
  IF current_setting('server_version_num')::int >= 160000 THEN
    -- From here on whoever makes roles grants only those it administers.
    FOREACH r IN ARRAY groups LOOP
      EXECUTE format('GRANT %I TO copydesk_keeper WITH ADMIN OPTION, INHERIT FALSE, SET FALSE', r);
    END LOOP;
  END IF;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO copydesk_keeper WITH GRANT OPTION', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO copydesk_site', current_database());
END $$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS cms;
REVOKE ALL ON SCHEMA cms FROM PUBLIC;
ALTER SCHEMA cms OWNER TO copydesk_owner;
CREATE SCHEMA IF NOT EXISTS cms_keeper;
REVOKE ALL ON SCHEMA cms_keeper FROM PUBLIC;
ALTER SCHEMA cms_keeper OWNER TO copydesk_keeper;

-- Large objects have no rights that a newsroom could set.
DO $$
DECLARE
  f regprocedure;
BEGIN
  FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
           AND (proname LIKE 'lo\_%' OR proname IN ('loread', 'lowrite')) LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'Large objects stay open: that takes a superuser.';
END $$;
