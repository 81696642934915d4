"""The pages that compare each older edition with the one in force, for whoever comes back late.

They are made anew at each publication, one for each older edition.
"""

from dataclasses import replace

from macros.archive_pages import LIST
from macros.pictures.redline import published_at
from macros.security_policy import with_policy
from policy.archive.editions import DRAFT, IN_FORCE
from policy.diff.compare import compare
from policy.model.edition import Edition
from policy.report.formats import as_html, style_of
from policy.report.redline_model import ShownPicture
from policy.words.publication_words import COMPARED_WAYS
from scripts.publishing.archive_state import ArchiveState


def comparison_pages(
    state: ArchiveState, current: str, published: Edition | None
) -> dict[str, str]:
    """The pages by their paths below the archive's root.

    ``current`` is the folder of the edition in force, or nothing; ``published`` that edition, where
    it is the one that is published now.
    """
    new = published or state.edition(current)
    if new is None:
        return {}
    found = {}
    for name in sorted(state.entries):
        if name == DRAFT or name >= current:
            continue
        old = state.edition(name)
        if old:
            found[f"{LIST}{name}/index.html"] = comparison_page(name, old, new)
    return found


def comparison_page(name: str, old: Edition, new: Edition) -> str:
    """What of the policy itself is other than in ``old``, whose folder in the archive is ``name``.

    Who treated it when is told elsewhere.
    """
    comparison = compare(old, new)
    policy = replace(comparison, changes=comparison.policy_changes)
    ways = [(COMPARED_WAYS["current"], f"../../{IN_FORCE}/"), (COMPARED_WAYS["all"], "../")]

    def source_of(shown: ShownPicture) -> str:
        path = published_at(shown)
        return path and f"../../{name if shown.is_old else IN_FORCE}/{path}"

    html = as_html(policy, ways=ways, is_alone=False, source_of=source_of)
    return with_policy(html, [style_of(policy)])
