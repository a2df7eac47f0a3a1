"""Edits in LibreOffice, as a person makes them there: a macro in a profile of its own opens, edits and saves."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.installed import needed

MACRO = """
Sub Run(place As String, edits As String)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    Dim kind(0) As New com.sun.star.beans.PropertyValue
    kind(0).Name = "FilterName"
    kind(0).Value = "MS Word 2007 XML"
    For turn = 1 To 2
        doc = StarDesktop.loadComponentFromURL(ConvertToURL(place), "_blank", 0, hidden())
        If turn = 1 And edits <> "" Then
            For Each told In Split(edits, ";")
                Edit(doc, Split(told, "="))
            Next
        End If
        doc.storeToURL(ConvertToURL(place), kind())
        doc.close(True)
    Next
End Sub

Sub Edit(doc, parts)
    search = doc.createSearchDescriptor()
    search.SearchString = parts(1)
    found = doc.findFirst(search)
    Select Case parts(0)
    Case "replace"
        found.setString(parts(2))
    Case "track"
        doc.RecordChanges = True
        found.setString(parts(2))
        doc.RecordChanges = False
    Case "type"
        cursor = found.Text.createTextCursorByRange(found)
        cursor.gotoEndOfParagraph(False)
        doc.Text.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
        doc.Text.insertString(cursor, parts(2), False)
    Case "comment"
        note = doc.createInstance("com.sun.star.text.textfield.Annotation")
        note.Content = parts(2)
        note.Author = "A reader"
        found.Text.insertTextContent(found, note, True)
    Case "delete"
        cursor = found.Text.createTextCursorByRange(found)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.setString("")
    End Select
End Sub
"""
SPACE = 'xmlns:library="http://openoffice.org/2000/library"'
SCRIPT_SPACE = 'xmlns:script="http://openoffice.org/2000/script"'


def edit_in_office(path: Path, edits: list[tuple[str, ...]], profile: Path) -> None:
    """Make the edits in LibreOffice and save; then open and save once more."""
    needed("soffice")
    start = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    # A new profile is laid out at the first start, and knows no macro before.
    subprocess.run([*start, "--terminate_after_init"], check=True, capture_output=True, timeout=180)
    _install(profile)
    told = ";".join("=".join(edit) for edit in edits)
    macro = f'macro:///Standard.Edits.Run("{path}","{told}")'
    subprocess.run([*start, macro], check=True, capture_output=True, timeout=180)


def _install(profile: Path) -> None:
    library = profile / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    escaped = MACRO.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    module = f'<script:module {SCRIPT_SPACE} script:name="Edits" script:language="StarBasic">{escaped}</script:module>'
    (library / "Edits.xba").write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{module}', "utf-8")
    for kind, dialog in (("script", False), ("dialog", True)):
        element = "" if dialog else '<library:element library:name="Edits"/>'
        (library / f"{kind}.xlb").write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<library:library {SPACE} library:name="Standard" library:readonly="false" '
            f'library:passwordprotected="false">{element}</library:library>',
            "utf-8",
        )
        (library.parent / f"{kind}.xlc").write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<library:libraries {SPACE} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library '
            f'library:name="Standard" xlink:href="$(USER)/basic/Standard/{kind}.xlb/" xlink:type="simple" '
            'library:link="false"/></library:libraries>',
            "utf-8",
        )
