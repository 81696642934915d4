"""Find the dictionary that the spelling check uses, or install it the platform's own way.

On Debian and its like that is the packages ``hunspell`` and ``hunspell-da``. Exit status 0 where it
is installed, 2 where it is not; then the last line says what to install.
"""

import sys

from policy.checking.hunspell import is_installed
from policy.words.command_messages import SAYINGS
from scripts.cli.console import use_utf8
from scripts.setup.debian import install

PACKAGES = ("hunspell", "hunspell-da")


def main() -> int:
    """Run the command; returns its exit status."""
    use_utf8()
    if is_installed() or (install(PACKAGES) and is_installed()):
        return 0
    print(SAYINGS["install_dictionary"], file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
