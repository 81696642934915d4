"""How the headings, tables and lists of a Word file become pages, departments and levels."""

from pathlib import Path

from tests.policy.importing.new_school.test_new_files import faults, school
from tests.support.any_word import BULLET, paragraph, table


def test_departments_named_by_their_grades_stand_below_the_page_above_them(tmp_path: Path) -> None:
    """A page with nothing but its departments is the overview; an id begins with a letter."""
    head = ("Nr.", "Tema", "Indsats")
    policy, texts = school(
        tmp_path,
        paragraph("Trivsel", style="heading1"),
        paragraph("Vedtaget den 3. marts 2025."),
        paragraph("Indsatser", style="heading1"),
        paragraph("0.–3. klasse", style="heading2"),
        table(head, ("1", "Leg", "Vi leger.")),
        paragraph("Mellemtrin", style="heading2"),
        table(head, ("1", "Ro", "Vi læser.")),
    )
    assert faults(policy) == []
    assert "{{ oversigt() }}" in texts["docs/indsatser/index.md"]
    assert (
        "          - indsatser/index.md\n"
        '          - "0.–3. klasse": indsatser/afdeling-0-3-klasse.md\n'
        "          - Mellemtrin: indsatser/mellemtrin.md\n"
    ) in texts["mkdocs.yml"]
    assert "filen nævner 3. marts 2025 som den dag" in texts["data/edition.yaml"]


def test_a_style_of_deeper_items_is_a_deeper_level(tmp_path: Path) -> None:
    """«List Bullet 2» begins a list of its own in Word, and is shown below the item before."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="L{depth}"><w:name w:val="{name}"/><w:pPr>'
        f'<w:numPr><w:numId w:val="{BULLET}"/></w:numPr></w:pPr></w:style>'
        for depth, name in ((1, "List Bullet"), (2, "List Bullet 2"), (3, "List Bullet 3"))
    )
    items = (("L1", "Ude"), ("L2", "Gården"), ("L3", "Boldbanen"), ("L1", "Inde"))
    _, texts = school(
        tmp_path,
        paragraph("Trivsel"),
        *(paragraph(words, style=style) for style, words in items),
        styles=styles,
    )
    assert "- Ude\n    - Gården\n        - Boldbanen\n- Inde\n" in texts["docs/index.md"]
