"""What a voice says: the phonemes of a text by espeak-ng, the free voice of screen readers."""

import ctypes
from functools import cache

import espeakng_loader

_RETRIEVAL, _UTF8, _IPA = 1, 1, 2
"""Values of espeak-ng's ``speak_lib.h``: nothing is played; the text's and the phonemes' form."""


@cache
def _voice() -> ctypes.CDLL:
    library = ctypes.CDLL(espeakng_loader.get_library_path())
    path = espeakng_loader.get_data_path().encode()
    assert library.espeak_Initialize(_RETRIEVAL, 0, path, 0) > 0
    assert library.espeak_SetVoiceByName(b"da") == 0
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    return library


def spoken(text: str) -> str:
    """The phonemes of a Danish ``text``, clause by clause, in the international alphabet."""
    left = ctypes.c_char_p(text.encode())
    found = []
    while left.value:
        found.append(_voice().espeak_TextToPhonemes(ctypes.byref(left), _UTF8, _IPA).decode())
    return " ".join(found)
