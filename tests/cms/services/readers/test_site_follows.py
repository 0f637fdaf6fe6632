"""The readers' site follows the newsroom: exactly as if built anew, and also after a crash at any point."""

from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager

import pytest

from cms.domain.errors import NewsroomError
from cms.domain.workflow import EditionKind, Stage
from cms.output import owing
from cms.services.readers import site as readers_site
from tests.cms.staffed_newsroom import text


class Crash(BaseException):
    """The program ended here: put in place of one function of ours, since none of them ends it by itself."""


def files_in(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def daniel(as_):
    daniel = as_("daniel")
    as_("root").publishing.set_site_address("https://news.example")
    return daniel


@pytest.fixture
def is_exact(daniel, tmp_path):
    """Whether the site is byte for byte what a whole build makes of the newsroom."""
    return lambda: files_in(daniel.connection.site_folder) == built(daniel, tmp_path / "anew")


@pytest.fixture
def meanwhile(as_, monkeypatch):
    """Have another program publish after ours has read the newsroom, and before it writes what it read.

    One function of ours is held up for that: nothing outside the program can stop it between the two.
    """

    def publish(slug):
        as_("daniel").publishing.publish(slug)
        as_("daniel").publishing.catch_up()

    @contextmanager
    def publishing(held_up, slug):
        others, act = [], getattr(readers_site, held_up)

        def late(*given):
            if not others:
                others.append(threads.submit(publish, slug))
                # It is kept out for as long as this lasts; would anything let it in, it is done before.
                wait(others, timeout=1)
            return act(*given)

        with ThreadPoolExecutor(1) as threads, monkeypatch.context() as patch:
            patch.setattr(readers_site, held_up, late)
            yield
            others[0].result()

    return publishing


def built(newsroom, folder):
    newsroom.publishing.build_site(folder)
    return files_in(folder)


def test_every_step_leaves_the_site_as_a_whole_build_would(as_, daniel, file_article, is_exact):
    for slug in ("ferry", "quay", "tide"):
        daniel.publishing.publish(file_article(slug, Stage.APPROVED))
    assert is_exact()
    as_("minji").drafting.save("quay", text("Quay reopens", "It is open again."))
    daniel.review.approve("quay")
    daniel.publishing.publish("quay", kind=EditionKind.CORRECTION, notice="It had not closed.")
    assert is_exact()
    daniel.publishing.withdraw("tide", reason="A source asked us to check.")
    assert is_exact()
    daniel.publishing.retract("ferry", notice="The report was wrong.")
    assert is_exact()


def test_the_page_is_there_at_once_and_the_lists_right_after(daniel, file_article, is_exact):
    daniel.publishing.publish(file_article("ferry", Stage.APPROVED))
    daniel.connection.lists_follow.set()
    daniel.publishing.publish(file_article("quay", Stage.APPROVED))
    site = daniel.connection.site_folder
    assert (site / "quay" / "index.html").is_file()
    assert "quay/" not in (site / "index.html").read_text(encoding="utf-8")
    daniel.publishing.catch_up()
    assert "quay/" in (site / "index.html").read_text(encoding="utf-8")
    assert is_exact()


@pytest.mark.parametrize("broken", ["write_article", "write_front_pages"])
def test_what_a_crash_left_undone_is_put_right_by_the_next_look(
    daniel, file_article, is_exact, monkeypatch, broken
):
    daniel.publishing.publish(file_article("ferry", Stage.APPROVED))
    slug = file_article("quay", Stage.APPROVED)

    def crash(*_, **__):
        raise Crash

    with monkeypatch.context() as broken_off:
        broken_off.setattr(readers_site, broken, crash)
        with pytest.raises(Crash):
            daniel.publishing.publish(slug)
    assert not is_exact()
    daniel.catch_up_site()
    assert is_exact()


def test_a_withdrawn_page_that_a_crash_left_standing_is_taken_away(
    daniel, file_article, is_exact, monkeypatch
):
    daniel.publishing.publish(file_article("ferry", Stage.APPROVED))

    def crash(*_, **__):
        raise Crash

    with monkeypatch.context() as broken_off:
        broken_off.setattr(readers_site, "take_away_article", crash)
        with pytest.raises(Crash):
            daniel.publishing.withdraw("ferry", reason="A source asked us to check.")
    assert (daniel.connection.site_folder / "ferry" / "index.html").is_file()
    daniel.publishing.catch_up()
    assert not (daniel.connection.site_folder / "ferry").exists()
    assert is_exact()


def test_a_refused_step_owes_nothing(daniel, file_article):
    with pytest.raises(NewsroomError):
        daniel.publishing.publish(file_article("ferry"))
    assert owing.Owing(daniel.connection.site_folder).owed().marks == ()


def test_two_who_catch_up_at_once_end_with_the_newest(daniel, file_article, is_exact, meanwhile):
    daniel.connection.lists_follow.set()
    daniel.publishing.publish(file_article("ferry", Stage.APPROVED))
    with meanwhile("write_front_pages", file_article("quay", Stage.APPROVED)):
        daniel.publishing.catch_up()
    assert is_exact()


def test_a_whole_build_leaves_alone_what_another_program_publishes_meanwhile(
    daniel, file_article, is_exact, meanwhile
):
    daniel.connection.lists_follow.set()
    owing.Owing(daniel.connection.site_folder).begin()  # as a step that was broken off leaves it
    with meanwhile("build_site", file_article("quay", Stage.APPROVED)):
        daniel.publishing.catch_up()
    assert is_exact()
