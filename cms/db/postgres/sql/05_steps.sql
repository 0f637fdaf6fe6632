-- The steps: refused or taken by the table cms.step_rule, which is generated from cms/domain/workflow.py.

CREATE OR REPLACE FUNCTION cms.is_contributor(a cms.article, person text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM cms.article_version v WHERE v.article_id = a.article_id
      AND v.number > a.last_approved_version AND v.saved_by = person AND NOT v.is_side);
END $$;

CREATE OR REPLACE FUNCTION cms.published_urgently(a cms.article, person text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  RETURN a.needs_post_review AND person = (SELECT e.published_by FROM cms.edition e
      WHERE e.article_id = a.article_id ORDER BY e.number DESC LIMIT 1);
END $$;

CREATE OR REPLACE FUNCTION cms.is_who(who text, a cms.article, person text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  roles text[] := cms.roles_at(a.desk_id, person);
  is_editor boolean := roles && ARRAY['editor', 'duty_editor'];
BEGIN
  RETURN CASE who
    WHEN 'MEMBER' THEN roles <> '{}'
    WHEN 'CONTRIBUTOR' THEN roles <> '{}' AND cms.is_contributor(a, person)
    WHEN 'SUBMITTER' THEN roles <> '{}' AND a.submitted_by IS NOT DISTINCT FROM person
    WHEN 'EDITOR' THEN is_editor
    WHEN 'OTHER_EDITOR' THEN is_editor AND ((SELECT d.is_solo FROM cms.desk d WHERE d.desk_id = a.desk_id)
      OR NOT (cms.is_contributor(a, person) OR cms.published_urgently(a, person)))
    WHEN 'DUTY_EDITOR' THEN 'duty_editor' = ANY (roles)
    WHEN 'PICTURE_EDITOR' THEN 'picture_editor' = ANY (roles)
    ELSE false END;
END $$;

-- Why this person may not take the step on this article now, or null if they may.
CREATE OR REPLACE FUNCTION cms.refusal_of(wanted text, a cms.article, person text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  rule cms.step_rule;
BEGIN
  SELECT * INTO STRICT rule FROM cms.step_rule r WHERE r.step = wanted;
  IF NOT a.publication::text = ANY (rule.publications) THEN
    RETURN CASE WHEN a.publication = 'retracted' THEN 'The article was retracted, which is final.'
      ELSE format('An article that is %s cannot be taken through “%s”.', a.publication, replace(wanted, '_', ' ')) END;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM unnest(rule.who) w WHERE cms.is_who(w, a, person)) THEN
    RETURN format('You cannot %s this article.', replace(wanted, '_', ' '));
  END IF;
  IF NOT a.stage::text = ANY (rule.stages) THEN
    RETURN format('To %s an article it must be %s; this one is %s.', replace(wanted, '_', ' '),
      replace(array_to_string(rule.stages, ' or '), '_', ' '), replace(a.stage, '_', ' '));
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION cms.refuse_stale(a cms.article) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  said text;
BEGIN
  SELECT format('The article moved on: %s saved version %s at %s UTC. Nothing was done; look at it again.',
    p.name, v.number, to_char(v.saved_at AT TIME ZONE 'UTC', 'HH24:MI')) INTO said
  FROM cms.article_version v JOIN cms.person p ON p.person_id = v.saved_by
  WHERE v.article_id = a.article_id AND v.number = a.head_version;
  PERFORM cms.refuse('CD002', 'moved_on', said);
END $$;

-- What must be there before submission, approval and publication. The credit's own grammar is checked by the program;
-- that there is a caption, a credit and a right to use the photo is checked here, whoever asks.
CREATE OR REPLACE FUNCTION cms.refuse_blocked(a cms.article) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  head cms.article_version := cms.head_of(a);
  bad record;
BEGIN
  IF btrim(head.headline, E' \t\n') = '' THEN
    PERFORM cms.refuse('CD001', 'headline_missing', 'The article has no headline.');
  END IF;
  IF btrim(cms.plain_text(head.body), E' \t\n') = '' THEN
    PERFORM cms.refuse('CD001', 'body_empty', 'The article has no text yet.');
  END IF;
  FOR bad IN
    SELECT u.position, btrim(u.caption, E' \t\n') = '' AS lacks_caption, btrim(u.credit_line, E' \t\n') = '' AS lacks_credit,
      coalesce(p.usage_rights, '') = '' AS lacks_rights, cms.bar_to_use(p, now()) AS bar,
      btrim(u.alt_text, E' \t\n') = '' AND (SELECT n.requires_alt_text FROM cms.newsroom n) AS lacks_alt_text,
      coalesce(cms.rights_problem(p.usage_rights, u.credit_line, u.caption),
        cms.rights_problem(cms.made_as(p.digital_source_type), u.credit_line, u.caption)) AS rights_problem
    FROM cms.version_photo u JOIN cms.photo p USING (photo_id)
    WHERE u.version_id = head.version_id ORDER BY u.position
  LOOP
    IF bad.lacks_caption THEN
      PERFORM cms.refuse('CD001', 'photo_caption_missing', format('Photo %s has no caption.', bad.position));
    ELSIF bad.lacks_credit THEN
      PERFORM cms.refuse('CD001', 'photo_credit_missing', format('Photo %s has no credit.', bad.position));
    ELSIF bad.lacks_rights THEN
      PERFORM cms.refuse('CD001', 'photo_rights_missing', format('Photo %s has no usage rights.', bad.position));
    ELSIF bad.rights_problem IS NOT NULL THEN
      PERFORM cms.refuse('CD001', bad.rights_problem, cms.rights_sentence(bad.rights_problem, bad.position));
    ELSIF bad.bar IS NOT NULL THEN
      PERFORM cms.refuse('CD001', bad.bar, cms.bar_sentence(bad.bar, bad.position));
    ELSIF bad.lacks_alt_text THEN
      PERFORM cms.refuse('CD001', 'photo_alt_text_missing',
        format('Photo %s has no alternative text for readers who cannot see it.', bad.position));
    END IF;
  END LOOP;
END $$;

-- What approval and publication demand beyond that: whoever reviews the text settles what was suggested.
CREATE OR REPLACE FUNCTION cms.refuse_unsettled(a cms.article) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
DECLARE
  open integer := cms.open_suggestions((cms.head_of(a)).body);
BEGIN
  IF open = 1 THEN
    PERFORM cms.refuse('CD001', 'suggestion_open', 'A suggestion is still to be accepted or rejected.');
  ELSIF open > 1 THEN
    PERFORM cms.refuse('CD001', 'suggestion_open', format('%s suggestions are still to be accepted or rejected.', open));
  END IF;
END $$;

CREATE OR REPLACE FUNCTION cms.refuse_held(a cms.article) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  IF a.has_embargo AND (a.embargo_until IS NULL OR a.embargo_until > now()) THEN
    PERFORM cms.refuse('CD001', 'embargo', 'The article is under embargo.');
  ELSIF a.legal = 'required' THEN
    PERFORM cms.refuse('CD001', 'legal', 'The article waits for the lawyer’s clearance.');
  ELSIF a.picture_desk = 'required' THEN
    PERFORM cms.refuse('CD001', 'picture_desk', 'The article waits for the picture desk’s clearance.');
  END IF;
END $$;

-- Takes a step. *p* is what the step needs beyond its reason: {"until"}, {"at"} or {"edition": {...}}.
CREATE OR REPLACE FUNCTION cms.take_step(
  wanted text, command text, article text, seen integer, reason text, p jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, cms, pg_temp AS $$
#variable_conflict use_variable
DECLARE
  me text := cms.asker();
  told jsonb := cms.answered(command, wanted);
  rule cms.step_rule;
  a cms.article;
  before cms.article;
  said text := btrim(coalesce(reason, ''), E' \t\n');
  remark text := '';
  refusal text;
BEGIN
  IF told IS NOT NULL THEN
    RETURN told;
  END IF;
  SELECT * INTO STRICT rule FROM cms.step_rule r WHERE r.step = wanted;
  IF rule.needs_reason AND said = '' THEN
    PERFORM cms.refuse('CD001', 'reason_missing', format('To %s an article, write the reason.', replace(wanted, '_', ' ')));
  END IF;
  a := cms.article_locked(article);
  IF seen IS NOT NULL AND seen <> a.head_version THEN
    PERFORM cms.refuse_stale(a);
  END IF;
  refusal := cms.refusal_of(wanted, a, me);
  IF refusal IS NOT NULL THEN
    PERFORM cms.refuse(CASE WHEN seen IS NULL THEN 'CD001' ELSE 'CD002' END, wanted, refusal);
  END IF;
  before := a;
  CASE wanted
  WHEN 'submit' THEN
    PERFORM cms.refuse_blocked(a);
    a.submitted_by := me;
    a.return_reason := '';
    a.claimed_by := NULL;
  WHEN 'claim' THEN
    a.claimed_by := me;
  WHEN 'release' THEN
    a.claimed_by := NULL;
  WHEN 'return' THEN
    a.return_reason := said;
    a.claimed_by := NULL;
    a.reviewed_version := a.head_version;
  WHEN 'approve' THEN
    PERFORM cms.refuse_blocked(a);
    PERFORM cms.refuse_unsettled(a);
    remark := CASE WHEN cms.is_contributor(a, me) THEN 'self-approved (solo desk)' ELSE '' END;
    a.approved_version := a.head_version;
    a.last_approved_version := a.head_version;
    a.approved_hash := (cms.head_of(a)).content_hash;
    a.approved_by := me;
    a.approved_at := now();
    a.needs_post_review := false;
    a.claimed_by := NULL;
    a.reviewed_version := a.head_version;
  WHEN 'publish', 'publish_urgent' THEN
    -- By a schedule: of all the programs that ask, the first finds it standing, whatever their own clocks say.
    IF p ? 'at' AND (a.publication <> 'scheduled' OR a.scheduled_at <> (p ->> 'at')::timestamptz
        OR a.scheduled_version <> a.head_version) THEN
      PERFORM cms.refuse('CD002', 'not_scheduled', 'The article is no longer scheduled for that time. Nothing was done.');
    ELSIF p ? 'at' AND a.scheduled_at > now() THEN
      PERFORM cms.refuse('CD001', 'not_yet', 'The time to publish at has not come yet.');
    END IF;
    PERFORM cms.refuse_held(a);
    PERFORM cms.refuse_blocked(a);
    PERFORM cms.refuse_unsettled(a);
    IF wanted = 'publish' AND a.approved_version IS DISTINCT FROM a.head_version THEN
      PERFORM cms.refuse('CD001', 'not_approved', 'The text is not the one that was approved. It must be approved again.');
    END IF;
    IF coalesce(p #>> '{edition,kind}', '') NOT IN ('first', 'update', 'correction') THEN
      PERFORM cms.refuse('CD001', 'kind_missing', 'Say whether this is the first edition, an update or a correction.');
    END IF;
    IF wanted = 'publish_urgent' THEN
      a.needs_post_review := true;
      PERFORM cms.keep_article(a);
    END IF;
    remark := cms.add_edition(a, a.head_version, p -> 'edition');
    a.live_version := a.head_version;
    a.publication := 'live';
    a.scheduled_at := NULL;
    a.scheduled_version := NULL;
  WHEN 'retract' THEN
    a.has_embargo := false;
    a.embargo_until := NULL;
    a.scheduled_at := NULL;
    a.scheduled_version := NULL;
    PERFORM cms.add_edition(a, a.live_version, jsonb_set(p -> 'edition', '{kind}', '"retraction"'));
    a.publication := 'retracted';
  WHEN 'withdraw' THEN
    a.publication := 'withdrawn';
  WHEN 'schedule' THEN
    IF (p ->> 'at')::timestamptz IS NULL OR (p ->> 'at')::timestamptz <= now() THEN
      PERFORM cms.refuse('CD001', 'time_past', 'The time to publish at is already past. Choose a later one, or publish now.');
    END IF;
    a.scheduled_at := (p ->> 'at')::timestamptz;
    a.scheduled_version := a.head_version;
    a.publication := 'scheduled';
    remark := 'for ' || to_char(a.scheduled_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC';
  WHEN 'unschedule' THEN
    a := cms.unscheduled(a);
  WHEN 'spike' THEN
    a.stage_before_spike := a.stage;
  WHEN 'unspike' THEN
    a.stage := coalesce(a.stage_before_spike, 'draft');
    a.stage_at := now();
    a.stage_before_spike := NULL;
  WHEN 'set_embargo' THEN
    a.has_embargo := true;
    a.embargo_until := (p ->> 'until')::timestamptz;
    remark := CASE WHEN a.embargo_until IS NULL THEN 'until lifted'
      ELSE 'until ' || to_char(a.embargo_until AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC' END;
  WHEN 'lift_embargo' THEN
    a.has_embargo := false;
    a.embargo_until := NULL;
  WHEN 'set_legal' THEN
    a.legal := 'required';
  WHEN 'clear_legal' THEN
    a.legal := 'cleared';
  WHEN 'set_picture_desk' THEN
    a.picture_desk := 'required';
  WHEN 'clear_picture_desk' THEN
    a.picture_desk := 'cleared';
  ELSE
    NULL;
  END CASE;
  IF rule.stage_to IS NOT NULL THEN
    a.stage := rule.stage_to;
    a.stage_at := now();
  END IF;
  PERFORM cms.keep_article(a);
  PERFORM cms.enter(a, wanted, before.stage, before.publication,
    array_to_string(array_remove(ARRAY[remark, said], ''), '; '));
  RETURN cms.answer(command, wanted, cms.standing_after(a));
END $$;
