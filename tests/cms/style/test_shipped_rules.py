"""Every rule that ships is tried on its own examples."""

from collections import Counter

import pytest

from cms.domain.proofreading import Passage, Scope
from cms.style.guide import StyleGuide
from cms.style.rules import Kind, shipped_rules

RULES = [rule for language in ("en", "ko") for rule in shipped_rules(language)]


def remarks(rule, text):
    """Return what the rule says of an example; one for consistency is a whole article, a sentence a paragraph."""
    guide = StyleGuide([rule])
    passage = Passage(rule.scopes[0], text)
    (together,) = guide.read_together([passage])
    return [*guide.read(passage), *together]


def put_right(text, found):
    for remark in sorted(found, key=lambda one: -one.start):
        text = text[: remark.start] + remark.fixes[0] + text[remark.end :]
    return text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_says_nothing_of_its_good_examples(rule):
    assert rule.good
    for example in rule.good:
        assert remarks(rule, example) == [], example


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_finds_its_bad_examples_and_puts_them_right(rule):
    assert rule.bad
    for example, right in rule.bad:
        found = remarks(rule, example)
        assert found, example
        assert all(remark.words == example[remark.start : remark.end] for remark in found)
        if right:
            assert put_right(example, found) == right
            assert remarks(rule, right) == [], right


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_says_why_in_both_languages_of_the_window(rule):
    assert all(rule.explanation[code].strip() for code in ("en", "ko"))


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.kind is Kind.TERM], ids=lambda rule: rule.rule_id
)
def test_what_a_term_becomes_is_not_found_again_by_its_rule(rule):
    for term, fixes in rule.terms.items():
        for fix in fixes:
            assert fix != term
            assert remarks(rule, fix) == [], f"{term} → {fix}"


def test_there_is_a_starter_set_for_each_language():
    counted = Counter(rule.language for rule in RULES)
    assert min(counted.values()) >= 60
    assert all(scope in Scope for rule in RULES for scope in rule.scopes)
