"""Templates compiled once: Jinja's code of each, kept between the runs of a command."""

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from scripts.site import cache


class Bytecode(BytecodeCache):
    """The compiled templates of one environment, ``name``.

    Each is kept with its source, its place, and all that what is made of it depends on besides: the
    versions and the environment's extensions. (The version of Python is Jinja's own affair.)
    """

    def __init__(self, name: str, *versions: str) -> None:
        self._name = name
        self._versions = (jinja2.__version__, *versions)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give ``bucket`` the code that was kept, if any was."""
        if code := cache.recall(self._name_of(bucket), *self._sources(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of ``bucket``."""
        cache.remember(self._name_of(bucket), bucket.bytecode_to_string(), *self._sources(bucket))

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's name and place."""
        return f"{name}|{filename}"

    def _name_of(self, bucket: Bucket) -> str:
        return f"{self._name} {bucket.key.partition('|')[0]}"

    def _sources(self, bucket: Bucket) -> tuple[str, ...]:
        extensions = sorted(bucket.environment.extensions)
        return (bucket.key, bucket.checksum, *self._versions, *extensions)
