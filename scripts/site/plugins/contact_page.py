"""The page of contacts, which the site has where the school has written some."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from policy.loading.loader import Loaded
from policy.model.addresses import CONTACT_PAGE, page_url

_TITLE = "Kontakt"
_SOURCE = f"# {_TITLE} {{ #{CONTACT_PAGE} }}\n\n{{{{ kontakt() }}}}\n"


class ContactPage(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Adds the page at the end of the menu; a page of the school's own at its address stays."""

    def __init__(self, policy: Loaded) -> None:
        self._school = policy.school

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> None:
        """Add the page to the files and to the menu."""
        is_there = any(each.url == page_url(CONTACT_PAGE) for each in files.documentation_pages())
        if is_there or not self._school or not self._school.contacts or not config.nav:
            return
        name = f"{CONTACT_PAGE}.md"
        files.append(File.generated(config, name, content=_SOURCE))
        config.nav = [*config.nav, {_TITLE: name}]
