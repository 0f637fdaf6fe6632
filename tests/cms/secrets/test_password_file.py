"""A password file is taken only if nobody else can read it."""

import os
from pathlib import Path

import pytest

from cms.domain.errors import UnreadableFile
from cms.secrets.password_file import password_in


def password_file(folder: Path, text: str = "sesame\n", mode: int = 0o600) -> Path:
    file = folder / "password"
    file.write_text(text, encoding="utf-8")
    file.chmod(mode)
    return file


@pytest.mark.parametrize(
    "text", ["열려라 참깨", "열려라 참깨\n", "열려라 참깨\r\n", "열려라 참깨\n# a note\n"]
)
def test_first_line_of_the_file_is_the_password(tmp_path: Path, text: str):
    assert password_in(password_file(tmp_path, text)) == "열려라 참깨"


def test_spaces_belong_to_the_password(tmp_path: Path):
    assert password_in(password_file(tmp_path, " se same \n")) == " se same "


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o777])
def test_file_that_others_can_reach_is_refused(tmp_path: Path, mode: int):
    with pytest.raises(UnreadableFile, match=r"chmod 600") as refused:
        password_in(password_file(tmp_path, mode=mode))
    assert "sesame" not in str(refused.value)


def test_missing_file_is_named(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="cannot be read"):
        password_in(tmp_path / "nothing")


def test_empty_file_is_no_password(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="is empty"):
        password_in(password_file(tmp_path, "\n"))


def test_file_that_is_not_text_is_refused(tmp_path: Path):
    file = password_file(tmp_path)
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableFile, match="cannot be read"):
        password_in(file)
