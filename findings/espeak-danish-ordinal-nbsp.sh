#!/usr/bin/env bash
# espeak-ng: in Danish a no-break space after an ordinal's full stop makes the voice say "punktum".
# "5. klasse" with an ordinary space is "femte klasse"; with U+00A0, which typography asks for there,
# it becomes "fem punktum klasse". An en dash between two ordinals is never read as "til".
# Expected: the same words. Seen: other phonemes, those of the spoken full stop among them.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
python3 -m venv venv; venv/bin/pip install --quiet --disable-pip-version-check espeakng-loader==0.2.4
venv/bin/python - <<'PY'
import ctypes, espeakng_loader
voice = ctypes.CDLL(espeakng_loader.get_library_path())
voice.espeak_Initialize(2, 0, str(espeakng_loader.get_data_path()).encode(), 0)
voice.espeak_SetVoiceByName(b"da")
voice.espeak_TextToPhonemes.restype = ctypes.c_char_p

def spoken(text):
    left, parts = ctypes.c_char_p(text.encode()), []
    while left.value:
        parts.append(voice.espeak_TextToPhonemes(ctypes.byref(left), 1, 2).decode())
    return " ".join(parts)

voice.espeak_Info.restype = ctypes.c_char_p
print("espeak-ng", voice.espeak_Info(None).decode())
for text in ("5. klasse", "5.\N{NO-BREAK SPACE}klasse", "0.–3. klasse", "0. til 3. klasse"):
    print(f"  {text!r}: {spoken(text)}")
said = lambda text: "pɒŋt" in spoken(text).replace("ˈ", "")
assert said("punktum")
assert not said("5. klasse") and said("5.\N{NO-BREAK SPACE}klasse")
assert said("0.–3. klasse") and not said("0. til 3. klasse")
PY
