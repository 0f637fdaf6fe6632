"""The first newsroom: its tables. What the database refuses is set up after every migration (`cms/db/upgrade.py`)."""

import sqlalchemy as sa
from alembic import op

from cms.db import base

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "desk",
        sa.Column("desk_id", sa.String(length=32), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_ko", sa.String(), nullable=False),
        sa.Column("is_solo", sa.Boolean(), nullable=False),
        sa.Column("created_at", base.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("desk_id", name=op.f("pk_desk")),
        sa.UniqueConstraint("slug", name=op.f("uq_desk_slug")),
    )
    op.create_table(
        "newsroom",
        sa.Column("newsroom_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_ko", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("base_url", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(length=40), nullable=False),
        sa.Column("created_at", base.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("newsroom_id", name=op.f("pk_newsroom")),
    )
    op.create_table(
        "person",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_ko", sa.String(), nullable=False),
        sa.Column("byline", sa.String(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("is_admin", sa.Boolean(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=True),
        sa.Column("created_at", base.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person")),
        sa.UniqueConstraint("login", name=op.f("uq_person_login")),
    )
    op.create_table(
        "article",
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("desk_id", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("stage", sa.String(length=12), nullable=False),
        sa.Column("stage_before_spike", sa.String(length=12), nullable=True),
        sa.Column("stage_at", base.UtcDateTime(), nullable=False),
        sa.Column("publication", sa.String(length=12), nullable=False),
        sa.Column("head_version", sa.Integer(), nullable=False),
        sa.Column("reviewed_version", sa.Integer(), nullable=True),
        sa.Column("live_version", sa.Integer(), nullable=True),
        sa.Column("approved_version", sa.Integer(), nullable=True),
        sa.Column("approved_hash", sa.String(length=64), nullable=True),
        sa.Column("approved_by", sa.String(length=32), nullable=True),
        sa.Column("approved_at", base.UtcDateTime(), nullable=True),
        sa.Column("last_approved_version", sa.Integer(), nullable=False),
        sa.Column("submitted_by", sa.String(length=32), nullable=True),
        sa.Column("claimed_by", sa.String(length=32), nullable=True),
        sa.Column("return_reason", sa.String(), nullable=False),
        sa.Column("needs_post_review", sa.Boolean(), nullable=False),
        sa.Column("legal", sa.String(length=8), nullable=False),
        sa.Column("picture_desk", sa.String(length=8), nullable=False),
        sa.Column("has_embargo", sa.Boolean(), nullable=False),
        sa.Column("embargo_until", base.UtcDateTime(), nullable=True),
        sa.Column("scheduled_at", base.UtcDateTime(), nullable=True),
        sa.Column("scheduled_version", sa.Integer(), nullable=True),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.Column("created_at", base.UtcDateTime(), nullable=False),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.CheckConstraint("legal IN ('none', 'required', 'cleared')", name=op.f("ck_article_legal_known")),
        sa.CheckConstraint(
            "picture_desk IN ('none', 'required', 'cleared')", name=op.f("ck_article_picture_desk_known")
        ),
        sa.CheckConstraint(
            "publication <> 'live' OR live_version IS NOT NULL", name=op.f("ck_article_live_has_version")
        ),
        sa.CheckConstraint(
            "publication IN ('unpublished', 'scheduled', 'live', 'withdrawn', 'retracted')",
            name=op.f("ck_article_publication_known"),
        ),
        sa.CheckConstraint(
            "stage <> 'approved' OR approved_hash IS NOT NULL", name=op.f("ck_article_approved_has_hash")
        ),
        sa.CheckConstraint(
            "stage IN ('draft', 'submitted', 'in_review', 'returned', 'approved', 'spiked')",
            name=op.f("ck_article_stage_known"),
        ),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["person.person_id"], name=op.f("fk_article_approved_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["claimed_by"], ["person.person_id"], name=op.f("fk_article_claimed_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["person.person_id"], name=op.f("fk_article_created_by_person")
        ),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.desk_id"], name=op.f("fk_article_desk_id_desk")),
        sa.ForeignKeyConstraint(
            ["submitted_by"], ["person.person_id"], name=op.f("fk_article_submitted_by_person")
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article")),
    )
    op.create_index(op.f("ix_article_slug"), "article", ["slug"], unique=False)
    op.create_index("ix_article_stage_desk", "article", ["stage", "desk_id"], unique=False)
    op.create_table(
        "command",
        sa.Column("command_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("answer", base.StoredJson(), nullable=False),
        sa.Column("answered_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.person_id"], name=op.f("fk_command_person_id_person")
        ),
        sa.PrimaryKeyConstraint("command_id", name=op.f("pk_command")),
    )
    op.create_table(
        "desk_member",
        sa.Column("desk_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "role IN ('reporter', 'editor', 'duty_editor', 'picture_editor')",
            name=op.f("ck_desk_member_role_known"),
        ),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.desk_id"], name=op.f("fk_desk_member_desk_id_desk")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.person_id"], name=op.f("fk_desk_member_person_id_person")
        ),
        sa.PrimaryKeyConstraint("desk_id", "person_id", "role", name=op.f("pk_desk_member")),
    )
    op.create_index(op.f("ix_desk_member_person_id"), "desk_member", ["person_id"], unique=False)
    op.create_table(
        "ledger",
        sa.Column("ledger_id", sa.String(length=32), nullable=False),
        sa.Column("chain", sa.String(length=40), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("at", base.UtcDateTime(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.String(length=30), nullable=False),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("stage_from", sa.String(), nullable=False),
        sa.Column("stage_to", sa.String(), nullable=False),
        sa.Column("publication_from", sa.String(), nullable=False),
        sa.Column("publication_to", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.person_id"], name=op.f("fk_ledger_person_id_person")),
        sa.PrimaryKeyConstraint("ledger_id", name=op.f("pk_ledger")),
        sa.UniqueConstraint("chain", "sequence", name=op.f("uq_ledger_chain")),
    )
    op.create_index(op.f("ix_ledger_at"), "ledger", ["at"], unique=False)
    op.create_table(
        "photo",
        sa.Column("photo_id", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("creator", sa.String(), nullable=False),
        sa.Column("credit_line", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("copyright", sa.String(), nullable=False),
        sa.Column("alt_text", sa.String(), nullable=False),
        sa.Column("usage_rights", sa.String(length=30), nullable=True),
        sa.Column("taken_at", base.UtcDateTime(), nullable=True),
        sa.Column("text_encoding", sa.String(), nullable=False),
        sa.Column("has_location", sa.Boolean(), nullable=False),
        sa.Column("embedded_credit", sa.String(), nullable=False),
        sa.Column("embedded", base.StoredJson(), nullable=False),
        sa.Column("added_by", sa.String(length=32), nullable=False),
        sa.Column("added_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["person.person_id"], name=op.f("fk_photo_added_by_person")),
        sa.PrimaryKeyConstraint("photo_id", name=op.f("pk_photo")),
        sa.UniqueConstraint("sha256", name=op.f("uq_photo_sha256")),
    )
    op.create_table(
        "article_version",
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("base_number", sa.Integer(), nullable=True),
        sa.Column("is_side", sa.Boolean(), nullable=False),
        sa.Column("headline", sa.String(), nullable=False),
        sa.Column("subheadline", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("byline", sa.String(), nullable=False),
        sa.Column("dateline", sa.String(), nullable=False),
        sa.Column("body", base.StoredJson(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("saved_by", sa.String(length=32), nullable=False),
        sa.Column("saved_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.article_id"], name=op.f("fk_article_version_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["saved_by"], ["person.person_id"], name=op.f("fk_article_version_saved_by_person")
        ),
        sa.PrimaryKeyConstraint("version_id", name=op.f("pk_article_version")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_article_version_article_id")),
    )
    op.create_table(
        "edit_lease",
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.Column("since", base.UtcDateTime(), nullable=False),
        sa.Column("expires_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.article_id"], name=op.f("fk_edit_lease_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.person_id"], name=op.f("fk_edit_lease_person_id_person")
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_edit_lease")),
    )
    op.create_table(
        "working_copy",
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("base_number", sa.Integer(), nullable=False),
        sa.Column("text", base.StoredJson(), nullable=False),
        sa.Column("saved_at", base.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.article_id"], name=op.f("fk_working_copy_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.person_id"], name=op.f("fk_working_copy_person_id_person")
        ),
        sa.PrimaryKeyConstraint("article_id", "person_id", name=op.f("pk_working_copy")),
    )
    op.create_table(
        "edition",
        sa.Column("edition_id", sa.String(length=32), nullable=False),
        sa.Column("article_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("published_by", sa.String(length=32), nullable=False),
        sa.Column("published_at", base.UtcDateTime(), nullable=False),
        sa.Column("content", base.StoredJson(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('first', 'update', 'correction', 'retraction')", name=op.f("ck_edition_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.article_id"], name=op.f("fk_edition_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["published_by"], ["person.person_id"], name=op.f("fk_edition_published_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["article_version.version_id"], name=op.f("fk_edition_version_id_article_version")
        ),
        sa.PrimaryKeyConstraint("edition_id", name=op.f("pk_edition")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_edition_article_id")),
    )
    op.create_table(
        "version_photo",
        sa.Column("version_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("photo_id", sa.String(length=32), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("credit_line", sa.String(), nullable=False),
        sa.Column("alt_text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["photo_id"], ["photo.photo_id"], name=op.f("fk_version_photo_photo_id_photo")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["article_version.version_id"],
            name=op.f("fk_version_photo_version_id_article_version"),
        ),
        sa.PrimaryKeyConstraint("version_id", "position", name=op.f("pk_version_photo")),
    )
    op.create_index(op.f("ix_version_photo_photo_id"), "version_photo", ["photo_id"], unique=False)
