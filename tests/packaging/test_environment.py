"""The environment is made once, known to be whole, and made anew when what it was made from has changed."""

import shutil

import pytest
from environment import HERE, LOCK_TO_RUN, LOCK_TO_TEST, Environment
from narration import SetUpFailed


@pytest.fixture
def environment(tmp_path, scripts):
    """An environment of a copy of the project, not yet made."""
    (tmp_path / "packaging").mkdir()
    for lock in (LOCK_TO_RUN, LOCK_TO_TEST):
        shutil.copy(scripts / lock, tmp_path / "packaging")
    shutil.copy(scripts.parent / "pyproject.toml", tmp_path)
    return Environment(tmp_path)


@pytest.fixture
def finished(environment):
    """The same, finished for running, as far as its stamp and its Python tell."""
    environment.program("python").parent.mkdir(parents=True)
    environment.program("python").touch()
    environment._stamp(LOCK_TO_RUN).write_text(environment.fingerprint(LOCK_TO_RUN), "utf-8")
    return environment


def test_finished_environment_is_not_made_again(finished):
    assert finished.is_ready(LOCK_TO_RUN)
    finished.make_ready(LOCK_TO_RUN)  # which would fail here: the Python in it is an empty file


def test_environment_for_running_is_not_enough_for_testing(finished):
    assert not finished.is_ready(LOCK_TO_TEST)


def test_environment_without_a_stamp_was_interrupted(finished):
    finished._stamp(LOCK_TO_RUN).unlink()
    assert not finished.is_ready(LOCK_TO_RUN)


def test_environment_whose_python_is_gone_is_made_anew(finished):
    finished.program("python").unlink()
    assert not finished.is_ready(LOCK_TO_RUN)


def test_new_pins_make_the_environment_anew(finished):
    lock = finished.root / "packaging" / LOCK_TO_RUN
    lock.write_text(lock.read_text("utf-8").replace("sqlalchemy==2.1", "sqlalchemy==2.2"), "utf-8")
    assert not finished.is_ready(LOCK_TO_RUN)


def test_new_version_of_the_project_makes_the_environment_anew(finished):
    pyproject = finished.root / "pyproject.toml"
    pyproject.write_text(pyproject.read_text("utf-8").replace('version = "', 'version = "9.', 1), "utf-8")
    assert not finished.is_ready(LOCK_TO_RUN)


def test_stricter_check_leaves_the_environment_as_it_is(finished):
    pyproject = finished.root / "pyproject.toml"
    pyproject.write_text(pyproject.read_text("utf-8") + "\n[tool.stricter]\nalways = true\n", "utf-8")
    assert finished.is_ready(LOCK_TO_RUN)


def test_project_moved_elsewhere_makes_its_environment_anew(finished, tmp_path_factory):
    moved = tmp_path_factory.mktemp("moved") / "copydesk"
    shutil.move(finished.root, moved)
    assert not Environment(moved).is_ready(LOCK_TO_RUN)


def test_copydesk_finds_its_own_folder_from_wherever_it_is_started(scripts):
    assert HERE.root == scripts.parent


@pytest.mark.slow
def test_half_made_environment_is_made_anew(environment):
    leftover = environment.folder / "lib" / "half-unpacked.py"
    leftover.parent.mkdir(parents=True)
    leftover.touch()
    environment.make_empty()
    assert not leftover.exists()
    assert environment.program("pip").exists()


def test_file_where_the_environment_should_be_is_explained(environment):
    environment.folder.touch()
    with pytest.raises(SetUpFailed, match="cannot write its environment"):
        environment.make_ready(LOCK_TO_RUN)
