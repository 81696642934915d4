"""The theme's templates are compiled at the set-up, so that no build waits for it."""

from pathlib import Path
from unittest.mock import patch

import jinja2
import pytest

from scripts.cli import cache
from scripts.site.mkdocs_runner import make
from scripts.site.theme import compile_templates


def test_a_build_compiles_no_template_that_the_set_up_has_compiled(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of none that any page needs; without the set-up it compiles them."""

    def built(out: str) -> list[str]:
        compile_one = jinja2.Environment.compile
        with patch.object(jinja2.Environment, "compile", autospec=True) as compiled:
            compiled.side_effect = compile_one
            make(repository / "tests/data/school", tmp_path / out, None)
        return [each.args[2] for each in compiled.call_args_list]

    monkeypatch.setattr(cache, "COMPILED", tmp_path / "without")
    assert "main.html" in built("first")
    monkeypatch.setattr(cache, "COMPILED", tmp_path / "with")
    compile_templates()
    assert built("second") == []
