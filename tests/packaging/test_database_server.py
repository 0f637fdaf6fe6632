"""The tests' database server is Debian's where it can be had, and its absence is said in words."""

import database_server
import pytest


def test_server_is_found_where_debian_puts_it(tmp_path):
    assert not database_server.is_present(tmp_path)
    programs = tmp_path / "15" / "bin"
    programs.mkdir(parents=True)
    (programs / "postgres").touch()
    assert database_server.is_present(tmp_path)


def test_machine_without_the_server_is_told_what_cannot_be_tested():
    assert "encrypted connections cannot run" in database_server.what_is_done_without(with_apt=False)


@pytest.mark.parametrize("with_apt", [True, False])
def test_way_to_get_the_server_is_named_where_there_is_one(with_apt):
    assert ("apt-get install" in database_server.what_is_done_without(with_apt=with_apt)) is with_apt
