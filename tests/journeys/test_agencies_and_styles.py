"""An administrator keeps agencies and house styles from the window, and the newsroom prints by them."""

import contextlib

import pytest

from cms.api import open_newsroom
from cms.domain.credits.photographers import Photographer
from tests.journeys.what_fits import misfits
from ui.shell.window import SMALLEST
from ui.staff.staff_side import Kind

ADMIN = "eunseo"


@pytest.fixture
def admin(open_window, newsroom_file):
    """Yoon Eun-seo, who administers the newsroom, before its people."""
    desk = open_window(newsroom_file, ADMIN)
    desk.go_to("People")
    desk.wait(lambda: bool(desk.window.staff.side.list.model().rowCount()))
    return desk


def typed(line, words):
    """Write *words* into an empty line as if typed there."""
    line.setFocus()
    line.insert(words)
    line.textEdited.emit(words)


def test_an_agency_and_a_style_are_kept_and_printed_by(admin, newsroom_file, tmp_path):
    page = admin.window.staff
    admin.click("Agencies", page)
    admin.click("Add an agency", page)
    for name, words in (("key", "harbour"), ("english", "Harbour Pictures"), ("korean", "항구사진")):
        typed(page.credits.agency._lines[name], words)
    admin.click("Add the agency", page)
    admin.wait(lambda: page.credits.agency.key == "harbour")
    assert any("Harbour Pictures" in words for words in admin.toasts)
    admin.click("Credit styles", page)
    page.side.list.setCurrentIndex(page.side._model.index_of("|en"))
    sheet = page.credits.style
    sheet._offered.setCurrentText("Name/Agency")
    sheet._offered.activated.emit(sheet._offered.currentIndex())
    admin.click("Save", sheet)
    admin.wait(lambda: not sheet.is_touched and sheet.key == "|en")
    newsroom = open_newsroom(str(newsroom_file), ADMIN, journal_folder=tmp_path / "other")
    house = newsroom.credits.house("", "en")
    newsroom.close()
    assert house.style.forms[0] == "{photographer}/{agency.en}"
    assert house.agencies.named("항구사진").key == "harbour"


def test_a_name_that_another_agency_has_is_refused_at_its_field(admin):
    page = admin.window.staff
    admin.click("Agencies", page)
    page.side.list.setCurrentIndex(page.side._model.index_of("ap"))
    page.credits.agency._lines["spellings"].end(False)
    typed(page.credits.agency._lines["spellings"], ", UPI")
    admin.click("Save", page.credits.agency)
    field = page.credits.agency._lines["spellings"]
    admin.wait(lambda: "is a name of UPI already" in field.accessibleDescription())


def test_a_photographer_is_listed_renamed_and_forgotten(admin, newsroom_file, tmp_path):
    page = admin.window.staff
    admin.click("Photographers", page)
    admin.wait_for_words("Nobody’s spellings are listed yet.")
    page.side.new.click()
    typed(page.credits.photographer._lines["name"], "Lee Jin-man")
    typed(page.credits.photographer._lines["spellings"], "LEE JIN MAN, 이진만")
    admin.click("Add the photographer", page)
    admin.wait(lambda: page.credits.photographer.key == "Lee Jin-man")
    page.credits.photographer._lines["name"].clear()
    typed(page.credits.photographer._lines["name"], "Lee Jinman")
    admin.click("Save", page.credits.photographer)
    admin.wait(lambda: page.credits.photographer.key == "Lee Jinman")
    newsroom = open_newsroom(str(newsroom_file), ADMIN, journal_folder=tmp_path / "other")
    assert newsroom.credits.photographers().printed("이진만") == "Lee Jinman"
    admin.click("Forget these spellings", page.credits.photographer)
    admin.wait(lambda: newsroom.credits.photographers().known == ())
    newsroom.close()
    admin.wait_for_words("Choose a photographer, or add one.")


def test_a_spelling_of_somebody_else_is_refused_at_its_field(admin):
    page = admin.window.staff
    credits_ = admin.app.newsroom.credits
    credits_.set_photographer(Photographer("Lee Jin-man", ("이진만",)))
    admin.click("Photographers", page)
    page.side.new.click()
    typed(page.credits.photographer._lines["name"], "Lee Jin")
    typed(page.credits.photographer._lines["spellings"], "이 진만")
    admin.click("Add the photographer", page)
    field = page.credits.photographer._lines["spellings"]
    admin.wait(lambda: "is a spelling of Lee Jin-man already" in field.accessibleDescription())


@pytest.mark.parametrize("language", ["en", "ko"])
def test_both_sheets_fit_a_small_window(open_window, newsroom_file, language):
    desk = open_window(newsroom_file, ADMIN, language=language)
    desk.window.resize(*SMALLEST)
    desk.app.go("people")
    page = desk.window.staff
    desk.app.newsroom.credits.set_photographer(Photographer("Lee Jin-man", ("이진만",)))
    desk.wait(lambda: bool(page.side.list.model().rowCount()))
    for kind, key in ((Kind.AGENCIES, "xinhua"), (Kind.PHOTOGRAPHERS, "Lee Jin-man"), (Kind.STYLES, "|ko")):
        page.side.tabs[kind].click()
        page.side.list.setCurrentIndex(page.side._model.index_of(key))
        with contextlib.suppress(desk._bot.TimeoutError):
            desk._bot.waitUntil(lambda: misfits(desk) == [], timeout=3000)
        assert misfits(desk) == []


def test_where_the_readers_live_is_chosen_in_the_window(admin, newsroom_file, tmp_path):
    page = admin.window.staff
    admin.click("Newsroom", page)
    page.side.list.setCurrentIndex(page.side._model.index_of("newsroom"))
    sheet = page.credits.newsroom
    admin.wait_for_words("A photograph whose sender writes that it is out there")
    assert (sheet._country.currentText(), sheet.primary.isEnabled()) == ("South Korea", False)
    admin.choose("Our readers live in", "Germany")
    admin.click("Save", sheet)
    admin.wait(lambda: any("from now on" in words for words in admin.toasts))
    newsroom = open_newsroom(str(newsroom_file), ADMIN, journal_folder=tmp_path / "other")
    assert (newsroom.credits.country().code, newsroom.credits.requires_alt_text()) == ("DE", False)
    newsroom.close()
