"""Checks ``data/edition.yaml``: status, treatment, dates, and consistency with the archive.

The adoption rules are the policy's own: each year the parties listed in ``data/school.yaml`` treat
it before it is adopted.
"""

from collections.abc import Iterator

from policy.archive.editions import Archive
from policy.loading.loader import Loaded
from policy.loading.yaml_file import Document, Path
from policy.model.data_files import EditionFile, InitiativesFile, School, Status
from policy.model.problems import Place, Problem, problem
from policy.rules.data import check_reference
from policy.text.danish import capitalised

PATH = "data/edition.yaml"


def check(policy: Loaded, archive: Archive) -> Iterator[Problem]:
    """The problems of the edition, as far as its files could be read."""
    info, school, data = policy.info, policy.school, policy.initiatives
    if info:
        document = policy.documents[PATH]
        if not document.is_substituted(("status",)):
            yield from check_adoption(info, document)
            yield from check_corrections(info, document)
        if not document.is_substituted(("skoleår",)):
            yield from check_first_year(info, archive, document)
        if school and policy.documents["data/school.yaml"].is_intact("parter"):
            yield from check_treatment(info, school, document)
        if data:
            yield from check_notes(policy, info, data, document)
            if not document.is_substituted(("skoleår",)):
                yield from check_retired_years(info, data, policy)
    if policy.complete_initiatives:
        yield from check_published_ids(policy.complete_initiatives, archive, policy)
    if archive.missing_branch:
        place = Place(PATH)
        found, command = archive.missing_branch, archive.fetch_command
        yield problem(place, "ARKIV-MANGLER", found=found, command=command)
    if archive.unreadable:
        yield problem(Place(PATH), "ARKIV-ULÆSELIGT", found=archive.unreadable)


def check_adoption(info: EditionFile, document: Document) -> Iterator[Problem]:
    """An adopted edition and an older, dated text have a date of adoption, and no others have."""
    is_dated = info.status in (Status.ADOPTED, Status.EARLIER)
    if is_dated and info.adopted is None and not document.damaged:
        code = "MANGLER-VEDTAGELSE" if info.status is Status.ADOPTED else "ÆLDRE-UDEN-DATO"
        yield document.problem_at(("status",), code)
    if not is_dated and info.adopted:
        yield document.problem_at(("vedtaget",), "VEDTAGET-UDEN-STATUS", status=info.status.value)


def check_treatment(info: EditionFile, school: School, document: Document) -> Iterator[Problem]:
    """All of the school's parties, and no others, treat the policy before it is adopted."""
    names = {party.id: party.name for party in school.parties}
    for key, treated in info.treated.items():
        path: Path = ("behandlet", key)
        if key not in names:
            yield problem(document.key_at(path), "UKENDT-PART", found=key, candidates=names)
        elif treated and info.adopted and treated > info.adopted.last:
            party = capitalised(names[key])
            dates = {"found": treated, "adopted": info.adopted}
            yield document.problem_at(path, "BEHANDLET-EFTER", party=party, **dates)
    if info.status is Status.ADOPTED and not document.damaged:
        for key, name in names.items():
            if info.treated.get(key) is None:
                place = document.key_at(("behandlet", key))
                yield problem(place, "MANGLER-BEHANDLING", party=name, key=key)


def check_corrections(info: EditionFile, document: Document) -> Iterator[Problem]:
    """Corrections follow the adoption, in chronological order."""
    earlier = info.adopted.first if info.adopted else None
    for index, correction in enumerate(info.corrections):
        path: Path = ("rettelser", index, "dato")
        if info.status is not Status.ADOPTED:
            yield document.problem_at(path, "RETTELSE-UDEN-VEDTAGELSE")
        elif earlier and correction.date < earlier:
            dates = {"found": correction.date, "earlier": earlier}
            yield document.problem_at(path, "RETTELSE-ORDEN", **dates)
        earlier = correction.date


def check_notes(
    policy: Loaded, info: EditionFile, data: InitiativesFile, document: Document
) -> Iterator[Problem]:
    """A change note refers to an active or retired initiative or to a place in the policy."""
    ids = data.initiative_ids()
    for index, note in enumerate(info.change_notes):
        place = document.value_at(("ændringsnoter", index, "gælder"))
        if "#" in note.target:
            yield from check_reference(policy, note.target, place)
        elif note.target not in ids and policy.complete_initiatives:
            yield problem(place, "UKENDT-STED", found=note.target, candidates=ids)


def check_retired_years(
    info: EditionFile, data: InitiativesFile, policy: Loaded
) -> Iterator[Problem]:
    """An initiative is not retired in a future school year."""
    document = policy.documents["data/initiatives.yaml"]
    for index, each in enumerate(data.retired):
        if each.year > info.year:
            years = {"found": each.year, "year": info.year}
            yield document.problem_at(("udgåede", index, "udgået"), "UDGÅET-FREMTID", **years)


def check_first_year(info: EditionFile, archive: Archive, document: Document) -> Iterator[Problem]:
    """The status «overført» or «ældre» is allowed in the first year of the archive only."""
    others = [each.year for each in archive.editions if each.year != info.year]
    if info.status in (Status.CARRIED_OVER, Status.EARLIER) and others:
        values = {"earlier": max(others), "status": info.status.value}
        yield document.problem_at(("status",), "OVERFØRT-IGEN", **values)


def check_published_ids(
    data: InitiativesFile, archive: Archive, policy: Loaded
) -> Iterator[Problem]:
    """Every published initiative is still active, or retired with a reason."""
    known = {*data.initiative_ids()}
    place = policy.documents["data/initiatives.yaml"].key_at(("afdelinger",))
    for name, year in sorted(archive.published_ids().items()):
        if name not in known:
            yield problem(place, "ID-FORSVUNDET", found=name, edition=year)
