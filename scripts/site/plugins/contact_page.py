"""The page of contacts, which the site has where the school has written some."""

import json
from collections.abc import Collection

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from policy.loading.loader import Loaded
from policy.model.addresses import CONTACT_PAGE, page_url

_TITLE = "Kontakt"
_SOURCE = f"# {_TITLE} {{ #{CONTACT_PAGE} }}\n\n{{{{ kontakt() }}}}\n"
_ABOUT = "Hvem du kan kontakte på {school}."


class ContactPage(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Adds the page at the end of the menu; a page of the school's own at its address stays."""

    def __init__(self, policy: Loaded) -> None:
        self._school = policy.school

    def added(self, urls: Collection[str]) -> dict[str, tuple[str, str]]:
        """The title and the Markdown of the page by its path, where the site needs one."""
        if page_url(CONTACT_PAGE) in urls or not self._school or not self._school.contacts:
            return {}
        about = json.dumps(_ABOUT.format(school=self._school.name), ensure_ascii=False)
        return {f"{CONTACT_PAGE}.md": (_TITLE, f"---\ndescription: {about}\n---\n\n{_SOURCE}")}

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> None:
        """Add the page to the files and to the menu."""
        added = self.added({each.url for each in files.documentation_pages()})
        for name, (title, source) in added.items() if config.nav else ():
            files.append(File.generated(config, name, content=source))
            config.nav = [*(config.nav or ()), {title: name}]
