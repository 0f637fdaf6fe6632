"""`copydesk credit …`, `photo lease …` and `photo expiring`."""


def test_an_administrator_adds_an_agency_and_credits_are_read_with_it(copydesk):
    added = copydesk(
        "credit",
        "agency",
        "set",
        "harbour",
        "--english",
        "Harbour Pictures",
        "--korean",
        "항구사진",
        "--json",
        login="root",
    ).json
    assert (added["key"], added["full_name"]) == ("harbour", "Harbour Pictures")
    parsed = copydesk("credit", "parse", "Park Min-ji/항구사진", "--json").json
    assert [part["agency"] for part in parsed["parts"]] == [None, "harbour"]
    assert (
        copydesk("credit", "agency", "remove", "harbour", "--json", login="root").json["is_listed"] is False
    )
    keys = [agency["key"] for agency in copydesk("credit", "agency", "list", "--json").json]
    assert keys[-1] == "harbour"
    assert "state agency" in copydesk("credit", "agency", "list").out
    assert "Associated Press" in copydesk("credit", "agency", "show", "ap").out


def test_only_administrators_change_agencies_and_styles(assert_refused):
    assert_refused("credit", "agency", "remove", "ap", saying="administrator")
    assert_refused("credit", "style", "set", "Name/Agency", saying="administrator")
    assert_refused("credit", "alt-text", "--required", saying="administrator")


def test_a_style_is_set_for_a_desk_and_printed_in(copydesk, assert_refused):
    copydesk("credit", "style", "set", "Name/Agency", "--desk", "world", login="root")
    said = ("credit", "print", "A quay.", "AP Photo/Park Min-ji", "--json")
    assert copydesk(*said, "--desk", "world").json["printed"] == "A quay. Park Min-ji/AP"
    assert copydesk(*said).json["printed"] == "▲ A quay. AP Photo/Park Min-ji"
    assert copydesk("credit", "style", "list", "--json").json["set"][0]["desk"] == "world"
    copydesk("credit", "style", "reset", "--desk", "world", login="root")
    assert copydesk("credit", "style", "list", "--json").json["set"] == []
    assert_refused("credit", "style", "set", "Nothing", login="root", saying="no house style “Nothing”")


def test_a_lease_is_granted_listed_warned_of_and_withdrawn(copydesk, picture, assert_refused):
    photo_id = copydesk("photo", "add", picture(), "--json").json[0]["photo_id"]
    lease = copydesk(
        "photo",
        "lease",
        "grant",
        photo_id,
        "allow",
        "--reason",
        "Contract 12",
        "--end",
        "2099-01-01",
        "--json",
        login="yuri",
    ).json
    assert (lease["kind"], lease["granted_by"]) == ("allow", "Yuri Han")
    assert copydesk("photo", "lease", "list", photo_id, "--json").json["leases"] == [lease]
    assert copydesk("photo", "expiring", "--days", "40000", "--json").json[0]["photo_id"] == photo_id
    assert copydesk("photo", "expiring", "--json").json == []
    assert "withdrawn" in copydesk("photo", "lease", "withdraw", lease["lease_id"], login="yuri").out
    assert_refused("photo", "lease", "grant", photo_id, "deny", "--reason", "No.", saying="picture editors")
    assert_refused(
        "photo",
        "lease",
        "grant",
        photo_id,
        "deny",
        "--reason",
        "No.",
        "--end",
        "soon",
        login="yuri",
        saying="“soon” is no time",
    )


def test_alternative_text_is_required_by_command(copydesk):
    assert copydesk("credit", "alt-text", "--required", "--json", login="root").json == {"required": True}


def test_a_photographers_spellings_are_listed_and_forgotten_by_command(copydesk, assert_refused):
    said = ("credit", "photographer")
    copydesk(*said, "set", "Lee Jin-man", "--spelling", "이진만", "--spelling", "JIN-MAN LEE", login="root")
    assert copydesk(*said, "list", "--json").json == [
        {"name": "Lee Jin-man", "spellings": ["이진만", "JIN-MAN LEE"]}
    ]
    assert_refused(*said, "forget", "Lee Jin-man", saying="administrator")
    assert copydesk(*said, "forget", "Lee Jin-man", "--json", login="root").json == {
        "forgotten": "Lee Jin-man"
    }
    assert copydesk(*said, "list", "--json").json == []
