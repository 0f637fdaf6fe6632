"""What photographs are worded with: the newsroom's caption codes and templates."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from cms.db.tables import Article, ArticleVersion, KeptCode, KeptTemplate, VersionPhoto
from cms.domain.article import PhotoUse
from cms.domain.photos.caption_codes import CodeTable
from cms.domain.photos.captioning import CaptionTemplate, UseRow, differing_words, template_from_json
from cms.domain.rows import PhotoRow


def code_table(session: Session) -> CodeTable:
    """Return every caption code."""
    found = session.execute(select(KeptCode.code, KeptCode.replacements))
    return CodeTable({code: tuple(words) for code, words in found})


def uses_of(session: Session, photo: PhotoRow) -> list[UseRow]:
    """Return the articles that use a photograph as they stand, and where their words are not the library's."""
    found = session.execute(
        select(Article.article_id, Article.slug, VersionPhoto)
        .join(ArticleVersion, ArticleVersion.version_id == VersionPhoto.version_id)
        .join(
            Article,
            (Article.article_id == ArticleVersion.article_id)
            & (Article.head_version == ArticleVersion.number),
        )
        .where(VersionPhoto.photo_id == photo.photo_id)
        .order_by(Article.slug)
    )
    return [
        UseRow(article_id, slug, tuple(differing_words(_said(use), photo))) for article_id, slug, use in found
    ]


def _said(use: VersionPhoto) -> PhotoUse:
    return PhotoUse(use.photo_id, use.caption, use.credit_line, use.alt_text)


def templates(session: Session) -> list[CaptionTemplate]:
    """Return every caption template by name."""
    found = session.execute(select(KeptTemplate.name, KeptTemplate.fields).order_by(KeptTemplate.name))
    return [template_from_json(name, fields) for name, fields in found]
