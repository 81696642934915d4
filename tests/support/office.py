"""LibreOffice as a Danish reader has it: opens files, saves them as others, accepts changes."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from scripts.setup.office import find

CSV = "CSV:59,34,76,1,,1030,false,true"
"""Semicolons, UTF-8, Danish, and whatever looks like a number or a date is taken for one."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>da-DK</value></prop></item></oor:items>
"""


def saved_as(form: str, file: Path, out: Path, read_as: str = "") -> Path:
    """The path of ``file`` saved by LibreOffice in the form ``form`` (``xlsx``) in ``out``."""
    program = find()
    assert program, "make test installs LibreOffice, see scripts/setup/office.py"
    profile = out / "profile"
    if not profile.exists():
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    command += [f"--infilter={read_as}"] if read_as else []
    command += ["--convert-to", form, "--outdir", str(out), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    made = out / f"{file.stem}.{form}"
    assert made.is_file(), done.stdout + done.stderr
    return made


_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic" script:moduleType="normal">
Sub Saved(folder As String, names As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim word(0) As New com.sun.star.beans.PropertyValue
  Dim none()
  hidden(0).Name = &quot;Hidden&quot;
  hidden(0).Value = True
  word(0).Name = &quot;FilterName&quot;
  word(0).Value = &quot;MS Word 2007 XML&quot;
  dispatcher = createUnoService(&quot;com.sun.star.frame.DispatchHelper&quot;)
  For Each job In Split(names, &quot; &quot;)
    what = Left(job, 6)
    source = ConvertToURL(folder &amp; &quot;/&quot; &amp; Mid(job, 7) &amp; &quot;.docx&quot;)
    target = ConvertToURL(folder &amp; &quot;/&quot; &amp; job &amp; &quot;.docx&quot;)
    doc = StarDesktop.loadComponentFromURL(source, &quot;_blank&quot;, 0, hidden())
    command = &quot;.uno:&quot; &amp; what &amp; &quot;AllTrackedChanges&quot;
    dispatcher.executeDispatch(doc.CurrentController.Frame, command, &quot;&quot;, 0, none())
    doc.storeToURL(target, word())
    doc.close(True)
  Next
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""


def with_changes(changed: Iterable[bytes], folder: Path) -> dict[tuple[str, bytes], bytes]:
    """What each ``changed`` Word file becomes by ``Accept`` and by ``Reject`` of all its changes.

    One run of LibreOffice for all of them, by a macro, for it has no command for it.
    """
    program = find()
    assert program, "make test installs LibreOffice, see scripts/setup/office.py"
    profile = folder / "profile"
    start = [program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    _run([*start, "--terminate_after_init"])  # else it skips the macro
    library = profile / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library / "Module1.xba").write_text(_MACRO, encoding="utf-8")
    (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    jobs = [(what, each) for each in dict.fromkeys(changed) for what in ("Accept", "Reject")]
    for number, (_, content) in enumerate(jobs):
        (folder / f"{number}.docx").write_bytes(content)
    names = " ".join(f"{what}{number}" for number, (what, _) in enumerate(jobs))
    _run([*start, f'macro:///Standard.Module1.Saved("{folder}","{names}")'])
    return {
        (what, content): (folder / f"{what}{number}.docx").read_bytes()
        for number, (what, content) in enumerate(jobs)
    }


def _run(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, check=True, timeout=300)
