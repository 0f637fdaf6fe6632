"""XML from strangers: nothing is fetched, no entity of theirs is resolved, names are asked without their namespace."""

import html
from collections.abc import Iterator
from typing import Any

from lxml import etree

from cms.domain.errors import UnreadableFile

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parsed(content: bytes, name: str) -> etree._Element:
    """Return the root of *content*, or refuse the file *name* in one sentence."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content.strip(b" \t\r\n\0"), parser)
    except etree.XMLSyntaxError as error:
        if "amplification" in str(error):
            raise _refused_entities(name) from error
        raise UnreadableFile(
            "“{file}” is not whole XML: it breaks in line {line}. It was left where it is; ask its sender for it again.",
            file=name,
            line=error.lineno or 1,
        ) from error
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(declared.iterentities()):
        raise _refused_entities(name)
    return root


def _refused_entities(name: str) -> UnreadableFile:
    return UnreadableFile(
        "“{file}” defines entities of its own, which could blow it up or reach for other files. It was not read.",
        file=name,
    )


def name_of(element: etree._Element) -> str:
    """Return the name of *element* without its namespace; nothing for what is no element."""
    return etree.QName(element).localname if is_element(element) else ""


def is_element(node: etree._Element) -> bool:
    """Return whether *node* is an element; a reference to an entity is none."""
    return isinstance(node.tag, str)


def all_of(element: etree._Element, *names: str) -> list[etree._Element]:
    """Return every element below called one of *names*, in the order of the document."""
    return [found for found in element.iter() if name_of(found) in names and found is not element]


def children_of(element: etree._Element, *names: str) -> list[etree._Element]:
    """Return the children called one of *names*."""
    return [child for child in element if name_of(child) in names]


def first_of(element: etree._Element | None, *path: str) -> etree._Element | None:
    """Return the first element that *path* leads to, each name a child of the one before."""
    found = [element] if element is not None else []
    for name in path:
        found = [child for parent in found for child in children_of(parent, name)]
    return found[0] if found else None


def text_of(element: etree._Element | None) -> str:
    """Return the words in *element* in one line."""
    return " ".join("".join(_pieces(element)).split()) if element is not None else ""


def raw_text_of(element: etree._Element | None) -> str:
    """Return the words in *element* with their line ends."""
    return "".join(_pieces(element)) if element is not None else ""


def first_text(element: etree._Element | None, *names: str) -> str:
    """Return the words of the first element below, called one of *names*, that has any."""
    if element is None:
        return ""
    return next((text for found in all_of(element, *names) if (text := text_of(found))), "")


def attribute(element: etree._Element | None, name: str) -> str:
    """Return an attribute of *element*, or nothing."""
    value = element.get(name) if element is not None else None
    return value.strip() if isinstance(value, str) else ""


def _pieces(element: etree._Element) -> Iterator[str]:
    if element.text:
        # An entity the document did not declare is one of those HTML knows.
        yield element.text if is_element(element) else html.unescape(element.text)
    if not is_element(element):
        return
    for child in element:
        yield from _pieces(child)
        if child.tail:
            yield child.tail
