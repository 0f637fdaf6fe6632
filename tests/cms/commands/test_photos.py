"""`copydesk photo …` and `credit parse`."""

from datetime import UTC, datetime

import exiv2
import pytest

ENTRY_KEYS = {
    "file",
    "ok",
    "photo_id",
    "sha256",
    "width",
    "height",
    "format",
    "caption",
    "creator",
    "credit_line",
    "source",
    "copyright",
    "taken_at",
    "text_encoding",
    "error",
}
WORDS = (
    "--caption",
    "The quay.",
    "--credit",
    "AP=Associated Press",
    "--alt",
    "A quay.",
    "--rights",
    "agency",
)


def test_a_photo_comes_into_the_library_and_into_the_article(copydesk, ferry, picture):
    (entry,) = copydesk("photo", "add", picture(), "--article", ferry, *WORDS, "--json").json
    assert entry.keys() == ENTRY_KEYS
    assert (entry["ok"], entry["error"], entry["width"], entry["format"]) == (True, None, 320, "JPEG")
    assert (entry["caption"], entry["credit_line"]) == ("The quay.", "AP=Associated Press")
    (use,) = copydesk("article", "show", ferry, "--json").json["photos"]
    assert (use["photo_id"], use["alt_text"]) == (entry["photo_id"], "A quay.")
    assert copydesk("article", "submit", ferry).code == 0


def test_of_several_files_the_good_ones_are_taken_and_the_bad_ones_named(copydesk, picture, tmp_path):
    (tmp_path / "fake.jpg").write_bytes(b"not a picture")
    answer = copydesk("photo", "add", picture(), tmp_path / "fake.jpg", tmp_path / "gone.jpg", "--json")
    assert answer.code == 1
    assert [entry["ok"] for entry in answer.json] == [True, False, False]
    assert all(entry.keys() == ENTRY_KEYS for entry in answer.json)
    assert "“gone.jpg” is no longer there" in answer.json[2]["error"]
    assert answer.err.startswith("2 of 3 files were not added: ")
    assert answer.err.count("\n") == 1


def test_files_that_end_too_early_are_added_when_they_are_asked_for(copydesk, picture):
    half = picture("half.jpg")
    half.write_bytes(half.read_bytes()[: half.stat().st_size // 2])
    (entry,) = copydesk("photo", "add", half, "--json").json
    assert "add it as it is" in entry["error"]
    (entry,) = copydesk("photo", "add", half, "--cut-off", "--json").json
    assert (entry["ok"], entry["width"]) == (True, 320)


def test_a_photo_added_while_a_colleague_writes_is_not_said_to_be_in_the_article(
    copydesk, newsroom, ferry, picture
):
    newsroom.clock.now = datetime.now(UTC)  # the command's clock is the computer's
    newsroom.as_("jun").drafting.take_lease(newsroom.as_("jun").reading.open(ferry).row.article_id)
    answer = copydesk("photo", "add", picture(), "--article", ferry, "--json")
    assert (answer.code, answer.json[0]["ok"]) == (1, False)
    assert "your text is kept as version 2" in answer.json[0]["error"]


def test_the_words_of_one_use_or_of_the_library_are_changed(copydesk, ferry, picture):
    photo_id = copydesk("photo", "add", picture(), "--article", ferry, *WORDS, "--json").json[0]["photo_id"]
    step = copydesk("photo", "set", photo_id, "--article", ferry, "--caption", "As it left.", "--json").json
    assert (step["slug"], step["version"]) == (ferry, 3)
    changed = copydesk("photo", "set", photo_id, "--credit", "Reuters", "--rights", "Agency", "--json").json
    assert (changed["credit_line"], changed["usage_rights"]) == ("Reuters", "agency")
    assert (
        copydesk("article", "show", ferry, "--json").json["photos"][0]["credit_line"] == "AP=Associated Press"
    )


def test_the_library_is_listed_and_one_photo_shown(copydesk, picture):
    photo_id = copydesk("photo", "add", picture(), *WORDS, "--json").json[0]["photo_id"]
    (listed,) = copydesk("photo", "list", "--json").json
    assert listed == copydesk("photo", "show", photo_id, "--json").json
    assert listed["photo_id"] == photo_id
    shown = copydesk("photo", "show", photo_id[:8]).out
    assert "▲ The quay. ⓒAP=Associated Press" in shown
    assert "rights: agency   used in: no article" in shown
    assert photo_id in copydesk("photo", "list").out


def test_a_photo_added_without_words_leaves_no_empty_act_in_the_ledger(copydesk, newsroom, picture):
    copydesk("photo", "add", picture())
    assert [row.step for row in newsroom.as_("root").reading.newsroom_history()][:1] == ["add_photo"]


@pytest.mark.parametrize(
    ("words", "saying"),
    [
        (("show", "0" * 32), "no photo"),
        (("set", "0" * 32, "--caption", "x"), "no photo"),
        (("add", "x.jpg", "--rights", "stolen"), "“stolen” is not a category of usage rights"),
        (("add", "x.jpg", "--article", "nosuch"), "no article “nosuch”"),
    ],
)
def test_what_the_library_refuses_is_one_line(newsroom, assert_refused, words, saying):
    before = newsroom.state_of_file()
    assert_refused("photo", *words, saying=saying)
    assert newsroom.state_of_file() == before


def test_a_credit_is_read_as_data_without_any_newsroom(copydesk, tmp_path):
    parsed = copydesk("credit", "parse", "ⓒAP=Associated Press", "--json", path=tmp_path / "none").json
    assert parsed.keys() == {"mark", "parts", "tail", "printed", "understood"}
    assert all(part.keys() == {"role", "name", "agency"} for part in parsed["parts"])
    assert parsed["printed"] == "ⓒAP=Associated Press"
    assert "printed: ⓒAP=Associated Press" in copydesk("credit", "parse", "ⓒAP=Associated Press").out


def test_a_photo_command_without_a_file_is_wrong_usage(copydesk):
    assert copydesk("photo", "add").code == 2


def test_a_folder_stands_for_all_pictures_in_it(copydesk, picture, tmp_path):
    folder = tmp_path / "roll"
    folder.mkdir()
    for colour in ("teal", "navy"):
        picture(f"{colour}.jpg", colour).rename(folder / f"{colour}.jpg")
    (folder / "notes.txt").write_text("no picture")
    entries = copydesk("photo", "add", folder, "--json").json
    assert [(entry["ok"], entry["file"]) for entry in entries] == [
        (True, str(folder / "navy.jpg")),
        (True, str(folder / "teal.jpg")),
    ]


def test_an_original_goes_out_with_the_librarys_words(copydesk, picture, tmp_path):
    (entry,) = copydesk("photo", "add", picture(), *WORDS, "--json").json
    copydesk("photo", "set", entry["photo_id"], "--credit", "연합뉴스" * 4)
    answer = copydesk("photo", "export", entry["photo_id"], tmp_path / "out.jpg", "--json").json
    assert answer == {
        "file": str(tmp_path / "out.jpg"),
        "cut_short": ["credit_line"],
        "leaves_content_credentials": False,
        "sidecar": None,
    }
    (again,) = copydesk("photo", "add", tmp_path / "out.jpg", "--json").json
    assert (again["caption"], again["credit_line"]) == ("The quay.", "연합뉴스" * 4)
    facts = copydesk("photo", "facts", again["photo_id"], "--json").json
    assert facts == {"caption": "The quay.", "credit_line": "연합뉴스" * 4, "alt_text": "A quay."}


def test_texts_are_read_again_in_the_encoding_named(copydesk, picture):
    path = picture()
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    value = exiv2.DataValue("공동취재단".encode("cp949"))
    image.iptcData().add(exiv2.IptcKey("Iptc.Application2.Caption"), value)
    image.writeMetadata()
    (entry,) = copydesk("photo", "add", path, "--json").json
    photo = copydesk("photo", "read-again", entry["photo_id"], "--as", "euc-jp", "--json").json
    assert photo["text_encoding"] == "euc_jp"
    assert photo["caption"] != "공동취재단"
    photo = copydesk("photo", "read-again", entry["photo_id"], "--as", "EUC-KR", "--json").json
    assert (photo["caption"], photo["text_encoding"]) == ("공동취재단", "cp949")
    assert (
        "does not read “klingon”" in copydesk("photo", "read-again", entry["photo_id"], "--as", "klingon").err
    )


def test_a_look_tells_what_files_say_and_takes_none_in(copydesk, picture, tmp_path):
    path = picture()
    image = exiv2.ImageFactory.open(str(path))
    image.readMetadata()
    image.xmpData()["Xmp.photoshop.Credit"] = "AP=연합뉴스"
    image.writeMetadata()
    looks = copydesk("photo", "look", path, tmp_path / "gone.jpg", "--json").json
    assert looks[0] == {"file": str(path), "credit_line": "AP=연합뉴스", "text_encoding": "none"}
    assert looks[1]["error"].startswith("“gone.jpg” is no longer there.")
    assert copydesk("photo", "list", "--json").json == []
