"""Where the pictures of the redlines on the site are: an edition has those before it in a folder.

So an edition stands by itself, wherever it is read.
"""

from urllib.parse import quote

from macros.views import View
from policy.archive.history import History
from policy.checking.picture_files import PictureFiles
from policy.loading.pictures import picture_path
from policy.model.addresses import SiteLinks
from policy.report.pictures.sources import BothSides, Gathered
from policy.report.redline_model import ShownPicture, SourceOf
from policy.report.report import Report

EARLIER = "assets/tidligere/"
"""The folder in a site with the pictures of the edition before that its redline shows."""


def source_of(view: View) -> SourceOf:
    """Where a picture of the changes can be seen from the page that ``view`` is of."""
    links = view.links
    if not isinstance(links, SiteLinks):
        return lambda _: ""
    earlier = _gathered(view.history)

    def found(shown: ShownPicture) -> str:
        name = earlier(shown) if shown.is_old else published_at(shown)
        return links.to_root + name if name else ""

    return found


def published_at(shown: ShownPicture) -> str:
    """The path of a picture in its own edition's site; empty where it is not known to be there."""
    picture = shown.picture
    return quote(picture_path(shown.page, picture.address)) if picture.digest else ""


def earlier_pictures(history: History) -> dict[str, bytes]:
    """The files that ``source_of`` leads to and that the edition itself has not, by their paths."""
    comparison, earlier = history.comparison, _gathered(history)
    if comparison is None or not any(
        block.pictures
        for page in comparison.old.pages
        for section in page.sections
        for block in section.blocks
    ):
        return {}
    Report(comparison, lambda shown: earlier(shown) if shown.is_old else "").parts  # noqa: B018
    return earlier.found


def pictures_before(history: History) -> PictureFiles | None:
    """Where the pictures of the edition before lie, None where there is none."""
    before = history.before
    if before is None or before.files is None or not before.folders:
        return None
    return PictureFiles(before.files, before.folders[-1])


def _gathered(history: History) -> Gathered:
    return Gathered(BothSides(old=pictures_before(history)), EARLIER)
