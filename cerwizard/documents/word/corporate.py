"""A company's template as a frame: its styles, page, header and footer, and nothing else of it."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Collection
from pathlib import Path

from lxml import etree
from msgspec import Struct, field

from cerwizard.documents.regions import WORD as W
from cerwizard.documents.word.frame import Frame
from cerwizard.documents.word.style_sheet import VALUE, add_bullets, merge_styles, own_style_ids
from cerwizard.documents.word.template import template_part
from cerwizard.documents.word.untrusted import OFFICE, Untrusted, open_untrusted
from cerwizard.errors import DocumentError

R = f"{{{OFFICE.rstrip('/')}}}"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
WORD_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml."

NARROWEST = 4500
"""Tables need some eight centimetres between the margins."""

PICTURES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
    "svg": "image/svg+xml",
}
"""Kinds of picture that a header may show."""

NOT_OF_A_PAGE = (
    "printerSettings",
    "sectPrChange",
    "type",
    "cols",
    "footnotePr",
    "endnotePr",
    "lnNumType",
    "vAlign",
)
"""What a section says besides its page, header and footer."""

KEPT_SETTINGS = {
    "mirrorMargins": "zoom",
    "evenAndOddHeaders": "defaultTabStop",
    "clrSchemeMapping": "themeFontLang",
}
"""Settings taken over, because page and styles rely on them; each with the own setting it follows."""


def corporate_frame(path: Path) -> Frame:
    """Return the frame that a company's template makes; raises `DocumentError` where the file is refused."""
    source = open_untrusted(path)
    return _Assembly(source).frame()


class _Assembly(Struct):
    """Puts a package together, part by part: only what is named here gets into a document."""

    source: Untrusted
    parts: dict[str, bytes] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)

    def frame(self) -> Frame:
        main = self._main_part()
        page = self._page(main)
        width = self._width(page)
        related = self.source.related(main)
        by_kind = dict(related.values())
        numbering = self._their(by_kind, "numbering")
        own_numbering = etree.fromstring(template_part("numbering.xml"))
        bullets = add_bullets(numbering, own_numbering)
        styles = self._their(by_kind, "styles")
        merged = merge_styles(styles, etree.fromstring(template_part("styles.xml")), width, bullets)
        self._add("styles", "styles.xml", _serialised(styles))
        self._add("numbering", "numbering.xml", _serialised(numbering))
        self._add("settings", "settings.xml", self._settings(by_kind))
        if "theme" in by_kind:
            self._copy("theme", by_kind["theme"], "application/vnd.openxmlformats-officedocument.theme+xml")
        self._headers_and_footers(page, related, own_style_ids(styles))
        self._document(page)
        return Frame(self._package(), width, merged.ids, merged.numbered, merged.missing)

    def _main_part(self) -> str:
        for kind, part in self.source.related("").values():
            if kind == "officeDocument":
                return part
        raise self._refused("not a Word document: it has no text part")

    def _page(self, main: str) -> etree._Element:
        sections = list(self.source.xml(main).iter(f"{W}sectPr"))
        page = (
            sections[-1]
            if sections
            else etree.fromstring(template_part("document.xml")).find(f".//{W}sectPr")
        )
        assert page is not None
        for child in list(page):
            if child.tag in {f"{W}{name}" for name in NOT_OF_A_PAGE}:
                page.remove(child)
        return page

    def _width(self, page: etree._Element) -> int:
        size, margins = page.find(f"{W}pgSz"), page.find(f"{W}pgMar")
        if size is None or margins is None:
            raise self._refused(
                "its last section sets no page size or margins; set them in Word, under Layout"
            )
        try:
            width = int(size.get(f"{W}w", "0"))
            beside = [abs(int(margins.get(f"{W}{side}", "0"))) for side in ("left", "right", "gutter")]
        except ValueError as error:
            raise self._refused("its page size is not a number") from error
        if width - sum(beside) < NARROWEST:
            raise self._refused("its text is narrower than eight centimetres, too narrow for the tables")
        return width - sum(beside)

    def _their(self, by_kind: dict[str, str], kind: str) -> etree._Element:
        """Return a part of theirs, or an empty one."""
        if kind in by_kind:
            return self.source.xml(by_kind[kind])
        return etree.Element(f"{W}{kind}", nsmap={"w": W.strip("{}")})

    def _settings(self, by_kind: dict[str, str]) -> bytes:
        theirs = self._their(by_kind, "settings")
        own = etree.fromstring(template_part("settings.xml"))
        for name, before in KEPT_SETTINGS.items():
            found, place = theirs.find(f"{W}{name}"), own.find(f"{W}{before}")
            if found is not None and place is not None:
                place.addnext(found)
        return _serialised(own)

    def _headers_and_footers(
        self, page: etree._Element, related: dict[str, tuple[str, str]], own: Collection[str]
    ) -> None:
        """Take theirs over, and add an own one where there is none for the usual page."""
        given = set()
        for reference in list(page.iter(f"{W}headerReference", f"{W}footerReference")):
            kind = reference.tag.removeprefix(W).removesuffix("Reference")
            _, part = related.get(reference.get(f"{R}id") or "", ("", ""))
            reference.set(f"{R}id", self._copy(kind, part, f"{WORD_PART}{kind}+xml", own))
            if reference.get(f"{W}type", "default") == "default":
                given.add(kind)
        for kind in ("footer", "header"):
            if kind not in given:
                reference = etree.Element(f"{W}{kind}Reference")
                reference.set(f"{W}type", "default")
                reference.set(f"{R}id", self._add(kind, f"{kind}Own.xml", template_part(f"{kind}.xml")))
                page.insert(0, reference)

    def _document(self, page: etree._Element) -> None:
        document = etree.fromstring(template_part("document.xml"))
        own = document.find(f".//{W}sectPr")
        place = None if own is None else own.getparent()
        assert own is not None
        assert place is not None
        place.replace(own, page)
        self.parts["word/document.xml"] = _serialised(document)
        self.kinds["word/document.xml"] = f"{WORD_PART}document.main+xml"

    def _copy(self, kind: str, part: str, content_type: str, own: Collection[str] = ()) -> str:
        """Take over a part with the pictures it shows, and return the id it is referred to by.

        Lines that an earlier document of cerwizard wrote there are left out: each document writes its own.
        """
        content = self.source.xml(part)
        for line in list(content.iterchildren(f"{W}p")):
            style = line.find(f"{W}pPr/{W}pStyle")
            if style is not None and style.get(VALUE) in own:
                content.remove(line)
        name = posixpath.basename(part)
        pictures = []
        for number, (picture_kind, picture) in self.source.related(part).items():
            ending = picture.rpartition(".")[2].lower()
            if picture_kind != "image" or ending not in PICTURES or picture not in self.source.parts:
                raise self._refused(
                    f"its {kind} holds more than text and pictures ({picture_kind}); take it out"
                )
            self.parts[f"word/media/{posixpath.basename(picture)}"] = self.source.parts[picture]
            pictures.append((number, "image", f"media/{posixpath.basename(picture)}"))
        if pictures:
            self.parts[f"word/_rels/{name}.rels"] = _relations(pictures)
        return self._add(kind, name, _serialised(content), content_type)

    def _add(self, kind: str, name: str, content: bytes, content_type: str = "") -> str:
        self.parts[f"word/{name}"] = content
        self.kinds[f"word/{name}"] = content_type or f"{WORD_PART}{kind}+xml"
        number = f"rId{len(self.relations) + 1}"
        self.relations.append((number, kind, name))
        return number

    def _package(self) -> bytes:
        self.parts["word/_rels/document.xml.rels"] = _relations(self.relations)
        self.parts["_rels/.rels"] = template_part("package_rels.xml")
        self.parts["docProps/core.xml"] = template_part("core.xml")
        self.kinds["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
        self.parts["[Content_Types].xml"] = _content_types(self.kinds)
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as archive:
            for name, content in sorted(self.parts.items()):
                archive.writestr(zipfile.ZipInfo(name), content)
        return package.getvalue()

    def _refused(self, reason: str) -> DocumentError:
        return DocumentError(str(self.source.path), reason)


def _serialised(part: etree._Element) -> bytes:
    return etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relations(relations: list[tuple[str, str, str]]) -> bytes:
    root = _root("Relationships", f"{PACKAGE}relationships")
    for number, kind, target in relations:
        etree.SubElement(root, "Relationship", Id=number, Type=OFFICE + kind, Target=target)
    return _serialised(root)


def _content_types(kinds: dict[str, str]) -> bytes:
    root = _root("Types", f"{PACKAGE}content-types")
    usual = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for ending, kind in {**usual, **PICTURES}.items():
        etree.SubElement(root, "Default", Extension=ending, ContentType=kind)
    for part, kind in sorted(kinds.items()):
        etree.SubElement(root, "Override", PartName=f"/{part}", ContentType=kind)
    return _serialised(root)


def _root(name: str, namespace: str) -> etree._Element:
    """Return an empty part; what is put into it is of its namespace once it is read again."""
    return etree.Element(name, xmlns=namespace)
