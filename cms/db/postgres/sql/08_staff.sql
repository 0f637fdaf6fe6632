-- People and desks. Only here are logins made and ended, by a role of the server that nobody can sign in as.

-- These functions belong to copydesk_keeper, who may make logins; only the newsroom's own functions call them. Whatever
-- they are called with, they touch no login but those they made themselves: those in copydesk_staff.

CREATE OR REPLACE FUNCTION cms_keeper.refuse_stranger(login text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolname = login AND NOT r.rolsuper AND NOT r.rolcreaterole
                 AND pg_has_role(r.oid, 'copydesk_staff', 'MEMBER')) THEN
    RAISE EXCEPTION USING ERRCODE = 'CD001', DETAIL = 'login_unknown',
      MESSAGE = 'login_unknown: That is not the login of anybody on the staff.';
  END IF;
END $$;

CREATE OR REPLACE FUNCTION cms_keeper.make_login(login text, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF login IS NULL OR login !~ '^[a-z][a-z0-9._-]{0,62}$' OR login ~ '^(pg_|copydesk)'
     OR login IN ('public', 'none', 'current_user', 'session_user', 'current_role', 'user') THEN
    RAISE EXCEPTION USING ERRCODE = 'CD001', MESSAGE = 'login_unfit: This cannot be a login.', DETAIL = 'login_unfit';
  END IF;
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = login) THEN
    RAISE EXCEPTION USING ERRCODE = 'CD001', DETAIL = 'login_taken',
      MESSAGE = 'login_taken: The server knows this login already. Choose another.';
  END IF;
  EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION CONNECTION LIMIT 8', login);
  EXECUTE format('GRANT copydesk_staff TO %I', login);
  IF verifier IS NOT NULL THEN
    PERFORM cms_keeper.set_verifier(login, verifier);
  END IF;
  PERFORM cms_keeper.let_in(login);
END $$;

-- Only what stands for a password reaches the server: of a clear one nobody here could know how it is kept. The server
-- takes anything else for a clear password, so the verifier is looked at closely: 32-byte keys, and enough rounds.
CREATE OR REPLACE FUNCTION cms_keeper.set_verifier(login text, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  parts text[] := regexp_match(verifier,
    '^SCRAM-SHA-256\$([0-9]{4,7}):((?:[A-Za-z0-9+/]{4}){4,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)'
    '\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$');
BEGIN
  PERFORM cms_keeper.refuse_stranger(login);
  IF parts IS NULL OR parts[1]::integer < 4096 THEN
    RAISE EXCEPTION USING ERRCODE = 'CD001', DETAIL = 'verifier_unfit',
      MESSAGE = 'verifier_unfit: Only a SCRAM verifier is kept, never a password.';
  END IF;
  EXECUTE format('ALTER ROLE %I PASSWORD %L', login, verifier);
END $$;

CREATE OR REPLACE FUNCTION cms_keeper.set_groups(login text, groups text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  g text;
BEGIN
  PERFORM cms_keeper.refuse_stranger(login);
  FOREACH g IN ARRAY ARRAY['copydesk_reporter', 'copydesk_editor', 'copydesk_duty_editor',
                           'copydesk_picture_editor', 'copydesk_admin'] LOOP
    IF g = ANY (groups) THEN
      IF NOT pg_has_role(login, g, 'MEMBER') THEN
        EXECUTE format('GRANT %I TO %I', g, login);
      END IF;
    ELSIF pg_has_role(login, g, 'MEMBER') THEN
      EXECUTE format('REVOKE %I FROM %I', g, login);
    END IF;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION cms_keeper.end_login(login text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM cms_keeper.refuse_stranger(login);
  EXECUTE format('ALTER ROLE %I NOLOGIN', login);
  EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM %I', current_database(), login);
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = login AND pid <> pg_backend_pid();
END $$;

CREATE OR REPLACE FUNCTION cms_keeper.let_in(login text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM cms_keeper.refuse_stranger(login);
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), login);
END $$;

CREATE OR REPLACE FUNCTION cms_keeper.allow_login(login text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM cms_keeper.let_in(login);
  EXECUTE format('ALTER ROLE %I LOGIN', login);
END $$;

-- Brings a login's groups in line with the roles its person holds.
CREATE OR REPLACE FUNCTION cms.renew_groups(person text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  p cms.person;
  groups text[];
BEGIN
  SELECT * INTO STRICT p FROM cms.person WHERE person_id = person;
  SELECT coalesce(array_agg(DISTINCT 'copydesk_' || role), '{}') INTO groups FROM cms.desk_member WHERE person_id = person;
  IF p.is_admin THEN
    groups := array_append(groups, 'copydesk_admin');
  END IF;
  PERFORM cms_keeper.set_groups(p.login, groups);
END $$;

CREATE OR REPLACE FUNCTION cms.give_roles(person text, roles jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  DELETE FROM cms.desk_member WHERE person_id = person;
  INSERT INTO cms.desk_member (desk_id, person_id, role)
  SELECT DISTINCT r ->> 0, person, r ->> 1 FROM jsonb_array_elements(roles) AS x (r);
  RETURN coalesce((SELECT string_agg(d.slug || ':' || m.role, ', ' ORDER BY d.slug, m.role)
    FROM cms.desk_member m JOIN cms.desk d USING (desk_id) WHERE m.person_id = person), 'no desk');
END $$;

CREATE OR REPLACE FUNCTION cms.add_desk(command text, new_slug text, new_name text, new_name_ko text, solo boolean)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'add_desk');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  INSERT INTO cms.desk (desk_id, slug, name, name_ko, is_solo, created_at)
  VALUES (replace(gen_random_uuid()::text, '-', ''), new_slug, new_name, new_name_ko, solo, now());
  PERFORM cms.enter_newsroom_act('add_desk', new_slug || CASE WHEN solo THEN ' (solo: four eyes relaxed)' ELSE '' END);
  RETURN cms.answer(command, 'add_desk', jsonb_build_object('slug', new_slug));
END $$;

CREATE OR REPLACE FUNCTION cms.set_solo(command text, desk text, solo boolean) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'set_solo');
  named text;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  UPDATE cms.desk SET is_solo = solo WHERE desk_id = desk RETURNING slug INTO named;
  IF named IS NULL THEN
    PERFORM cms.refuse('CD003', 'no_such_desk', 'There is no such desk.');
  END IF;
  PERFORM cms.enter_newsroom_act(CASE WHEN solo THEN 'relax_four_eyes' ELSE 'restore_four_eyes' END, named);
  RETURN cms.answer(command, 'set_solo', jsonb_build_object('slug', named));
END $$;

CREATE OR REPLACE FUNCTION cms.refuse_nameless(p jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  IF coalesce(btrim(p ->> 'name'), '') = '' THEN
    PERFORM cms.refuse('CD001', 'nameless', 'Write the person’s name; articles and colleagues call them by it.');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION cms.add_person(command text, p jsonb, verifier text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'add_person');
  id text := replace(gen_random_uuid()::text, '-', '');
  roles text;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  PERFORM cms.refuse_nameless(p);
  PERFORM cms_keeper.make_login(p ->> 'login', verifier);
  INSERT INTO cms.person (person_id, login, name, name_ko, byline, language, is_admin, is_active, created_at)
  VALUES (id, p ->> 'login', p ->> 'name', p ->> 'name_ko', p ->> 'byline', p ->> 'language', (p ->> 'is_admin')::boolean,
    true, now());
  roles := cms.give_roles(id, p -> 'roles');
  PERFORM cms.renew_groups(id);
  PERFORM cms.enter_newsroom_act('add_person', format('%s (%s)', p ->> 'login', roles));
  RETURN cms.answer(command, 'add_person', jsonb_build_object('login', p ->> 'login'));
END $$;

CREATE OR REPLACE FUNCTION cms.rename_person(command text, person text, p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'rename_person');
  named text;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  PERFORM cms.refuse_nameless(p);
  UPDATE cms.person SET name = p ->> 'name', name_ko = p ->> 'name_ko', byline = p ->> 'byline',
    language = p ->> 'language' WHERE person_id = person RETURNING login INTO named;
  IF named IS NULL THEN
    PERFORM cms.refuse('CD003', 'no_such_person', 'There is nobody of that name here.');
  END IF;
  PERFORM cms.enter_newsroom_act('rename_person', format('%s (%s)', named, p ->> 'name'));
  RETURN cms.answer(command, 'rename_person', jsonb_build_object('login', named));
END $$;

-- How much somebody has under way, for whoever is about to end their access: what passes on is counted whole, whatever
-- an administrator may read of it. Numbers only.
CREATE OR REPLACE FUNCTION cms.in_hand_of(person text) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
BEGIN
  PERFORM cms.administrator();
  RETURN jsonb_build_object(
    'articles', (SELECT count(*) FROM cms.article a WHERE a.assigned_to = person),
    'writing', (SELECT count(*) FROM cms.edit_lease l WHERE l.person_id = person),
    'reviewing', (SELECT count(*) FROM cms.article a WHERE a.claimed_by = person));
END $$;

CREATE OR REPLACE FUNCTION cms.set_roles(command text, person text, roles jsonb, admin boolean) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'set_roles');
  named text;
  held text;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF person = me AND NOT admin THEN
    PERFORM cms.refuse('CD001', 'last_word', 'You cannot take the newsroom’s administration from yourself.');
  END IF;
  UPDATE cms.person SET is_admin = admin WHERE person_id = person RETURNING login INTO named;
  IF named IS NULL THEN
    PERFORM cms.refuse('CD003', 'no_such_person', 'There is nobody of that name here.');
  END IF;
  held := cms.give_roles(person, roles);
  PERFORM cms.renew_groups(person);
  PERFORM cms.enter_newsroom_act('set_roles', format('%s (%s%s)', named, held, CASE WHEN admin THEN ', admin' ELSE '' END));
  RETURN cms.answer(command, 'set_roles', jsonb_build_object('login', named));
END $$;

-- Offboarding in one act: login off, sessions ended, leases freed, reviews given back, articles passed on.
CREATE OR REPLACE FUNCTION cms.disable_person(command text, person text, successor text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'disable_person');
  p cms.person;
  heir text;
  a cms.article;
  before cms.article;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF person = me THEN
    PERFORM cms.refuse('CD001', 'last_word', 'You cannot disable your own login. Ask another administrator.');
  END IF;
  UPDATE cms.person SET is_active = false WHERE person_id = person RETURNING * INTO p;
  IF p.person_id IS NULL THEN
    PERFORM cms.refuse('CD003', 'no_such_person', 'There is nobody of that name here.');
  END IF;
  SELECT login INTO heir FROM cms.person WHERE person_id = successor AND is_active;
  IF successor IS NOT NULL AND heir IS NULL THEN
    PERFORM cms.refuse('CD001', 'successor_unfit',
      'That colleague cannot take the articles over. Choose one who is still here.');
  END IF;
  FOR a IN SELECT x.* FROM cms.article x JOIN cms.edit_lease l USING (article_id)
           WHERE l.person_id = person FOR UPDATE OF x LOOP
    PERFORM cms.save_unfinished(a, person);
  END LOOP;
  DELETE FROM cms.edit_lease WHERE person_id = person;
  DELETE FROM cms.lease_request WHERE person_id = person;
  FOR a IN SELECT x.* FROM cms.article x WHERE x.claimed_by = person FOR UPDATE LOOP
    before := a;
    a.claimed_by := NULL;
    IF a.stage = 'in_review' THEN
      a.stage := 'submitted';
      a.stage_at := now();
    END IF;
    PERFORM cms.keep_article(a);
    PERFORM cms.enter(a, 'release', before.stage, before.publication, p.login || ' left');
  END LOOP;
  UPDATE cms.article SET assigned_to = CASE WHEN heir IS NULL THEN NULL ELSE successor END, moves = moves + 1
  WHERE assigned_to = person;
  PERFORM cms.enter_newsroom_act('disable_person', p.login || coalesce(' (to ' || heir || ')', ''));
  PERFORM cms_keeper.end_login(p.login);
  RETURN cms.answer(command, 'disable_person', jsonb_build_object('login', p.login));
END $$;

CREATE OR REPLACE FUNCTION cms.enable_person(command text, person text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.administrator();
  told jsonb := cms.answered(command, 'enable_person');
  named text;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  UPDATE cms.person SET is_active = true WHERE person_id = person RETURNING login INTO named;
  IF named IS NULL THEN
    PERFORM cms.refuse('CD003', 'no_such_person', 'There is nobody of that name here.');
  END IF;
  PERFORM cms_keeper.allow_login(named);
  PERFORM cms.enter_newsroom_act('enable_person', named);
  RETURN cms.answer(command, 'enable_person', jsonb_build_object('login', named));
END $$;

CREATE OR REPLACE FUNCTION cms.set_password(command text, person text, verifier text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'set_password');
  named text;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  IF person <> me THEN
    PERFORM cms.administrator();
  END IF;
  SELECT login INTO STRICT named FROM cms.person WHERE person_id = person;
  PERFORM cms_keeper.set_verifier(named, verifier);
  PERFORM cms.enter_newsroom_act('set_password', named);
  RETURN cms.answer(command, 'set_password', jsonb_build_object('login', named));
END $$;
