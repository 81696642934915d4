"""LibreOffice as a Danish reader has it: opens files and saves them as others."""

import subprocess
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
