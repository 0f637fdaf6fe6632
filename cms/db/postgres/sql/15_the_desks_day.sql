-- The desk's plan, and requests for corrections. Editors plan and decide; whoever is asked accepts or declines.

CREATE OR REPLACE FUNCTION cms.is_editor_at(desk text, person text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
  SELECT cms.roles_at(desk, person) && ARRAY['editor', 'duty_editor']
$$;

-- Returns who is asked to write what is planned at *desk*, null if nobody; or refuses whoever may not plan there, and what
-- cannot be planned. *f* is {"slug", "words", "deadline_at", "has_photo", "assigned_to"}; the last is a login or empty.
CREATE OR REPLACE FUNCTION cms.asked_by_plan(desk text, f jsonb) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  whom text;
BEGIN
  IF NOT cms.is_editor_at(desk, cms.asker()) THEN
    PERFORM cms.refuse('CD004', 'editors_only', 'Only editors of a desk change its plan.');
  ELSIF coalesce(f ->> 'slug', '') !~ '^[a-z0-9][a-z0-9-]{0,79}$' OR (f ->> 'words')::int < 0 THEN
    PERFORM cms.refuse('CD001', 'plan_unfit', 'A slug has small letters, digits and hyphens.');
  END IF;
  SELECT person_id INTO whom FROM cms.person WHERE login = nullif(f ->> 'assigned_to', '') AND is_active;
  IF whom IS NULL AND coalesce(f ->> 'assigned_to', '') <> '' THEN
    PERFORM cms.refuse('CD003', 'no_such_person', 'Nobody here signs in with that login.');
  END IF;
  RETURN whom;
END $$;

CREATE OR REPLACE FUNCTION cms.plan_article(command text, desk text, f jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'plan_article');
  id text := replace(gen_random_uuid()::text, '-', '');
  whom text;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  whom := cms.asked_by_plan(desk, f);
  INSERT INTO cms.planned_article (plan_id, desk_id, slug, words, deadline_at, has_photo, assigned_to, answer, reason,
    is_dropped, made_by, made_at)
  VALUES (id, desk, f ->> 'slug', (f ->> 'words')::int, (f ->> 'deadline_at')::timestamptz,
    (f ->> 'has_photo')::boolean, whom, 'asked', '', false, me, now());
  PERFORM cms.enter_newsroom_act('plan_article',
    (SELECT d.slug FROM cms.desk d WHERE d.desk_id = desk) || ': ' || (f ->> 'slug'));
  RETURN cms.answer(command, 'plan_article', jsonb_build_object('plan_id', id));
END $$;

-- Somebody else who is asked has not answered yet.
CREATE OR REPLACE FUNCTION cms.change_plan(command text, plan text, f jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'change_plan');
  p cms.planned_article;
  whom text;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  SELECT * INTO p FROM cms.planned_article x WHERE x.plan_id = plan FOR UPDATE;
  IF p.plan_id IS NULL OR p.is_dropped OR cms.roles_at(p.desk_id, me) = '{}' THEN
    PERFORM cms.refuse('CD003', 'no_such_plan', 'There is no such plan.');
  END IF;
  whom := cms.asked_by_plan(p.desk_id, f);
  UPDATE cms.planned_article x SET slug = f ->> 'slug', words = (f ->> 'words')::int,
    deadline_at = (f ->> 'deadline_at')::timestamptz, has_photo = (f ->> 'has_photo')::boolean, assigned_to = whom,
    answer = CASE WHEN p.assigned_to IS DISTINCT FROM whom THEN 'asked' ELSE p.answer END,
    reason = CASE WHEN p.assigned_to IS DISTINCT FROM whom THEN '' ELSE p.reason END
  WHERE x.plan_id = plan;
  PERFORM cms.enter_newsroom_act('change_plan', f ->> 'slug');
  RETURN cms.answer(command, 'change_plan', jsonb_build_object('plan_id', plan));
END $$;

CREATE OR REPLACE FUNCTION cms.move_plan(command text, plan text, move text, words text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, 'move_plan');
  p cms.planned_article;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  SELECT * INTO p FROM cms.planned_article x WHERE x.plan_id = plan FOR UPDATE;
  IF p.plan_id IS NULL OR p.is_dropped OR cms.roles_at(p.desk_id, me) = '{}' THEN
    PERFORM cms.refuse('CD003', 'no_such_plan', 'There is no such plan.');
  END IF;
  CASE move
  WHEN 'accept', 'decline' THEN
    IF p.assigned_to IS DISTINCT FROM me THEN
      PERFORM cms.refuse('CD004', 'not_asked', 'Only whoever was asked can accept or decline.');
    ELSIF move = 'decline' AND btrim(coalesce(words, '')) = '' THEN
      PERFORM cms.refuse('CD001', 'reason_missing', 'To decline, write the reason.');
    END IF;
    UPDATE cms.planned_article x SET answer = CASE move WHEN 'accept' THEN 'accepted' ELSE 'declined' END,
      reason = CASE move WHEN 'accept' THEN '' ELSE words END WHERE x.plan_id = plan;
  WHEN 'begin' THEN
    IF NOT EXISTS (SELECT 1 FROM cms.article a WHERE a.article_id = words AND a.desk_id = p.desk_id AND cms.can_see(a)) THEN
      PERFORM cms.refuse('CD003', 'no_such_article', 'There is no such article at this desk.');
    ELSIF p.article_id IS NOT NULL OR EXISTS (SELECT 1 FROM cms.planned_article x WHERE x.article_id = words) THEN
      PERFORM cms.refuse('CD001', 'begun', 'It was begun already.');
    END IF;
    UPDATE cms.planned_article x SET article_id = words WHERE x.plan_id = plan;
  WHEN 'drop' THEN
    IF NOT cms.is_editor_at(p.desk_id, me) THEN
      PERFORM cms.refuse('CD004', 'editors_only', 'Only editors of a desk change its plan.');
    END IF;
    UPDATE cms.planned_article x SET is_dropped = true WHERE x.plan_id = plan;
  ELSE
    PERFORM cms.refuse('CD001', 'plan_unfit', 'Nothing like that can be done with a plan.');
  END CASE;
  PERFORM cms.enter_newsroom_act(move || '_plan', p.slug);
  RETURN cms.answer(command, 'move_plan', jsonb_build_object('plan_id', plan));
END $$;

-- *f* is {"asked_by", "wants", "received_on", "known_on"}; days as ISO 8601, the last may be null.
CREATE OR REPLACE FUNCTION cms.log_request(command text, article text, f jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  told jsonb := cms.answered(command, 'log_request');
  a cms.article;
  id text := replace(gen_random_uuid()::text, '-', '');
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  SELECT * INTO a FROM cms.article x WHERE x.article_id = article;
  IF a.article_id IS NULL OR NOT cms.can_see(a) THEN
    PERFORM cms.refuse('CD003', 'no_such_article', 'There is no such article in this newsroom.');
  ELSIF cms.roles_at(a.desk_id, cms.asker()) = '{}' THEN
    PERFORM cms.refuse('CD004', 'not_a_member', 'Only members of the article’s desk log a request.');
  ELSIF btrim(coalesce(f ->> 'asked_by', '')) = '' OR btrim(coalesce(f ->> 'wants', '')) = ''
      OR (f ->> 'received_on')::date IS NULL THEN
    PERFORM cms.refuse('CD001', 'request_unfit', 'A request says who asks, for what, and when it was received.');
  END IF;
  INSERT INTO cms.correction_request (request_id, article_id, asked_by, wants, received_on, known_on, logged_by,
    logged_at, decision, answer)
  VALUES (id, article, f ->> 'asked_by', f ->> 'wants', to_char((f ->> 'received_on')::date, 'YYYY-MM-DD'),
    to_char((f ->> 'known_on')::date, 'YYYY-MM-DD'), cms.asker(), now(), 'open', '');
  PERFORM cms.enter_newsroom_act('log_request', a.slug || ': ' || (f ->> 'asked_by'));
  RETURN cms.answer(command, 'log_request', jsonb_build_object('request_id', id));
END $$;

CREATE OR REPLACE FUNCTION cms.decide_request(command text, request text, decided text, said text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  told jsonb := cms.answered(command, 'decide_request');
  r cms.correction_request;
  a cms.article;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  SELECT * INTO r FROM cms.correction_request x WHERE x.request_id = request FOR UPDATE;
  SELECT * INTO a FROM cms.article x WHERE x.article_id = r.article_id;
  IF a.article_id IS NULL OR NOT cms.can_see(a) THEN
    PERFORM cms.refuse('CD003', 'no_such_request', 'There is no such request.');
  ELSIF NOT cms.is_editor_at(a.desk_id, cms.asker()) THEN
    PERFORM cms.refuse('CD004', 'editors_only', 'Only editors of the article’s desk decide on a request.');
  ELSIF r.decision <> 'open' THEN
    PERFORM cms.refuse('CD002', 'decided', 'It was decided already.');
  ELSIF decided NOT IN ('corrected', 'declined') OR btrim(coalesce(said, '')) = '' THEN
    PERFORM cms.refuse('CD001', 'request_unfit', 'Say what was decided and what was answered.');
  END IF;
  UPDATE cms.correction_request x SET decision = decided, answer = said, decided_by = cms.asker(), decided_at = now()
  WHERE x.request_id = request;
  PERFORM cms.enter_newsroom_act('decide_request', request || ': ' || decided);
  RETURN cms.answer(command, 'decide_request', jsonb_build_object('request_id', request));
END $$;

-- What was demanded stays as it was logged, and what was decided as it was decided.
CREATE OR REPLACE FUNCTION cms.request_stays() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.decision <> 'open'
     OR (OLD.request_id, OLD.article_id, OLD.asked_by, OLD.wants, OLD.received_on, OLD.known_on, OLD.logged_by, OLD.logged_at)
     IS DISTINCT FROM (NEW.request_id, NEW.article_id, NEW.asked_by, NEW.wants, NEW.received_on, NEW.known_on, NEW.logged_by,
       NEW.logged_at)
  THEN
    PERFORM cms.refuse('CD001', 'only_added_to', 'correction_request is never changed or deleted.');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER correction_request_stays BEFORE UPDATE OR DELETE ON cms.correction_request
FOR EACH ROW EXECUTE FUNCTION cms.request_stays();
