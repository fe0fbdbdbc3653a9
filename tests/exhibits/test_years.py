import pytest

from exhibits.years import years

READ = {
    # What dates of a life know already.
    "1903": (1903, 1903),
    "1903-01-01": (1903, 1903),
    "15 may 1938": (1938, 1938),
    "весна 1939": (1939, 1939),
    "1930s": (1930, 1939),
    "1938?": (1938, 1938),
    "c. 1900": (1898, 1902),
    "ca. 1870s": (1868, 1881),
    "c. 1890-1910": (1888, 1910),
    "до 1938": (None, 1938),
    "1938 жылға дейін": (None, 1938),
    "after 1945": (1945, None),
    # Parts of decades.
    "late 1930s": (1935, 1939),
    "Late 1930s.": (1935, 1939),
    "early 1940s": (1940, 1944),
    "mid-1930s": (1933, 1936),
    "конец 1930-х": (1935, 1939),
    "конец 1930-х гг.": (1935, 1939),
    "начало 1940-х годов": (1940, 1944),
    "1930-шы жылдардың соңы": (1935, 1939),
    "1930 жылдардың соңы": (1935, 1939),
    "1930-жылдардың басы": (1930, 1934),
    "late 1930s – early 1940s": (1935, 1944),
    # Digits that are not known.
    "193?": (1930, 1939),
    "193-": (1930, 1939),
    "193x": (1930, 1939),
    "19??": (1901, 2000),
    # Centuries.
    "19th century": (1801, 1900),
    "late 19th century": (1868, 1900),
    "mid-19th century": (1834, 1867),
    "late 19th to early 20th century": (1868, 1933),
    "second half of the 19th century": (1851, 1900),
    "first quarter of the 20th century": (1901, 1925),
    "19th/20th century": (1801, 2000),
    "XIX век": (1801, 1900),
    "конец XIX – начало XX вв.": (1868, 1933),
    "первая половина XX века": (1901, 1950),
    "30-е годы XX века": (1930, 1939),
    "ХІХ ғасырдың соңы": (1868, 1900),
    "XX ғасырдың 30-жылдары": (1930, 1939),
    # Long ago.
    "c. 500 BCE": (-510, -490),
    "500 до н. э.": (-500, -500),
    "300–200 BC": (-300, -200),
    "3rd century B.C.": (-300, -201),
    "AD 79": (79, 79),
    "1st century AD": (1, 100),
    # Ways of other museums.
    "1955, printed 1980": (1955, 1955),
    "1955 (printed later)": (1955, 1955),
    "1961-62": (1961, 1962),
    "1826-7, reprinted 1892": (1826, 1827),
    "?c.1785": (1783, 1787),
    "c.1825-7": (1823, 1827),
    "?c.1805-10": (1803, 1810),
    "1831 or later": (1831, None),
    "1938 или ранее": (None, 1938),
    "1938 or 1939": (1938, 1939),
    "probably 1920s": (1920, 1929),
    # Nothing is known.
    "": (None, None),
    "n.d.": (None, None),
    "Undated": (None, None),
    "date unknown": (None, None),
    "без даты": (None, None),
    "белгісіз": (None, None),
}
REFUSED = [
    "banana",
    "Edo period",
    "99",
    "50000 BC",
    "1930s 1940s",
    "early 1938",
    "19th",
    "x" * 500,
    "1/2/3",
    "00?",
    "\0",
]


@pytest.mark.parametrize("text", READ)
def test_years_of_a_date_in_words(text):
    assert years(text) == READ[text]


@pytest.mark.parametrize("text", REFUSED)
def test_years_refuses_what_it_does_not_understand(text):
    with pytest.raises(ValueError):
        years(text)
