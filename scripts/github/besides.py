"""What a proposal changes besides the policy: code, workflows, settings, other pages and files."""

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from policy.archive.git import run_git
from policy.loading.files import Folder
from policy.loading.loader import DATA_FILES, DOCS, Loaded, load
from policy.loading.navigation import CONFIG
from policy.report.markdown_text import plain
from policy.text.shorten import truncated
from policy.words.change_words import ALSO, REVIEW

_SETTINGS = (CONFIG, "data/", ".vscode/", ".devcontainer/")
_WORKFLOWS = (".github/", ".ci/", ".git")
_CODE = re.compile(
    r"(?:bench|macros|overrides|policy|scripts|tests)/|(?:Makefile|pyproject\.toml|requirements.*)\Z|"
    r".*\.(?:py|js|css|html|sh)\Z"
)
_FRONT = re.compile(
    rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE | re.DOTALL
)
_SCHOOL = "data/school.yaml"
_MOST, _LONGEST = 60, 90


def besides_policy(root: Path, base: str) -> list[str]:
    """A line for each file that the policy in ``root`` changes since the revision ``base``.

    The policy's own pages and data are left out, unless a page's front matter is changed. Empty,
    too, where git cannot compare.
    """
    asked = run_git(
        root, "diff", "--name-only", "--no-renames", "--relative", "-z", "--end-of-options", base
    )
    names = asked.stdout.decode("utf-8", "replace").split("\0") if not asked.returncode else []
    changed = [name for name in names if name]
    own = policy_files(load(root))
    fronts = {name for name in changed if name in own and _has_other_front(root, base, name)}
    return lines_of(changed, own, fronts)


def policy_files(policy: Loaded) -> set[str]:
    """The paths of the policy itself: its pages in the navigation, and its data."""
    pages = {DOCS + each.path for each in policy.navigation or () if each.is_policy}
    return pages | {*DATA_FILES} - {_SCHOOL}


def lines_of(
    changed: Iterable[str], own: Collection[str], fronts: Collection[str] = ()
) -> list[str]:
    """A Danish line for each of the ``changed`` paths that is not the policy's ``own``."""
    found = [
        (ALSO[_kind(path, path in fronts)], path)
        for path in sorted(set(changed))
        if path not in own or path in fronts
    ]
    lines = [
        REVIEW["also_line"].format(what=what, path=plain(truncated(path, _LONGEST)))
        for what, path in found
    ]
    more = len(lines) - _MOST
    return [*lines[:_MOST], REVIEW["also_more"].format(count=more)] if more > 0 else lines


def _kind(path: str, has_front: bool) -> str:
    if has_front:
        return "front"
    if path.startswith(_WORKFLOWS):
        return "workflow"
    if path.startswith(_SETTINGS):
        return "settings"
    if path.startswith(DOCS):
        return "page" if path.endswith(".md") else "file"
    return "code" if _CODE.match(path) else "file"


def _has_other_front(root: Path, base: str, path: str) -> bool:
    """Whether the page's front matter is another than at the revision ``base``."""
    if not path.endswith(".md"):
        return False
    old = run_git(root, "show", "--end-of-options", f"{base}:./{path}").stdout
    try:
        new = Folder(root).read(path)
    except OSError:  # the page is gone
        return False
    before, after = _FRONT.search(old), _FRONT.search(new)
    return (before[0] if before else b"") != (after[0] if after else b"")
