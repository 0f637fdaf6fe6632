"""The tests' judge of picture files is Debian's exiftool where it can be had, and its absence is said in words."""

import picture_judge
import pytest


def test_machine_without_the_judge_is_told_what_cannot_be_tested():
    assert "cannot run and are skipped" in picture_judge.what_is_done_without(with_apt=False)


@pytest.mark.parametrize("with_apt", [True, False])
def test_way_to_get_the_judge_is_named_where_there_is_one(with_apt):
    assert ("apt-get install" in picture_judge.what_is_done_without(with_apt=with_apt)) is with_apt


def test_present_judge_is_not_installed_again(tmp_path, monkeypatch):
    (tmp_path / "exiftool").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(picture_judge, "install", lambda *_: pytest.fail("it was installed again"))
    picture_judge.make_present()
