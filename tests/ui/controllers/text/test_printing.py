"""Printing from the window: a proof of what stands on the page now, as PDF or on a printer, and the way back."""

import pytest
from PySide6.QtPrintSupport import QPrinter

from tests.ui.editor.printing.pdf_words import pages_of
from ui.shell.window import SMALLEST

HEADLINE = "Lakeside Secretariat"


def squeezed(text):
    return "".join(text.split())


@pytest.fixture
def on_paper(desk):
    desk.open_article(HEADLINE)
    desk.click_into("Body")
    desk.press("Ctrl+Home")
    desk.write("Typed a moment ago. ")
    desk.press("Ctrl+P")
    desk.wait(lambda: desk.app.on_paper.printing.view.printed is not None)
    return desk


def test_what_was_typed_a_moment_ago_is_in_the_pdf_which_says_that_it_is_a_proof(on_paper, tmp_path):
    desk, file = on_paper, tmp_path / "proof.pdf"
    desk.app.on_paper.printing.write_pdf(str(file))
    desk.settle()
    pages = [squeezed(page) for page in pages_of(file.read_bytes())]
    assert "Typedamomentago.Amid" in pages[0]
    assert all("PROOF–notpublished" in page for page in pages)
    assert all(f"{desk.opened_row().slug}·version1andlaterchanges" in page for page in pages)
    assert squeezed(desk.window.page.text().plain_body)[-40:] in pages[-1]
    assert "ⓒCD=CopydeskDrawings" in "".join(pages)
    assert desk.toasts == ["“proof.pdf” is saved."]


def test_a_published_article_is_no_proof_and_a_changed_one_says_what_readers_have(desk):
    desk.go_to("Published")
    row = next(row for row in desk.app.lists.everything if row.live_version == row.version)
    desk.open_article(row.headline)
    desk.press("Ctrl+P")
    desk.wait(lambda: desk.app.on_paper.printing.view.printed is not None)
    assert desk.app.on_paper.printing.view.printed.slip.status == "Published"


def test_the_sheets_are_counted_and_escape_leads_back_to_the_article(on_paper):
    desk = on_paper
    count = len(desk.app.on_paper.printing.view.printed.sheets)
    assert desk.can_read(f"On paper · {count} pages")
    desk.press("Escape")
    assert desk.window.page.isVisible()
    assert desk.window.page.body.hasFocus()


def test_the_paper_chosen_is_remembered(on_paper):
    desk = on_paper
    desk.choose("Paper", "Letter")
    desk.wait(lambda: desk.app.on_paper.printing.view.printed is not None)
    assert desk.app.on_paper.printing.view.printed.paper == "Letter"
    desk.press("Escape")
    desk.press("Ctrl+P")
    desk.wait(lambda: desk.app.on_paper.printing.view.printed is not None)
    assert desk.app.on_paper.printing.view.printed.paper == "Letter"


def test_a_folder_that_cannot_be_written_is_named_and_leaves_nothing_behind(on_paper, tmp_path):
    desk = on_paper
    (tmp_path / "taken").mkdir()
    desk.app.on_paper.printing.write_pdf(str(tmp_path / "taken"))
    desk.settle()
    assert f"could not be written to “{tmp_path / 'taken'}”" in desk.banner
    assert desk.has_button("Choose another place")
    assert not list(tmp_path.glob("*.part"))
    assert not list(tmp_path.glob(".*.part"))


def test_every_sheet_asked_for_goes_to_the_printer(on_paper, tmp_path):
    desk, file = on_paper, tmp_path / "printed.pdf"
    printed = desk.app.on_paper.printing.view.printed
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    printer.setPageLayout(printed.paper.layout)
    desk.app.on_paper.printing.print_on(printer, printed)
    desk.wait(lambda: any("is at the printer" in toast for toast in desk.toasts))
    assert len(pages_of(file.read_bytes())) == len(printed.sheets)


def test_without_an_article_nothing_is_printed(desk):
    desk.press("Ctrl+P")
    assert not desk.can_read("On paper")


def test_another_article_takes_the_place_of_the_sheets(on_paper):
    desk = on_paper
    desk.open_article("Three Dishes")
    assert desk.window.page.isVisible()


def test_at_960_by_600_every_button_fits(on_paper):
    desk = on_paper
    desk.window.resize(*SMALLEST)
    desk.breathe()
    view = desk.app.on_paper.printing.view
    assert all(
        desk.button(name).width() >= desk.button(name).sizeHint().width()
        for name in ("Print…", "Save as PDF…")
    )
    assert view._sheets.width() <= view._scroll.viewport().width()
