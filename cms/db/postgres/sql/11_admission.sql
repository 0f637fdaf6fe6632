-- A database that was copied or restored knows its people, but the server has forgotten who may come in: they are let in
-- again. A login that never belonged to a newsroom is left alone, whatever the staff list says.
DO $$
DECLARE
  login text;
BEGIN
  FOR login IN SELECT p.login FROM cms.person p JOIN pg_roles r ON r.rolname = p.login
               WHERE p.is_active AND pg_has_role(r.oid, 'copydesk_staff', 'MEMBER') AND NOT r.rolsuper LOOP
    IF NOT has_database_privilege(login, current_database(), 'CONNECT') THEN
      PERFORM cms_keeper.let_in(login);
    END IF;
  END LOOP;
END $$;
