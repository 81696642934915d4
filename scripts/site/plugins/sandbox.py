"""The engine that reads the pages' calls, which can do nothing but call the site's macros.

The check lets pages hold such calls alone; this is the second lock. The plugin's own engine would
let a page reach the attributes of whatever a name stands for.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any

from jinja2 import Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from policy.model.macro_calls import expanded

_STAND_IN = ModuleType("requests")
"""For a library that takes long to import; the plugin asks a registry for missing modules by it."""
_taken = sys.modules.setdefault("requests", _STAND_IN)
from mkdocs_macros import context, plugin  # noqa: E402

if _taken is _STAND_IN:
    del sys.modules["requests"]
plugin.is_on_pypi = lambda *_, **__: False  # type: ignore[attr-defined]
context.get_git_info = dict
"""The plugin runs git twelve times to tell pages of the last commit, which none of ours may ask."""


class CallsOnly(ImmutableSandboxedEnvironment):
    """Names, literals and calls of macros: no attribute, no filter, no test, no method."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002
        """No attribute is for pages."""
        return False

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether ``obj`` is one of the macros."""
        return any(obj is each for each in self.globals.values())

    def from_string(self, source: Any, *_: Any, **__: Any) -> Any:
        """The template ``source``, compiled only where it has more than usual calls."""
        macros: Any = self.globals
        return _Page(source, partial(super().from_string, source), macros)


@dataclass(frozen=True)
class _Page:
    """A page of Markdown, as the engine's templates are: something to render."""

    source: str
    compiled: Callable[[], Template]
    macros: Mapping[str, Callable[..., str]]

    def render(self, **values: Any) -> str:
        """The page with what its calls give."""
        found = expanded(self.source, self.macros)
        return self.compiled().render(**values) if found is None else found


class Sandbox(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Puts ``CallsOnly`` in the place of the macros plugin's engine, before it reads anything."""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keep of the plugin's engine what it is told to do with unknown names, and the macros."""
        macros: Any = config.plugins["macros"]
        engine = CallsOnly(undefined=macros.env.undefined)
        engine.globals, engine.filters, engine.tests = dict(macros.macros), {}, {}
        macros._env = engine  # noqa: SLF001 — the plugin has no other way to choose its engine
