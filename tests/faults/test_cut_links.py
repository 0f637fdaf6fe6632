"""A link that breaks at any byte neither loses a publication nor makes a second one."""

import pytest

from tests.faults.cut_links import publish_over_cut_links
from tests.faults.shared_desks import SharedDesks


@pytest.mark.slow
def test_every_publication_over_breaking_links_happens_exactly_once(desks: SharedDesks):
    figures = publish_over_cut_links(desks, 300, seed=3)
    assert figures.wrong == []
    assert figures.publications == 300
    assert figures.links_cut > 300, "the links broke too seldom to prove anything"
    assert figures.longest_act_seconds < 30
