"""Texts, keys and addresses: mostly Indonesian-looking, now and then awkward but legal.

Names are made of syllables; if one is somebody's name, that is chance.
"""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from pilkada_model.rules.numbers import LARGEST

_SYLLABLES = ("ba", "di", "ga", "ka", "lu", "ma", "na", "po", "ri", "sa", "ta", "wu")
_PHRASES = (
    "damai",
    "Siap menang, siap kalah",
    "Menolak hoaks dan politik uang",
    "Halaman kantor kecamatan",
    "Rapat koordinasi lintas sektoral",
    "Jumat (16/8)",
    "sesuai jadwal",
    "apel gelar pasukan",
)
_AWKWARD = (
    "0",
    "null",
    "  spasi di tepi ",
    "baris satu\nbaris dua\r\n",
    "tab\tdan \\ garis miring /",
    'Ops "Mantap Praja" – 2024',
    "d'Anu, 'kutip' & “kutip”",
    "<b>tebal</b> {0} %s ${x}",
    "damai 🕊️ 🇮🇩 👨‍👩‍👧",
    "Cafe\u0301 / Café / İı ß",
    "شلام نعم",
    "\u202eterbalik\u202c שלום",
    "\ufeffpenanda urutan bita",
    "nol\x00lebar\u200bpisah\u2028\u0085",
    "𐎧𐎠 \U0010ffff",
)
_TITLES_BEFORE = ("Dr.", "H.", "Hj.", "Drs.", "Ir.", "K.H.", "Prof.")
_TITLES_AFTER = ("S.H.", "M.H.", "S.Sos.", "M.Si.", "S.I.K.", "Ph.D.")
_DOMAINS = ("contoh.example", "berita.example", "polres-contoh.example:8080")
_PATHS = ("", "/", "/2024/08/16/deklarasi-damai", "/?p=2324&x=%20#isi", "/berita/pilkada-é")


def _is_not_blank(text: str) -> bool:
    return not text.isspace()


_TEXTS = st.one_of(
    st.sampled_from(_PHRASES + _AWKWARD),
    st.sampled_from(_PHRASES),
    st.text(min_size=1, max_size=8).filter(_is_not_blank),
)
_WORDS = st.sampled_from([f"{first}{last}" for first, last in product(_SYLLABLES, repeat=2)])
_KEYS = st.one_of(
    _WORDS, st.from_regex(r"[a-z][a-z0-9]{0,4}([-_][a-z0-9]{1,4}){0,2}", fullmatch=True)
)
_IDENTIFIERS = st.one_of(
    st.builds("{}-{}".format, _WORDS, st.integers(1, 99)),
    st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9._/+-]{0,8}[A-Za-z0-9])?", fullmatch=True),
)


def texts() -> SearchStrategy[str]:
    """Text that a field may hold: never blank, no lone surrogate, otherwise anything.

    Often a plain Indonesian phrase, else quotes, line breaks, emoji, text from right to left.
    """
    return _TEXTS


def keys() -> SearchStrategy[str]:
    """Words of an open vocabulary, such as the kind of an institution that is not in the table."""
    return _KEYS


def identifiers() -> SearchStrategy[str]:
    """Ids of records: letters and digits, and ``._/+-`` between them."""
    return _IDENTIFIERS


def web_addresses() -> SearchStrategy[str]:
    """Addresses of pages that do not exist, under names kept for examples (RFC 2606)."""
    return _WEB_ADDRESSES


NAMES = st.one_of(_WORDS, st.builds("{} {}".format, _WORDS, _WORDS)).map(str.title)
"""Names of nobody and of nowhere."""
TITLES_BEFORE = st.sampled_from(_TITLES_BEFORE)
"""Titles that stand before a name."""
TITLES_AFTER = st.sampled_from(_TITLES_AFTER)
"""Titles that stand after a name."""
COUNTS = st.one_of(st.integers(0, 20), st.integers(0, 40_000), st.sampled_from((0, 1, LARGEST)))
"""Numbers of things, the largest that the wire knows included."""
POSITIVES = COUNTS.map(lambda count: max(count, 1))
"""Numbers that start at 1."""
_WEB_ADDRESSES = st.builds(
    "{}://{}{}".format,
    st.sampled_from(("https", "http")),
    st.sampled_from(_DOMAINS),
    st.sampled_from(_PATHS),
)
