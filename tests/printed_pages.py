"""Small PDF files for tests: text at a point, rules and links; Japanese has a font that is not inside."""

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
FONTS = {
    "J": b"<< /Type /Font /Subtype /Type0 /BaseFont /Mincho /Encoding /%s /DescendantFonts [<< "
    b"/Type /Font /Subtype /CIDFontType0 /BaseFont /Mincho "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /DW 1000 "
    b"/FontDescriptor << /Type /FontDescriptor /FontName /Mincho /Flags 6 /FontBBox [0 -120 1000 880] "
    b"/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>] >>",
    "L": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "B": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
}


@dataclass
class Page:
    """A page of A4; points count from its upper left corner."""

    drawn: list[bytes] = field(default_factory=list)
    links: list[tuple[float, float, float, float, str]] = field(default_factory=list)

    def text(self, left: float, base: float, text: str, size: float = 10, font: str = "") -> "Page":
        """Print a line; Japanese characters are as wide as high."""
        name = font or ("L" if text.isascii() else "J")
        code = text.encode("utf-16-be").hex() if name == "J" else text.encode("cp1252").hex()
        self.drawn.append(f"BT /{name} {size} Tf {left} {HEIGHT - base} Td <{code}> Tj ET".encode())
        return self

    def lines(self, left: float, base: float, *texts: str, size: float = 10, step: float = 16) -> "Page":
        """Print several lines below each other."""
        for number, text in enumerate(texts):
            self.text(left, base + number * step, text, size)
        return self

    def rule(self, left: float, top: float, right: float, bottom: float) -> "Page":
        """Draw a straight line."""
        self.drawn.append(f"{left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S".encode())
        return self

    def grid(self, lefts: list[float], tops: list[float]) -> "Page":
        """Draw the rules of a table."""
        for left in lefts:
            self.rule(left, tops[0], left, tops[-1])
        for top in tops:
            self.rule(lefts[0], top, lefts[-1], top)
        return self

    def link(self, left: float, top: float, right: float, bottom: float, address: str) -> "Page":
        """Make a part of the page a link."""
        self.links.append((left, top, right, bottom, address))
        return self

    def picture(self) -> "Page":
        """Draw a picture of one grey point."""
        self.drawn.append(b"q 400 0 0 600 90 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")
        return self


def pdf(*pages: Page, encoding: str = "UniJIS-UTF16-H") -> bytes:
    """A PDF of these pages."""
    objects: list[bytes] = [b"", b""]
    fonts = []
    for name, font in FONTS.items():
        objects.append(font.replace(b"%s", encoding.encode()))
        fonts.append(b"/%s %d 0 R" % (name.encode(), len(objects)))
    kids = []
    for page in pages:
        content = b"\n".join(page.drawn)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        annotations = b" ".join(map(_annotation, page.links))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Annots [%s] "
            b"/Resources << /Font << %s >> >> >>"
            % (WIDTH, HEIGHT, len(objects), annotations, b" ".join(fonts))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _file(objects)


def _annotation(link: tuple[float, float, float, float, str]) -> bytes:
    left, top, right, bottom, address = link
    box = f"{left} {HEIGHT - bottom} {right} {HEIGHT - top}".encode()
    return b"<< /Type /Annot /Subtype /Link /Rect [%s] /A << /S /URI /URI (%s) >> >>" % (
        box,
        address.encode(),
    )


def packed_page(content: bytes) -> bytes:
    """A PDF of one page whose content is packed."""
    packed = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content)
    return _file([*_ONE_PAGE, packed])


def page_of_forms(depth: int, times: int) -> bytes:
    """A PDF of one page that draws a form, which draws another several times, and so on."""
    forms = []
    for number in range(depth):
        drawn = b"/F Do " * times
        forms.append(
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F %d 0 R >> >> "
            b"/Length %d >>\nstream\n%s\nendstream" % (5 + number, len(drawn), drawn)
        )
    last = b"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 0 >>\nstream\n\nendstream"
    return _file([*_ONE_PAGE, *forms, last])


_ONE_PAGE = (
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /F 4 0 R >> >> >>",
)


def _file(objects: list[bytes]) -> bytes:
    written = b"%PDF-1.7\n"
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(written))
    return written + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(objects) + 1, table, trailer)
