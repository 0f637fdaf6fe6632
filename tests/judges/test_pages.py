"""Our pages before judges who are not us: no error of vnu, html-validate or axe, in any language, width or light."""

import pytest
from lxml import etree

from cms.output.forms import WRITERS
from cms.output.release import Release
from tests.cms.output.judges import SCHEMAS
from tests.judges.conftest import JUDGES, asked

pytestmark = pytest.mark.slow

VNU = JUDGES / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def vnu(*pages):
    return asked("java", "-jar", VNU, "--errors-only", "--format", "text", *pages, module="vnu-jar")


def html_validate(*pages):
    program = JUDGES / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    return asked("node", program, "--config", JUDGES / "htmlvalidate.json", *pages, module="html-validate")


def test_the_nu_checker_finds_no_error(pages):
    done = vnu(*pages)
    assert done.returncode == 0, done.stderr


def test_html_validate_finds_no_error(pages):
    done = html_validate(*pages)
    assert done.returncode == 0, done.stdout


def test_axe_finds_nothing_on_a_phone_or_a_desk_by_day_or_by_night(pages, axe):
    assert axe(*pages) == []


def test_there_is_every_kind_of_page_to_judge(pages):
    names = {page.name.partition("-")[0] for page in pages}
    assert {"index.html", "404.html", "desk", "author"} <= names
    told = [page.read_text(encoding="utf-8") for page in pages]
    assert any('class="notices"' in words for words in told)
    assert any("gone" in page.parts for page in pages)


def test_every_judge_judges(bad_page, axe):
    assert vnu(bad_page).returncode != 0
    assert html_validate(bad_page).returncode != 0
    assert {"image-alt", "html-has-lang", "button-name", "color-contrast"} <= {
        rule for *_, rule, _ in axe(bad_page)
    }


@pytest.mark.parametrize(
    ("form", "schema"),
    [
        ("nitf", "nitf-3.6/nitf-3-6.xsd"),
        ("newsml-g2", "newsml-g2-2.35/NewsML-G2_2.35-spec-All-Power.xsd"),
    ],
)
def test_xmllint_finds_what_other_newsrooms_get_valid(english, site, tmp_path, form, schema):
    if not (SCHEMAS / schema).exists():
        pytest.skip(f"the schema {schema} is not at hand")
    file = tmp_path / f"{form}.xml"
    file.write_text(WRITERS[form](english, site, Release()), encoding="utf-8")
    assert etree.parse(file) is not None
    done = asked("xmllint", "--nonet", "--noout", "--schema", SCHEMAS / schema, file)
    assert done.returncode == 0, done.stderr
