"""What this computer kept was damaged: that is said once, the newsroom's text is there, and writing goes on."""

DRAFT = "Lakeside Secretariat"


def test_a_damaged_journal_is_told_of_and_the_writer_goes_on(open_window, newsroom_file, tmp_path):
    folder = tmp_path / "computer"
    folder.mkdir()
    (folder / "journal.sqlite").write_bytes(b"This was never a journal." * 400)
    desk = open_window(newsroom_file)
    listed = desk.window.pane.list
    listed.setFocus()
    desk.press("Down")
    desk.press("Return")
    desk.wait_for_words("It was put aside as")
    assert (folder / "journal.sqlite.damaged-1").exists()
    desk.open_article(DRAFT)
    desk.click_into("Body")
    desk.press("Ctrl+End")
    desk.write(" Typed after that.")
    desk.wait_until_saved()
    assert desk.app.newsroom.reading.open(desk.opened_row().slug).working_copy.plain_body.endswith("after that.")
