-- Every table and function of the newsroom, whatever its name: owned by a role nobody can sign in as, closed to all, and
-- row-level security even for the owner. What is opened again is listed in cms/db/postgres/rules.py.
DO $$
DECLARE
  t regclass;
  p record;
  f record;
  groups text := 'PUBLIC, copydesk_staff, copydesk_admin, copydesk_site, copydesk_reporter, copydesk_editor, '
                 'copydesk_duty_editor, copydesk_picture_editor';
BEGIN
  FOR p IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'cms' LOOP
    EXECUTE format('DROP POLICY %I ON cms.%I', p.policyname, p.tablename);
  END LOOP;
  FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'cms'::regnamespace AND relkind IN ('r', 'p') LOOP
    EXECUTE format('ALTER TABLE %s OWNER TO copydesk_owner', t);
    EXECUTE format('REVOKE ALL ON %s FROM %s', t, groups);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY through_functions ON %s TO copydesk_owner USING (true) WITH CHECK (true)', t);
  END LOOP;
  FOR f IN SELECT oid::regprocedure AS name, pronamespace::regnamespace::text AS room FROM pg_proc
           WHERE pronamespace IN ('cms'::regnamespace, 'cms_keeper'::regnamespace) LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM %s', f.name, groups);
    EXECUTE format('ALTER FUNCTION %s OWNER TO %I', f.name,
      CASE f.room WHEN 'cms' THEN 'copydesk_owner' ELSE 'copydesk_keeper' END);
    IF f.room = 'cms_keeper' THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO copydesk_owner', f.name);
    END IF;
  END LOOP;
END $$;
GRANT USAGE ON SCHEMA cms TO copydesk_staff, copydesk_site;
GRANT USAGE ON SCHEMA cms_keeper TO copydesk_owner;
