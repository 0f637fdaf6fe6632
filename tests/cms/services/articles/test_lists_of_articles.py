"""What colleagues change is brought into lists that are known, as a look at the whole newsroom would find it."""

from datetime import timedelta

from cms.domain.lists import brought_up_to_date
from cms.domain.workflow import Stage
from tests.cms.staffed_newsroom import text


def test_what_colleagues_changed_is_all_that_is_asked_for_again(as_, clock, file_article):
    for slug in ("ferry", "market", "quay", "storm"):
        file_article(slug)
        clock.forward(minutes=1)
    tomas = as_("tomas")
    known = tomas.reading.articles()
    changed = frozenset(row.article_id for row in known if row.slug in ("ferry", "market", "quay"))
    as_("minji").drafting.save("ferry", text("Ferry leaves at noon"))
    as_("minji").review.submit("market")
    as_("daniel").review.set_embargo("quay", until=clock() + timedelta(hours=1), reason="As agreed.")
    lists = brought_up_to_date(known, changed, tomas.reading.named(changed))
    assert lists == tomas.reading.articles()
    assert {row.slug for row in lists} == {"ferry", "market", "storm"}


def test_articles_of_several_are_listed_by_what_is_asked_of_each_list(as_, file_article):
    file_article("ferry", Stage.SUBMITTED)
    file_article("market")
    reading = as_("minji").reading
    assert [row.slug for row in reading.articles(stages=frozenset({Stage.DRAFT}))] == ["market"]
    assert [row.slug for row in reading.articles(stages=frozenset({Stage.SUBMITTED}))] == ["ferry"]
    assert {row.slug for row in reading.my_articles()} == {"ferry", "market"}
    assert as_("jun").reading.my_articles() == []
