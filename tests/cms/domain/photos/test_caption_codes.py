r"""Caption codes are read from a photographer's table, offered while they are typed, and replaced when they are whole."""

from cms.domain.photos.caption_codes import CodeTable, code_begun, codes_as_text, codes_in

TABLE = CodeTable(
    {
        "ap": ("AP=Associated Press",),
        "hsm": ("손흥민 선수", "Son Heung-min of South Korea", "Son"),
        "HSM": ("Hwang Sun-mi",),
    }
)


def test_a_table_of_tabs_is_read_as_photographers_keep_it():
    read = codes_in("\ufeffap\tAP=Associated Press\n\n// people\nhsm\t손흥민 선수\tSon Heung-min\t\r\n")
    assert read.codes.replacements == {
        "ap": ("AP=Associated Press",),
        "hsm": ("손흥민 선수", "Son Heung-min"),
    }
    assert read.unfit == ()


def test_lines_that_are_no_codes_are_named():
    assert codes_in("ap\tAP\nno tab here\ntwo words\tx\nempty\t\na\\b\tc\n").unfit == (2, 3, 4, 5)


def test_what_is_written_is_read_back():
    assert codes_in(codes_as_text(TABLE)).codes == TABLE


def test_a_whole_code_becomes_its_words_and_capitals_count():
    assert TABLE.expanded("\\hsm#2\\ scores, \\HSM\\ watches. \\ap\\") == (
        "Son Heung-min of South Korea scores, Hwang Sun-mi watches. AP=Associated Press"
    )


def test_a_code_nobody_knows_stays_as_typed():
    assert TABLE.expanded("C:\\photos\\new and \\hsm#9\\") == "C:\\photos\\new and \\hsm#9\\"


def test_an_equals_sign_is_no_delimiter():
    assert TABLE.expanded("AP=ap=Yonhap") == "AP=ap=Yonhap"


def test_a_code_is_offered_while_it_is_typed():
    assert code_begun("Scores for \\hs") == "hs"
    assert code_begun("Scores for \\") == ""
    assert code_begun("Scores for \\hsm\\ today") is None
    assert TABLE.offers("hs")[:3] == [
        ("HSM", "Hwang Sun-mi"),
        ("hsm", "손흥민 선수"),
        ("hsm#2", "Son Heung-min of South Korea"),
    ]
    assert TABLE.offers("hsm#3") == [("hsm#3", "Son")]


def test_a_code_is_found_by_its_words_too():
    assert TABLE.offers("손흥민")[0] == ("hsm", "손흥민 선수")
    assert TABLE.offers("nobody") == []
