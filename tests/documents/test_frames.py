"""A ministry's own frame: written into as it is, or refused with what is wrong with it."""

import re

import pytest

from logbook.documents.formats.packages import packed, unpacked
from logbook.documents.formats.templates import OURS, FrameProblem
from tests.documents.readers import part
from tests.documents.samples import letter


@pytest.fixture
def own(bare_app, tmp_path, monkeypatch):
    """Put a frame of the ministry's in force: ours, with its parts changed."""
    monkeypatch.setitem(bare_app.config, "LETTER_TEMPLATES", str(tmp_path))

    def putting(name, changed):
        parts = unpacked((OURS / name).read_bytes())
        (tmp_path / name).write_bytes(packed(changed(parts)))
        return tmp_path / name

    return putting


def within(name, old, new):
    """A change of one part."""
    return lambda parts: {**parts, name: re.sub(old, new, parts[name])}


def test_a_control_without_a_tag_is_known_by_its_title(own, written):
    own("letter.docx", within("word/document.xml", rb"<w:tag [^>]*/>", b""))
    main = part(written(letter("Wel zo."), "docx"), "document.xml")
    assert "Wel zo." in main
    assert "w:sdt" not in main


def test_a_frame_without_footnotes_gets_a_part_for_them(own, written):
    def bare(parts):
        del parts["word/footnotes.xml"]
        for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            parts[name] = re.sub(rb"<\w+ [^>]*footnotes[^>]*/>", b"", parts[name])
        return parts

    own("letter.docx", bare)
    parts = unpacked(written(letter(), "docx"))
    assert b'w:id="2"' in parts["word/footnotes.xml"]
    assert b"/word/footnotes.xml" in parts["[Content_Types].xml"]
    assert b'Target="footnotes.xml"' in parts["word/_rels/document.xml.rels"]


@pytest.mark.parametrize(
    ("name", "main"), [("letter.docx", "word/document.xml"), ("letter.odt", "content.xml")]
)
def test_a_frame_without_a_body_or_a_part_or_that_is_no_frame_is_refused(own, written, name, main):
    form = name.partition(".")[2]
    path = own(name, within(main, rb'"body"', b'"nothing"'))
    with pytest.raises(FrameProblem, match="'body'"):
        written(letter(), form)
    own(name, lambda parts: {each: parts[each] for each in parts if each != main})
    with pytest.raises(FrameProblem, match=f"{name} has no part {main}"):
        written(letter(), form)
    path.write_bytes(b"no archive")
    with pytest.raises(FrameProblem, match=f"{name} is no file of this kind"):
        written(letter(), form)


def test_a_frame_that_typst_cannot_read_is_refused(bare_app, written, tmp_path, monkeypatch):
    monkeypatch.setitem(bare_app.config, "LETTER_TEMPLATES", str(tmp_path))
    (tmp_path / "letter.typ").write_text("#nothing-of-this-name")
    with pytest.raises(FrameProblem, match="unknown variable"):
        written(letter(), "pdf")
    (tmp_path / "letter.typ").write_text("#show: prepare\n= #fields.title\n#body()")
    assert written(letter(), "pdf").startswith(b"%PDF")
