"""Small tools for writing XML: elements of one namespace, only characters that XML may hold."""

from typing import Any

from lxml import etree

from cms.output.templates import printable

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Vocabulary:
    """Makes elements of one namespace, under *prefix* if it is not the document's own."""

    def __init__(self, namespace: str, prefix: str | None = None) -> None:
        self._namespace = namespace
        self._prefix = prefix

    def element(self, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
        """Return an element; an attribute that says nothing is left out, `_` in its name stands for `-`."""
        name = f"{{{self._namespace}}}{tag}" if self._namespace else tag
        names: Any = {self._prefix: self._namespace} if self._namespace else {}
        made = etree.Element(name, nsmap=names)
        made.text = printable(text) or None
        for name, value in attributes.items():
            if value:
                made.set(name.rstrip("_").replace("_", "-"), printable(value))
        return made

    def add(self, parent: etree._Element, tag: str, text: str = "", /, **attributes: str) -> etree._Element:
        """Add such an element at the end of *parent* and return it."""
        made = self.element(tag, text, **attributes)
        parent.append(made)
        return made

    def add_if(self, parent: etree._Element, tag: str, text: str, /, **attributes: str) -> None:
        """Add such an element where *text* says something."""
        if text.strip():
            self.add(parent, tag, text, **attributes)


def written(root: etree._Element) -> str:
    """Return the whole document as text that says it is UTF-8."""
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True).decode() + "\n"
