"""Two people want to write in one article: asked, handed over, lapsed; and no word of either is lost."""

from dataclasses import replace

import psycopg
import pytest

from cms.body.model import body_from_text
from tests.cms.staffed_newsroom import text
from tests.servers.installations import installations

pytestmark = [
    pytest.mark.server,
    pytest.mark.skipif(
        not any(one.has_tls for one in installations()), reason="no PostgreSQL with TLS is installed"
    ),
]

BODY = "The ferry left at dawn with 40 people.\n\nThe crew was silent.\n\nThe quay was empty."


def written(headline, body=BODY):
    return replace(text(headline), body=body_from_text(body))


@pytest.fixture
def file_ferry(gazette):
    """Let Minji file an article of that slug, whose headline is the slug's."""

    def file_ferry(slug):
        with gazette.as_("minji") as minji:
            words = written(f"Headline of {slug}")
            minji.drafting.new_article(slug, desk="world", language="en", text=words)

    return file_ferry


def test_a_colleague_asks_to_write_and_is_handed_the_article_with_every_word(gazette, sit_down, file_ferry):
    file_ferry("ferry-asked")
    holder, asker = sit_down("minji"), sit_down("jun")
    holder.open_article("Headline of ferry-asked")
    asker.go_to("World")
    asker.open_article("Headline of ferry-asked")
    asker.wait_for_words("Minji Kim has been writing here")
    holder.return_to_window()
    holder.click_into("Body")
    holder.press("Ctrl+End")
    holder.write(" Typed before handing over.")
    asker.return_to_window()
    asker.click("Ask to write")
    asker.wait(lambda: "You asked Minji Kim" in asker.banner)
    holder.wait(lambda: "Jun Park asks to write here" in holder.banner)
    holder.click("Hand over")
    asker.wait(lambda: any("You can write now" in toast for toast in asker.toasts))
    assert "Typed before handing over." in asker.window.page.text().plain_body
    holder.wait_for_words("Jun Park has been writing here")
    asker.click_into("Body")
    asker.press("Ctrl+End")
    asker.write(" And after it.")
    asker.press("Ctrl+S")
    asker.wait_until_saved()
    holder.wait(lambda: "And after it." in holder.window.page.text().plain_body)
    with gazette.as_("sora") as sora:
        saved_by = {row.saved_by_name for row in sora.reading.versions("ferry-asked")}
    assert saved_by == {"Minji Kim", "Jun Park"}


def overtake(gazette, slug, words):
    """Let Sora save while Minji's line is not heard from: her right has lapsed."""
    with gazette.as_("sora") as sora:
        article_id = sora.reading.open(slug).row.article_id
        lapse(gazette, article_id)
        token = sora.drafting.take_lease(article_id).token
        sora.drafting.save(slug, words, base=sora.reading.open(slug).row.version, token=token)
        sora.drafting.release_lease(article_id, token)


def lapse(gazette, article_id):
    with psycopg.connect(gazette.server.superuser_dsn(gazette.database), autocommit=True) as connection:
        connection.execute(
            "UPDATE cms.edit_lease SET expires_at = now() - interval '1 second' WHERE article_id = %s",
            [article_id],
        )


def test_words_of_two_people_in_different_paragraphs_are_merged_by_themselves(gazette, sit_down, file_ferry):
    file_ferry("ferry-merged")
    writer = sit_down("minji")
    writer.open_article("Headline of ferry-merged")
    writer.click_into("Body")
    writer.press("Ctrl+End")
    writer.write(" Nobody waited.")
    overtake(
        gazette,
        "ferry-merged",
        written("Headline of ferry-merged", BODY.replace("silent", "silent for an hour")),
    )
    writer.press("Ctrl+S")
    writer.wait(lambda: any("are both in version" in toast for toast in writer.toasts))
    writer.settle()
    body = writer.window.page.text().plain_body
    assert "silent for an hour" in body
    assert "Nobody waited." in body


def test_a_number_changed_two_ways_is_settled_by_the_person(gazette, sit_down, file_ferry):
    file_ferry("ferry-number")
    writer = sit_down("minji")
    writer.open_article("Headline of ferry-number")
    writer.click_into("Body")
    writer.press("Ctrl+Home")
    writer.press("Ctrl+Right, Ctrl+Right, Ctrl+Right, Ctrl+Right")
    for _ in range(2):
        writer.press("Ctrl+Right")
    writer.press("Delete, Delete")
    writer.write("41")
    assert "with 41 people" in writer.window.page.text().plain_body
    overtake(gazette, "ferry-number", written("Headline of ferry-number", BODY.replace("40", "42")))
    writer.press("Ctrl+S")
    writer.wait(lambda: "changed the same words" in writer.banner)
    writer.settle()
    writer.click("Bring together…")
    writer.wait_for_words("1 of 1")
    writer.press("1")
    writer.click("Save as new version")
    writer.wait(lambda: any("brought together" in toast for toast in writer.toasts))
    writer.settle()
    assert "with 41 people" in writer.window.page.text().plain_body
    with gazette.as_("sora") as sora:
        bodies = [
            sora.reading.version("ferry-number", row.number).plain_body
            for row in sora.reading.versions("ferry-number")
        ]
    assert any("with 42 people" in body for body in bodies)
    assert any("with 41 people" in body for body in bodies)
