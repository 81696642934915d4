#!/usr/bin/env bash
# schema-org-py: its models refuse a value whose type is below the one a property asks for.
# A publisher is an Organization, and by the package's own table a School is one; the model of a
# document takes the one and refuses the other. Its tables (schema_org.registry) know it right.
# Expected: a School is taken where an Organization is. Seen: a ValidationError.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check schema-org-py==0.2.0 pydantic==2.14.3
venv/bin/python - <<'PY'
from importlib.metadata import version
from pydantic import ValidationError
from schema_org import registry
from schema_org.models.digital_document import DigitalDocument

def taken(kind):
    data = {"@type": "DigitalDocument", "name": "x", "publisher": {"@type": kind, "name": "y"}}
    try:
        DigitalDocument.model_validate(data)
    except ValidationError as error:
        print("   ", str(error).splitlines()[0])
        return False
    return True

print("schema-org-py", version("schema-org-py"))
print("  School is one of:", ", ".join(registry.ancestry("School")))
found = {kind: taken(kind) for kind in ("Organization", "School")}
print("  taken as publisher:", found)
assert "Organization" in registry.ancestry("School")
assert found == {"Organization": True, "School": False}
PY
