#!/usr/bin/env bash
# workalendar: Store Bededag is still a public holiday in Denmark from 2024 on.
# The day was abolished by law from 2024 (Lov nr. 214 af 6. marts 2023); a term counted in working
# days comes out a day late. The package "holidays" knows it.
# Expected: no holiday on the fourth Friday after Easter. Seen: «Store Bededag» in 2024, 2026, 2027.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check workalendar==17.0.0 holidays==0.109
venv/bin/python - <<'PY'
from datetime import date
from importlib.metadata import version

from holidays import country_holidays
from workalendar.europe import Denmark

print("workalendar", version("workalendar"), "holidays", version("holidays"))
days = (date(2023, 5, 5), date(2024, 4, 26), date(2026, 5, 1), date(2027, 4, 23))
first = {day: day in dict(Denmark().holidays(day.year)) for day in days}
second = {day: day in country_holidays("DK", years=day.year) for day in days}
for day in days:
    print(f"  {day}: workalendar {first[day]}, holidays {second[day]}")
after = Denmark().add_working_days(date(2027, 4, 19), 5)
print("  five working days after Monday 2027-04-19:", after)
assert [*first.values()] == [True, True, True, True]
assert [*second.values()] == [True, False, False, False]
assert after == date(2027, 4, 27)
PY
