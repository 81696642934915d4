"""Other values of the data files than those of initiatives: one value changes, no other byte."""

import copy
from collections.abc import Iterable
from typing import Any

from policy.importing.edits import FactEdit
from policy.importing.rows.yaml_rows import YamlText, written
from policy.loading.yaml_file import read_yaml
from policy.text.tokens import normal_form


def carry_facts(path: str, text: str, edits: Iterable[FactEdit]) -> tuple[str, list[FactEdit]]:
    """``text`` of the file ``path`` after ``edits``, and the edits that could not be made.

    Each is proved: the file is read again and says what was meant, and all else as before.
    """
    left = []
    for edit in edits:
        file = YamlText(path, text)
        start, end = file.span(*edit.at)
        key = str(edit.at[-1])
        said = edit.value if key == "adresse" else written(key, edit.value)
        new = f"{text[:start]}{said}{text[end:]}"
        if start < end and _is_meant(file.document.root, read_yaml(path, new).root, edit):
            text = new
        else:
            left.append(edit)
    return text, left


def _is_meant(was: Any, now: Any, edit: FactEdit) -> bool:
    wanted = copy.deepcopy(was)
    try:
        *way, key = edit.at
        inner, said = wanted, now
        for step in way:
            inner, said = inner[step], said[step]
        if normal_form(str(said[key])) != normal_form(edit.value):
            return False
        inner[key] = said[key]
    except (KeyError, IndexError, TypeError):
        return False
    return bool(wanted == now)
