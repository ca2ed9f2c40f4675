"""Results XML: matrices, tables, cells, languages, and hostile files."""

import pytest

from circulade.files.eusurvey.xml_reading import read_xml
from circulade.files.sheets import SheetError, text_of

XML = """<?xml version="1.0" encoding="UTF-8"?>
<Results create="2025-10-04_09-00-00"><Survey id="1" uid="u" alias="call">
<Elements lang="EN">
<Section id="s" type="Section">About</Section>
<Question id="q1" type="Free Text" bid="ID1">&lt;p&gt;Name &amp;amp; &lt;b&gt;place&lt;/b&gt;</Question>
<MatrixTitle id="m" type="Matrix">Needs</MatrixTitle>
<MatrixQuestion id="m1" type="Single Choice Matrix Question">Water</MatrixQuestion>
<MatrixAnswer id="ma" type="Matrix Answer">Low</MatrixAnswer>
<MatrixAnswer id="mb" type="Matrix Answer">High</MatrixAnswer>
<MatrixCell qid="m1" aid="ma"/>
<TableTitle id="t" type="Table">Team</TableTitle>
<TableQuestion id="t1" type="Table Question">Lead</TableQuestion>
<TableAnswer id="ta" type="Table Answer">Name</TableAnswer>
<TableAnswer id="tb" type="Table Answer">Role</TableAnswer>
<ComplexTableTitle id="c" type="Complex Table">Grid</ComplexTableTitle>
<Cell id="c1" type="SingleChoice" row="1" column="1">
<CellTitle>x</CellTitle><ResultText>Grid x</ResultText>
<Answer id="ca" type="Choice Answer">Yes</Answer></Cell>
</Elements>
<Elements lang="FR"><Question id="q1" type="Free Text" bid="ID1">Nom</Question></Elements>
</Survey><Answers>
<AnswerSet id="a1" create="2025-09-01_10-00-00"
last="2025-09-01_10-00-00" list="1" lang="FR" user="u@example.org">
<Answer qid="q1">Ville &lt;1&gt;</Answer><Answer aid="mb" qid="m1"></Answer>
<Answer qid="t1" aid="ta">Ana</Answer><Answer qid="t1" aid="tb"></Answer><Answer qid="c1" aid="ca"></Answer>
</AnswerSet></Answers></Results>"""


def read(xml: str) -> dict[str, str]:
    export = read_xml(xml.encode(), name="r.xml")
    headers = {column.key: column.header for column in export.columns}
    return {headers[k]: text_of(a.value) for k, a in export.contributions[0].answers.items()}


def test_matrices_tables_and_cells_become_columns() -> None:
    assert read(XML) == {
        "Name & place": "Ville <1>",
        "Needs: Water": "High",
        "Team Lead:Name": "Ana",
        "Grid x": "Yes",
    }


def test_titles_are_gathered_over_the_languages() -> None:
    column = read_xml(XML.encode(), name="r.xml").columns[0]
    assert dict(column.titles) == {"en": "Name & place", "fr": "Nom"}
    assert column.short_name == "ID1"


def test_an_answer_to_an_unknown_question_or_option_is_listed() -> None:
    export = read_xml(
        XML.replace('qid="q1"', 'qid="qx"').replace('aid="mb" q', 'aid="mx" q').encode(), name="r.xml"
    )
    assert [p.cell for p in export.problems] == ["answer set 1", "answer set 1, 'Needs: Water'"]


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><Results>&b;</Results>'
    with pytest.raises(SheetError, match="entities, which are never accepted"):
        read_xml(bomb.encode(), name="r.xml")


def test_a_file_cut_short_names_the_line() -> None:
    with pytest.raises(SheetError, match=r"r\.xml, line 24, column .*cut short"):
        read_xml(XML[: XML.index("Ville")].encode(), name="r.xml")


def test_another_xml_is_refused() -> None:
    with pytest.raises(SheetError, match="begins with <html>"):
        read_xml(b"<html/>", name="r.xml")


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(SheetError, match="encoding"):
        read_xml(b'<?xml version="1.0" encoding="x-none"?><Results/>', name="r.xml")
