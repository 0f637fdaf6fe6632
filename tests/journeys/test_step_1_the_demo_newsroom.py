"""Step 1: a reporter finds a draft among articles in every stage, in English and Korean; anybody can sit down."""

from cms.domain.workflow import Publication, Stage


def test_the_reporter_finds_the_foreign_desks_draft_among_a_dozen_others(desk):
    desk.go_to("All articles")
    assert len(desk.rows()) >= 13
    draft = next(row for row in desk.rows() if row.startswith("Lakeside Secretariat"))
    assert ", Draft, " in draft
    desk.open_article("Lakeside Secretariat")
    assert desk.app.writing.opened.row.desk == "world"
    assert "World" in desk.window.top_bar._trail.text()


def test_there_is_an_article_in_every_stage_and_in_both_languages(desk):
    desk.go_to("All articles")
    rows = desk.app.lists.rows
    assert {row.stage for row in rows} == set(Stage)
    assert Publication.LIVE in {row.publication for row in rows}
    assert {row.language for row in rows} == {"en", "ko"}
    for word in ("Draft", "To review", "In review", "Returned", "Approved", "Published", "Spiked"):
        assert any(f", {word}" in spoken for spoken in desk.rows()), word


def test_the_menu_of_people_lets_somebody_else_sit_down(desk):
    desk.sit_down("Daniel Whitfield")
    assert desk.has_button("Signed in: Daniel Whitfield, Editor")
    assert desk.window.pane._title.text() == "Review queue"
    desk.sit_down("Park Min-ji")
    assert desk.has_button("Signed in: Park Min-ji, Reporter")
    assert desk.window.pane._title.text() == "My articles"
