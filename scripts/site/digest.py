"""Print the SHA-256 of a built site: two sites have the same one if all their files are the same.

The same commit gives the same on every Python that is promised; a workflow compares them.
"""

import sys
from hashlib import sha256
from pathlib import Path


def digest(site: Path) -> str:
    """The SHA-256 of the names and contents of all files below ``site``, in hexadecimal."""
    found = sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name, content = path.relative_to(site).as_posix(), path.read_bytes()
        found.update(f"{name}\0{len(content)}\0".encode() + content)
    return found.hexdigest()


if __name__ == "__main__":
    print(digest(Path(sys.argv[1])))
