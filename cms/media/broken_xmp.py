"""Reading XMP that is not quite XML, as careless programs write it: the credit may still be in there.

Runs only in the darkroom's child process, and only when exiv2 has given up on the packet.
"""

import re

from lxml import etree

_PACKET = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>|<rdf:RDF.*?</rdf:RDF>", re.DOTALL)
_NAMESPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "iptc",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "iptcExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
}


def read_broken_xmp(original: bytes) -> dict[str, tuple[str, ...]]:
    """Return the texts that can still be told apart in the first packet, under the keys exiv2 gives them."""
    packet = _PACKET.search(original)
    if packet is None:
        return {}
    # Nothing outside the packet is ever fetched, and no entity of its own making expanded.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(packet[0], parser)
    found: dict[str, tuple[str, ...]] = {}
    if root is None:
        return found
    for element in root.iter(etree.Element):
        for name, text in element.attrib.items():
            _note(found, str(name), [str(text)])
        _note(found, element.tag, [str(text) for text in element.itertext() if str(text).strip()])
    return found


def _note(found: dict[str, tuple[str, ...]], name: str, texts: list[str]) -> None:
    qualified = etree.QName(name)
    prefix = _NAMESPACES.get(qualified.namespace or "")
    if prefix and texts:
        key = f"Xmp.{prefix}.{qualified.localname}"
        found[key] = (*found.get(key, ()), *texts)
