-- Guards that hold even against the functions above: what is only ever added to, and the moves of an article.

CREATE OR REPLACE FUNCTION cms.never_changed() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  PERFORM cms.refuse('CD001', 'only_added_to', format('%s is never changed or deleted.', TG_TABLE_NAME));
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION cms.moves_along_the_table() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  IF OLD.stage <> NEW.stage AND NOT cms.is_stage_move(OLD.stage, NEW.stage)
     OR OLD.publication <> NEW.publication AND NOT cms.is_publication_move(OLD.publication, NEW.publication) THEN
    PERFORM cms.refuse('CD001', 'no_such_move', 'No step makes this move.');
  END IF;
  IF OLD.stage <> NEW.stage AND NEW.stage = 'approved' THEN
    PERFORM cms.refuse_unsettled(NEW);
  END IF;
  IF (OLD.article_id, OLD.slug, OLD.desk_id, OLD.language, OLD.created_by, OLD.created_at)
     IS DISTINCT FROM (NEW.article_id, NEW.slug, NEW.desk_id, NEW.language, NEW.created_by, NEW.created_at) THEN
    PERFORM cms.refuse('CD001', 'only_added_to', 'What an article was started as is never changed.');
  END IF;
  RETURN NEW;
END $$;

-- Every row says who wrote it by which clock: the login of the session and the server's time.
CREATE OR REPLACE FUNCTION cms.stamp_version() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  NEW.saved_at := now();
  -- Only what somebody had left unfinished themselves is saved in their name by another.
  IF NEW.saved_by IS DISTINCT FROM cms.me() AND NOT EXISTS (SELECT 1 FROM cms.working_copy w
      WHERE w.article_id = NEW.article_id AND w.person_id = NEW.saved_by AND w.text -> 'body' = NEW.body) THEN
    PERFORM cms.refuse('CD004', 'author_forged', 'Nobody saves in somebody else’s name.');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION cms.stamp_edition() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  NEW.published_by := cms.asker();
  NEW.published_at := now();
  IF NEW.kind <> 'retraction' THEN
    IF NOT EXISTS (SELECT 1 FROM cms.article a WHERE a.article_id = NEW.article_id AND a.head_version = NEW.version
        AND ((a.stage = 'approved' AND a.approved_version = NEW.version) OR a.needs_post_review)) THEN
      PERFORM cms.refuse('CD001', 'not_approved', 'Only the approved text can be published.');
    END IF;
    IF EXISTS (SELECT 1 FROM cms.version_photo u JOIN cms.photo p USING (photo_id) WHERE u.version_id = NEW.version_id
        AND (btrim(u.caption) = '' OR btrim(u.credit_line) = '' OR coalesce(p.usage_rights, '') = '')) THEN
      PERFORM cms.refuse('CD001', 'photo_credit_missing',
        'Every published photo has caption, credit and usage rights.');
    END IF;
    IF EXISTS (SELECT 1 FROM cms.version_photo u JOIN cms.photo p USING (photo_id) WHERE u.version_id = NEW.version_id
        AND cms.bar_to_use(p, now()) IS NOT NULL) THEN
      PERFORM cms.refuse('CD001', 'photo_barred', 'A photo of the article may not be used now.');
    END IF;
    IF (SELECT cms.open_suggestions(v.body) FROM cms.article_version v WHERE v.version_id = NEW.version_id) > 0 THEN
      PERFORM cms.refuse('CD001', 'suggestion_open', 'A text with open suggestions cannot be published.');
    END IF;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM cms.article_version v WHERE v.version_id = NEW.version_id
      AND v.article_id = NEW.article_id AND v.number = NEW.version AND v.content_hash = NEW.content_hash) THEN
    PERFORM cms.refuse('CD001', 'edition_forged', 'An edition is of a version of its article.');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION cms.stamp_ledger() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, cms, pg_temp AS $$
BEGIN
  IF NEW.person_id IS DISTINCT FROM cms.me() OR NEW.at <> now() OR NEW.hash <> cms.ledger_hash(NEW) THEN
    PERFORM cms.refuse('CD004', 'ledger_forged', 'The ledger is written by the database alone.');
  END IF;
  RETURN NEW;
END $$;
