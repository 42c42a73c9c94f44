#!/usr/bin/env python3
"""Makes the office files beside it: plans of our own, in the shapes that councils' plans have.

Word, Excel and LibreOffice files are written here from their XML, so that they hold what their
programs make and no library does: merged cells, rows cut by a page, tracked changes, counted lists,
text boxes, hidden rows, numbers that have lost a zero. The same script gives the same bytes.

    python3 tests/import/make.py
"""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pack(name, parts):
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as file:
        for path, text in parts.items():
            info = zipfile.ZipInfo(path, (2010, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, text)


# ── Word ──

def run(text):
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text, style=None, inside=None, list_of=None):
    """A paragraph; a line that begins with "* " is an entry of a list with bullets."""
    if text.startswith("* "):
        text, style = text[2:], "ListBullet"
    if text.startswith("** "):
        text, style = text[3:], "ListBullet2"
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if list_of:
        properties += f'<w:numPr><w:ilvl w:val="{list_of[1]}"/><w:numId w:val="{list_of[0]}"/></w:numPr>'
    inside = run(text) if inside is None else inside
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def cell(content, columns=1, merge=None, fill=None):
    """A cell: text with a line for each paragraph, or XML; on a ground of a colour."""
    properties = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "first" else "<w:vMerge/>"
    if fill:
        properties += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    if not content.startswith("<w:"):
        content = "".join(paragraph(line) for line in content.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells, head=False):
    cells = [it if it.startswith("<w:tc>") else cell(it) for it in cells]
    properties = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def table(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


STYLES = f"""<w:styles {WORD}>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet2"><w:name w:val="List Bullet 2"/></w:style>
</w:styles>"""

NUMBERING = f"""<w:numbering {WORD}><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""


def docx(name, *body, footnotes=(), more=None):
    notes = "".join(
        f'<w:footnote w:id="{at}">{paragraph(text)}</w:footnote>' for at, text in enumerate(footnotes, 1)
    )
    link = (
        f'<Relationship Id="rId9" Type="{RELATIONS}/hyperlink" Target="https://www.example.org/survey" '
        'TargetMode="External"/>'
    )
    pack(name, {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f'<w:document {WORD} xmlns:r="{RELATIONS}"><w:body>{"".join(body)}</w:body></w:document>',
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": f"<w:footnotes {WORD}>{notes}</w:footnotes>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{link}</Relationships>',
    } | (more or {}))


def years_docx():
    """A column for each year, marks in the text, one table that pages cut into three."""
    heads = row("Priority", "Planned action point (1st no is priority) Full year review", "What our council will do",
                "Risks", "2009/10", "2010/11", head=True)
    linked = (
        run("Ask carers in the ") + f'<w:hyperlink r:id="rId9">{run("yearly survey")}</w:hyperlink>' + run(" G")
        + '<w:r><w:footnoteReference w:id="1"/></w:r>'
    )
    tracked = (
        run("Write a ") + f'<w:del w:id="1"><w:r><w:delText>short </w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{run("clear ")}</w:ins>' + run("letter to every surgery")
    )
    boxed = run("Open a drop-in for carers") + (
        f"<w:r><w:drawing><w:txbxContent>{paragraph('Mondays only at first')}</w:txbxContent></w:drawing></w:r>"
    )
    docx(
        "years.docx",
        paragraph("Plan for unpaid carers 2009-2012", "Title"),
        paragraph("Reviewed 5/2010"),
        paragraph("Questions: carers.plan@example.gov.uk or 01632 960 001"),
        table(
            heads,
            row(cell("1. Time off\nAim: carers get a break when they need one", merge="first"), "1.1 and 1.2 G",
                "Pay for short breaks", "The money is not certain",
                "Breaks team (lead officer)\nCount the breaks of last year G\nAgree the new prices A\nSee 2.1", "Review the prices"),
            row(cell("", merge="next"), "1.3 same as 2.1", "Tell surgeries how to book", "", cell(paragraph("", inside=linked)),
                "Go on"),
            row(cell("", merge="next"), "1.10.\nA/G", cell(paragraph("", inside=tracked)), "Few reply",
                "The letter is ready for", "Repeat it"),
        ),
        paragraph(""),
        table(
            heads,
            row("", "", "", "", "the first forty surgeries G", "every year"),
            row("2. A life of your own\nAim: carers can work and learn (and", "2.1 G", "Ask employers to be flexible", "",
                "Meet five employers R", "Meet ten more"),
        ),
        table(
            heads,
            row("rest) as others do", "", "", "", "", ""),
            row("", "", cell(paragraph("", inside=boxed)), "", "G The group meets", "Review"),
        ),
        paragraph("Notes to the plan: numbers follow the strategy."),
        footnotes=["Only in the north of the county."],
    )


def objectives_docx():
    """Headings and aims between tables, several actions in a cell with leads and times beside them."""
    heads = row("Key Objectives", "Actions required", "Lead", "Timescale", "Outcomes to be measured", "Progress to date",
                head=True)
    docx(
        "objectives.docx",
        paragraph("Carers' strategy 2009-2011: what we will do", "Heading1"),
        paragraph("1. Information", "Heading2"),
        paragraph("Aim: Every carer can find out what help there is"),
        table(
            heads,
            row("Carers know what there is", "* Ask carers what they miss\n* Set targets for the year\n* Print a guide",
                "Carers Manager\n\nCarers Manager\n\nPrint Team", "Completed\n\n\n\nJune 2010",
                "* More carers say that they know\n* The guide is out", "* The survey is done"),
            row(cell("More carers are known", merge="first"), "* Count the carers that surgeries know", "Carers IDM",
                "Nov 2009", cell("* Numbers grow each year", merge="first"), cell("", merge="first")),
            row(cell("", merge="next"), "* Agree how the list is kept", "IDM Carers/Print Team", "Ongoing",
                cell("", merge="next"), cell("", merge="next")),
        ),
        paragraph("2. Work", "Heading2"),
        paragraph("Aim: Carers can keep their jobs"),
        table(
            heads,
            row("Employers help", "* Write to large employers by -\n** letter\n** telephone\n* Meet the chamber of trade",
                "Carers Manager\n\n\nHealth and Work Board", "Dec 2009\n\n\n\nIn line with the new law", "", ""),
        ),
    )


def recommendations_docx():
    """A table for each recommendation, with the answer to it."""
    def recommendation(number, text, answer, *actions):
        return table(
            row(f"Recommendation No. {number}", cell(text, columns=4)),
            row("Executive's Response", cell(answer, columns=4)),
            row("Action", "Owner", "By When", "Target/Success Criteria", "Progress"),
            *actions,
        )
    docx(
        "recommendations.docx",
        paragraph("Answer to the review of carers' services", "Title"),
        paragraph("March 2010"),
        paragraph("Key To Abbreviations: CAB – Citizens Advice Bureau; CTB – Carers Trust Board"),
        recommendation(1, "That carers are heard before budgets are made.", "This recommendation is accepted.",
                       row("The head of service will meet carers twice a year", "Head of Planning, Adult Services",
                           "End May 2010", "Two meetings a year", ""),
                       row("Minutes go to the board (in tandem with action 2 below)", "CTB in conjunction with CAB",
                           "Minutes by June 2010. Report to the board (quarterly)", "", "Begun in April")),
        paragraph(""),
        recommendation(2, "That the office is kept under review.", "Accepted in principle.",
                       row("The lease is looked at before it ends", "Service Manager, Property & Carers Officer",
                           "Following the budget – April 2010", "1. A decision\n2. A new lease", "")),
        paragraph(""),
        recommendation(3, "That the minister is written to.", "The council waits for the new law.",
                       row("", "", "", "", "")),
    )


def records_docx():
    """Each action in a table of its own, a row for each thing that is said of it; counted numbers."""
    def record(title, lead, when, status):
        return table(
            row("Action", title), row("Lead", lead), row("By when", when), row("RAG", status),
            row("Ward", "All wards"),
        )
    counted = cell(paragraph("", list_of=(1, 1), inside=""))
    docx(
        "records.docx",
        paragraph("Carers' promise 2015 to 2018", "Title"),
        paragraph("Safe at home", "Heading1"),
        record("Fit alarms in a hundred homes", "Fire Service\nJane Example", "31 March 2016", "Green"),
        record("Teach carers to lift safely", "Health Trust (John Example)", "Summer 2016", "Amber – the trainer left"),
        paragraph("Money", "Heading1"),
        record("Help with forms on Fridays", "Cllr Ann Example", "ongoing", "Not started"),
        table(
            row("No", "What we will do", "Lead"),
            row(counted, "Sort post", "Post Room"),
        ),
    )


def measures_docx():
    """Measures beside actions, and a table with a measure in each row below two rows of heads."""
    docx(
        "measures.docx",
        paragraph("Carers' plan 2026 to 2029", "Title"),
        paragraph("Priority 1: Time off", "Heading1"),
        table(
            row("No", "Action", "Lead", "By when", "Indicator", "Baseline 2025/26", "Target 2026/27", head=True),
            row("1.1", "Offer short breaks", "Breaks Team", "March 2027", "CB12 Breaks taken\nCarers on the list",
                "521\n1,040", "600\n1,200"),
            row("1.2", "Ask carers what they miss", "Survey Team", "June 2026", "Answers to the survey", "", "not yet known"),
            row("1.3", "Print a guide", "Print Team", "July 2026", "The guide is out", "", ""),
            row("1.4", "Meet employers", "Work Team", "July 2026", "Firms that were met\nFirms that were asked", "10", "20"),
        ),
        paragraph("Priority 2: How we will see that it works", "Heading1"),
        table(
            row(cell("Ref", merge="first"), cell("Performance indicator", merge="first"), cell("Unit", merge="first"),
                cell("Baseline", merge="first"), cell("Target", columns=2), cell("Comment", merge="first"), head=True),
            row(cell("", merge="next"), cell("", merge="next"), cell("", merge="next"), cell("", merge="next"),
                "2026/27", "2027/28", cell("", merge="next"), head=True),
            row("M1", "Carers who had a break", "carers", "45%", "50%", "60%", "Counted in May"),
            row("M2", "Hours of breaks", "hours", "9,000", "", "12,000", ""),
        ),
    )


def priorities_docx():
    """A table for each priority, which stands in its first row; questions as heads, BRAG, a total."""
    heads = row("What will we do?", "Who?", "By when?", "How will we know?", "BRAG")
    docx(
        "priorities.docx",
        paragraph("Action plan for children with additional needs 2025-2027", "Title"),
        paragraph("Blue – done, Green – going to plan, Amber – some delay, Red – serious delay"),
        table(
            row(cell("Priority 1: Families are heard", columns=5)),
            heads,
            row("Hold an open evening each term", "Parent Forum and Schools Team", "Each term from September 2025",
                "40 families come", "Green"),
            row("Answer each letter within ten days", "Schools Team", "31/10/2025", "Nine of ten are answered", "Amber"),
        ),
        paragraph(""),
        table(
            row(cell("Priority 2: Help comes early", columns=5)),
            heads,
            row("Train a lead in each nursery", "Early Years Team", "Spring 2026", "All nurseries have one", "Blue"),
            row("Shorten the form", "Health Trust / Schools Team", "Ongoing", "Families say so", "Red"),
        ),
    )


def parted_docx():
    """What is planned and done in a year below one head, an owner at the end of two, a key in one line."""
    heads = [
        row("Priority", "Ref", "What we will do", "Responsible", cell("2024/25", columns=2), "RAG", head=True),
        row("", "", "", "", "Planned", "Progress", "", head=True),
    ]
    docx(
        "parted.docx",
        paragraph("Plan for autistic people 2024-2027", "Title"),
        table(
            *heads,
            row(cell("Being seen", merge="first"), "1.1", "Cut the wait for an assessment", "ICB", "Agree the steps", "They are agreed", "G"),
            row(cell("", merge="next"), "1.2", "Train people who assess", "Community Paediatrics and ICB", "Train twelve", "Nine are trained", "A"),
            row("Having work", "2.1", "Hold two job fairs (see 1.2)", "Jobs Service", "", "One was held. Delayed.", "A/G"),
        ),
        paragraph("Key: G = on track, A = some delay, R = off track, B = complete"),
    )


def answered_docx():
    """Recommendations with numbers and answers of their own; who and by when in one cell, line by line."""
    docx(
        "answered.docx",
        paragraph("Response to the review of school buses", "Heading1"),
        table(
            row("Rec No.", "Recommendation", "Agreed / Partially agreed / Not agreed", "Comments", "Action(s) to be taken", "Officer and date", head=True),
            row("R1", "That routes are printed each June", "Agreed", "Two areas do so already.", "Print all routes", "Transport Manager, June 2025"),
            row("R2", "That fares stay", "Not agreed", "There is no money for it.", "", ""),
            row("R3", "That parents are asked", "Partially agreed", "Every two years.", "Ask them\nTell the committee", "Schools Team, Nov 2025\nOffice for Members, Jan 2026"),
        ),
    )


def across_docx():
    """Themes across the table, numbers before the words, milestones that count, initials in brackets, a key
    below."""
    docx(
        "across.docx",
        paragraph("Plan for safer streets 2023/24 – 2025/26", "Title"),
        table(
            row("Action", "Lead agency", "Supporting agencies", "Milestones", "By when", "BRAG", head=True),
            row(cell("Theme 1: Safer at night", columns=6)),
            row("1.1 Train 200 people at doors", "Public Health (JS)", "Police, VCS", "50 by Sept 23\n200 by March 25", "March 2025", "G"),
            row("1.2 Agree the way home\nwith the bus company", "ICB & Acute Trust", "Public Health", "Draft – Oct 2023", "Apr-24", "A"),
            row(cell("Theme 2: Safer by day", columns=6)),
            row("2.1 Pay for a warden", "Council", "", "", "In place", "B"),
        ),
        paragraph("RAG key"),
        paragraph("B – Complete"), paragraph("R – Off track"), paragraph("A – At risk"), paragraph("G – On track"),
    )


def lines_docx():
    """No table: an action is a few lines, each with a label."""
    docx(
        "lines.docx",
        paragraph("Climate action plan 2024 to 2028", "Title"),
        paragraph("Objective 1: Warm homes", "Heading1"),
        paragraph("Action: Offer each tenant a survey of the home"),
        paragraph("Lead: Housing Team"),
        paragraph("Timescale: by March 2025"),
        paragraph("Status: In progress"),
        paragraph("Action: Fit heat pumps in the town hall"),
        paragraph("Lead: Property Team"),
        paragraph("Timescale: Summer 2026"),
        paragraph("Progress: The roof was looked at in May."),
        paragraph("Objective 2: Clean travel", "Heading1"),
        paragraph("Action: Paint cycle lanes on three roads"),
        paragraph("Lead: Highways Team"),
        paragraph("Timescale: 2027/28"),
    )


def keys_docx():
    """Keys to marks: a table below a head, paragraphs, and lines in a table of the plan; cells say the same
    marks in other letters."""
    heads = row("No", "Action", "Lead", "By when", "RAG")
    docx(
        "keys.docx",
        paragraph("Plan for parks 2025 to 2027", "Title"),
        paragraph("Key to RAG ratings", "Heading2"),
        table(
            row("RAG", "What it means"),
            row("Green", "Action is done"),
            row("Amber", "Action under way"),
            row("Red", "Action not started"),
        ),
        paragraph("Priority 1: Trees", "Heading1"),
        table(
            heads,
            row("1.1", "Plant trees in each ward", "Parks Team", "March 2026", "G"),
            row("1.2", "Mend the fences", "Parks Team", "June 2026", "🔴"),
            row("1.3", "Keep old trees", "Parks Team", "Ongoing", "Amber"),
            row("1.4", "Count the birds", "Wildlife Trust", "May 2026", "NS"),
            row("1.5", "Open a nursery", "Wildlife Trust", "May 2027", "S"),
            row("", "", "", "", ""),
            row(cell("Key: NS = not started; S – Some slippage, mitigations in place", columns=5)),
        ),
        paragraph("P – Paused"),
        paragraph("W = withdrawn"),
        paragraph("The plan is looked at twice a year."),
    )


def coloured_docx():
    """A status that is the colour of its cell and nothing else; a row that is coloured throughout."""
    grey = [cell(it, fill="D9D9D9") for it in ("No", "Action", "Lead", "By when", "RAG")]
    done = [cell(it, fill="C6EFCE") for it in ("3", "Mend the paths", "Parks Team", "May 2025", "")]
    docx(
        "coloured.docx",
        paragraph("Plan for parks 2025 to 2027", "Title"),
        table(
            row(*grey),
            row("1", "Plant trees", "Parks Team", "March 2026", cell("", fill="00B050")),
            row("2", "Mow less", "Parks Team", "June 2026", cell("", fill="FFC000")),
            row(*done),
            row("4", "Dig ponds", "Wildlife Trust", "May 2026", cell("Complete", fill="FF0000")),
        ),
    )


def coloured_xlsx():
    """The same in a workbook whose sheets have numbers, with a band of colour below that has no words."""
    fills = ["", "FF00B050", "FFFFC000", "FFFF0000"]
    solid = [f'<fill><patternFill patternType="solid"><fgColor rgb="{it}"/></patternFill></fill>' for it in fills[1:]]
    styles = f"""<styleSheet xmlns="{SHEET}"><fonts count="1"><font/></fonts><fills count="5"><fill/><fill/>{"".join(solid)}</fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="4"><xf/>{"".join(f'<xf fillId="{at}" applyFill="1"/>' for at in (2, 3, 4))}</cellXfs></styleSheet>"""
    def blank(style):
        return f'<c r="PLACE" s="{style}"/>'
    related = "http://schemas.openxmlformats.org/package/2006/relationships"
    heads = ["No", "Action", "Lead", "By when", "RAG"]
    xlsx("coloured.xlsx", {"1 Parks": sheet([
        heads,
        ["1.1", "Plant trees", "Parks Team", "March 2026", blank(1)],
        ["1.2", "Mow less", "Parks Team", "June 2026", blank(2)],
    ]), "2. Ponds": sheet([
        heads,
        ["2.1", "Dig ponds", "Wildlife Trust", "May 2026", blank(3)],
        [blank(2), blank(2), blank(2), blank(2), blank(2)],
    ])}, more={
        "xl/styles.xml": styles,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{related}"><Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/worksheet" Target="worksheets/sheet2.xml"/>'
        f'<Relationship Id="rId99" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
    })


def struck_docx():
    """A council above the title; cards; what is struck out; a comment beside a cell; tops and feet of pages;
    bullets that were typed; a raised figure."""
    def card(title, outcome, *rows):
        return table(row(cell(title, 2)), row("Outcome", outcome), *rows)
    out = "<w:r><w:rPr><w:strike/></w:rPr><w:t>in May</w:t></w:r>"
    note = '<w:r><w:commentReference w:id="1"/></w:r>'
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    docx(
        "struck.docx",
        paragraph("Anytown Council", "Title"),
        paragraph("Tree plan", "Heading1"),
        card(
            "Action 1: Plant trees", "Green parks", row("Lead", "Parks Team"),
            row("Timescale", cell(paragraph("", inside=run("June 2025 ") + out + note))),
            row("Success", "Trees stand there:\no in the north\no in the south"),
        ),
        paragraph(""),
        card("Action 2: Mow less", "Green parks", row("Lead", "Parks Team"), row("Timescale", "Ongoing")),
        paragraph("", inside=run("Oaks") + raised + run(" only")),
        more={
            "word/comments.xml": f'<w:comments {WORD}><w:comment w:id="1">{paragraph("Is this right?")}</w:comment></w:comments>',
            "word/header1.xml": f'<w:hdr {WORD}>{paragraph("Draft for the board")}</w:hdr>',
            "word/footer1.xml": f'<w:ftr {WORD}>{paragraph("12")}</w:ftr>',
        },
    )


# ── Excel ──

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def letters(column):
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column]


def sheet(rows, merged=(), hidden_rows=(), hidden_columns=()):
    def value(at, number, it):
        place = f"{letters(at)}{number}"
        if isinstance(it, tuple):
            return f'<c r="{place}" s="{it[1]}"><v>{it[0]}</v></c>'
        if isinstance(it, (int, float)):
            return f'<c r="{place}"><v>{it}</v></c>'
        if it.startswith("<c "):
            return it.replace("PLACE", place)
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(it)}</t></is></c>'
    lines = []
    for number, cells in enumerate(rows, 1):
        hidden = ' hidden="1"' if number in hidden_rows else ""
        found = "".join(value(at, number, it) for at, it in enumerate(cells) if it != "")
        lines.append(f'<row r="{number}"{hidden}>{found}</row>')
    columns = "".join(f'<col min="{it}" max="{it}" hidden="1"/>' for it in hidden_columns)
    columns = f"<cols>{columns}</cols>" if columns else ""
    merges = "".join(f'<mergeCell ref="{it}"/>' for it in merged)
    merges = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    return f'<worksheet xmlns="{SHEET}">{columns}<sheetData>{"".join(lines)}</sheetData>{merges}</worksheet>'


def xlsx(name, sheets, hidden=(), more=None):
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{escape(it)}" sheetId="{at}" r:id="rId{at}"{" state=" + chr(34) + "hidden" + chr(34) if it in hidden else ""}/>'
        for at, it in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{at}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(names) + 1)
    ) + f'<Relationship Id="rId99" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{related}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{SHEET}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="mmm yyyy"/></numFmts>'
        '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="2" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for at, it in enumerate(names, 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = sheets[it]
    pack(name, parts | (more or {}))


COMMITMENTS = [
    ["Carers' action plan 2013-2016"],
    ["Outcome 1 - Carers are safe and well"],
    [],
    ["No", "How we will do this", "Outcome measure", "Key Milestones", "Lead officer / Organisation", "Complete"],
    ["1.0", "Charter commitment: we will work with doctors"],
    [1.1, "Give doctors a list of what helps:\n• by letter\n• on the intranet", "All doctors have it", (41364, 1),
     "NHS Trust/ HWBB\nlead officer", "Complete"],
    [1.2, "Ask carers about flu jabs", "More jabs", "Ongoing throughout the plan\nQuarterly update",
     "Health and Wellbeing Board", (41518, 2)],
    ["", "", "", "300 carers have asked", "Flu Team", ""],
    [(1.3, 0), "Hidden from the printed plan", "", "", "", ""],
]


def commitments_xlsx():
    """Sheets, lines across the table, real dates, numbers that lose a zero, hidden rows and columns."""
    many = [[1 + at / 10 if at < 10 else 1.1, f"Step {word} of the plan", "", "", "Planning Team", (41518, 2)]
            for at, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)]
    second = [
        ["Carers' action plan 2013-2016"],
        ["Underpinning actions"],
        [],
        ["", "What we will do", "Outcome measure", "Milestone", "Lead Officer / Organisation", "Complete"],
        ["1.0", "We will count better"],
        *many,
    ]
    first = [row + [""] * (6 - len(row)) + (["secret column"] if at == 5 else []) for at, row in enumerate(COMMITMENTS)]
    key = [["Key"], ["HWBB", "Health and Wellbeing Board"], ["NHS", "National Health Service"]]
    xlsx("commitments.xlsx", {
        "Outcome 1": sheet(first, merged=["A1:F1", "A2:F2", "B5:F5"], hidden_rows=[9], hidden_columns=[7]),
        "Underpinning": sheet(second, merged=["B5:F5"]),
        "Key": sheet(key),
        "Working": sheet([["Old notes of nobody", "not for print"]]),
    }, hidden=["Working"])


def quarters_xlsx():
    """Two rows of heads, a column of statuses in words, a flat list that repeats its outcomes."""
    heads = [
        ["Recovery plan for carers 2022/23"],
        ["Ref", "Outcome", "Task", "Responsible officer", "Target", "Status", "Progress", "", "Cost code"],
        ["", "", "", "", "", "", "Q1", "Q2", ""],
    ]
    body = [
        ["A1", "Carers are found", "Train reception staff", "Training Team", "30/06/2022", "In progress", "Ten trained", "Twenty trained", "X100"],
        ["A2", "Carers are found", "Put up posters", "Press Office and Training Team", "Sept 2022", "Completed", "", "All are up", "X100"],
        ["B1", "Carers rest", "Book hotel rooms", "Breaks Team, Press Office", "by end March 2023", "Delayed – no rooms", "", "", "X200"],
    ]
    xlsx("quarters.xlsx", {"Plan": sheet(heads + body, merged=["G2:H2", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3", "I2:I3"])})


def tracker_xlsx():
    """A tracker: a sheet for each priority, news of each quarter, a total, a hidden row."""
    def priority(name, *rows):
        return [
            [name],
            [],
            ["Ref", "Action", "Owner", "Due date", "RAG", "Q1 update", "Q2 update", "Budget (£)"],
            *rows,
            ["Total", "", "", "", "", "", "", 12000],
        ]
    first = priority(
        "Priority 1 - Fair work",
        ["1.1", "Publish pay by grade", "People Team", (45382, 1), "G", "Figures were gathered", "They are published", 2000],
        ["1.2", "Train everyone who hires", "People Team / Learning Team", (45657, 1), "A", "", "Half have been trained", 10000],
        ["1.3", "Struck out before print", "People Team", "", "", "", "", ""],
    )
    second = priority(
        "Priority 2 - Open doors",
        ["2.1", "Build a ramp at the library", "Property Team", (45565, 1), "R", "No builder was found", "", 12000],
    )
    xlsx("tracker.xlsx", {
        "Fair work": sheet(first, merged=["A1:H1"], hidden_rows=[6]),
        "Open doors": sheet(second, merged=["A1:H1"]),
    })


def quarterly_xlsx():
    """News and a status for each quarter, numbers with letters, a column that says how much is done."""
    xlsx("quarterly.xlsx", {"Tracker": sheet([
        ["Plan against poverty 2024/25"],
        ["Ref", "Action", "Lead officer", "Due", "% complete", "Q1 update", "Q1 RAG", "Q2 update", "Q2 RAG"],
        ["P1", "Open two warm rooms", "Ann Example (Library Service)", "Dec-24", "50%", "One is open", "Amber", "Both are open", "Green"],
        ["P2", "Train thirty advisers", "Advice Service", "31/03/2025", "40%", "", "Not started", "Twelve are trained", "Amber"],
        ["P3", "Draw a map of food banks", "Public Health Team", "Sept 2024", "100%", "Done", "Blue", "", ""],
    ])})


def leftovers_xlsx():
    """A title beside a version and below a council; a second table below the first; what is struck out; a
    comment; formulas; a sheet of figures, and one of lists for cells to choose from."""
    def formula(text, value=""):
        return f'<c r="PLACE" t="str"><f>{escape(text)}</f>{value}</c>'
    struck = '<c r="PLACE" s="4" t="inlineStr"><is><t>Paint the hall</t></is></c>'
    part = '<c r="PLACE" t="s"><v>0</v></c>'
    figures = [["Ward", "Year", "Trees", "Target"]]
    figures += [[f"Ward {at % 20 + 1}", 2020 + at // 20, at, at + 3] for at in range(60)]
    styles = f"""<styleSheet xmlns="{SHEET}"><fonts count="2"><font/><font><strike/></font></fonts><fills count="1"><fill/></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="5">{'<xf fontId="0"/>' * 4}<xf fontId="1"/></cellXfs></styleSheet>"""
    strings = f"""<sst xmlns="{SHEET}"><si><r><t xml:space="preserve">Plant trees </t></r><r><rPr><strike/></rPr><t>and hedges</t></r></si></sst>"""
    related = "http://schemas.openxmlformats.org/package/2006/relationships"
    xlsx("leftovers.xlsx", {
        "Plan": sheet([
            ["Anytown Council", "", "", "Version 3"],
            ["Tree plan 2024 to 2027"],
            [],
            ["Ref", "Action", "Lead", "By when", "Budget", "Web page"],
            ["R1", part, "Parks Team", "June 2025", 100, formula('HYPERLINK("https://example.org/trees","Trees")')],
            ["R2", struck, "Property Team", "May 2025", formula("E5*2"), ""],
            ["", "Total", "", "", 100, ""],
            [],
            ["Carried forward from 2023"],
            ["No", "Task", "Owner", "Original date", "Revised date", "Comments"],
            ["1(a)", "Mow less", "Parks Team", "June 2023", "June 2024", "It rained"],
        ]),
        "Figures": sheet(figures),
        "Lists": sheet([["Status"], ["On track"], ["Complete"], ["Delayed"], ["Parks Team"]]),
    }, more={
        "xl/styles.xml": styles,
        "xl/sharedStrings.xml": strings,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{related}">' + "".join(
            f'<Relationship Id="rId{at}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{at}.xml"/>' for at in (1, 2, 3)
        ) + f'<Relationship Id="rId98" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId99" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{related}"><Relationship Id="rId1" Type="{RELATIONS}/comments" Target="../comments1.xml"/></Relationships>',
        "xl/comments1.xml": f'<comments xmlns="{SHEET}"><commentList><comment ref="B5"><text><t>Ask the school</t></text></comment></commentList></comments>',
    })


# ── LibreOffice ──

def months_xlsx():
    """A status for each of several months, as signs, with their key below; an arrow for the way it goes."""
    rows = [
        ["Plan for food banks 2025-2028"],
        [],
        ["Ref", "Action", "Lead", "RAG", "", "", "Way"],
        ["", "", "", "Sept 25", "Dec 25", "Mar 26", ""],
        ["1.1", "Find a store", "Food Partnership", "🟢", "🟡", "🔴", "↓"],
        ["1.2", "Buy two freezers", "Food Partnership", "🔴", "🟢", "", "↑"],
        ["1.3", "Print a map", "Library Service", "⚫", "⚫", "🟢", "→"],
        [],
        ["", "Key"],
        ["", "🟢", "Complete"],
        ["", "🟡", "In progress"],
        ["", "🔴", "Not started"],
        ["", "⚫", "No longer required"],
    ]
    merged = ["D3:F3", "A3:A4", "B3:B4", "C3:C4", "G3:G4"]
    xlsx("months.xlsx", {"Plan": sheet(rows, merged=merged)})


def commitments_ods():
    """The same as the workbook's first sheet, as Calc writes it."""
    def value(it, columns):
        span = f' table:number-columns-spanned="{columns}"' if columns > 1 else ""
        covered = f'<table:covered-table-cell table:number-columns-repeated="{columns - 1}"/>' if columns > 1 else ""
        if it == "":
            return "<table:table-cell/>"
        if isinstance(it, tuple) and it[1] in (1, 2):
            day = {41364: "2013-03-31", 41518: "2013-09-01"}[it[0]]
            shown = {1: "31/03/2013", 2: "Sep 2013"}[it[1]]
            return f'<table:table-cell office:value-type="date" office:date-value="{day}"><text:p>{shown}</text:p></table:table-cell>'
        it = it[0] if isinstance(it, tuple) else it
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(it).split("\n"))
        return f"<table:table-cell{span}>{lines}</table:table-cell>{covered}"
    rows = []
    for at, cells in enumerate(COMMITMENTS):
        wide = {0: (0, 6), 1: (0, 6), 4: (1, 5)}.get(at)
        found = "".join(value(it, wide[1] if wide and wide[0] == number else 1) for number, it in enumerate(cells))
        hidden = ' table:visibility="collapse"' if at == 8 else ""
        rows.append(f'<table:table-row{hidden}>{found}<table:table-cell table:number-columns-repeated="16000"/></table:table-row>')
    rows.append('<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000"/></table:table-row>')
    names = " ".join(f'xmlns:{it}="urn:oasis:names:tc:opendocument:xmlns:{it}:1.0"' for it in ["office", "table", "text"])
    pack("commitments.ods", {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f'<office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Outcome 1">{"".join(rows)}</table:table></office:spreadsheet></office:body></office:document-content>',
    })


# ── texts ──

FLAT = [
    ["Carers’ strategy 2009-2011", "", "", "", "", ""],
    ["Theme", "Aim", "Key objective", "Action", "Lead", "By when"],
    ["1. Information", "Every carer can find help – “at once”", "Carers know what there is", "Ask carers\nwhat they miss", "Carers Manager", "Completed"],
    ["", "", "", "Set targets for the year; £500", "Carers Manager", "Nov 2009"],
    ["", "", "More carers are known", "Count carers", "Surgeries, Carers Manager", "Dec 2009"],
    ["2. Work", "Carers keep their jobs", "Employers help", "Write to employers", "Café Trust", "April 2010"],
]


def texts():
    """The same table in the letters and with the separators that programs use."""
    def lines(separator):
        def quoted(it):
            return '"' + it.replace('"', '""') + '"' if any(mark in it for mark in [separator, '"', "\n"]) else it
        return "\r\n".join(separator.join(quoted(it) for it in row) for row in FLAT) + "\r\n"
    (HERE / "flat-windows.csv").write_bytes(lines(",").encode("cp1252"))
    (HERE / "flat-semicolon.csv").write_bytes(lines(";").encode("utf-8-sig"))
    (HERE / "flat-utf16.tsv").write_bytes(lines("\t").encode("utf-16"))
    cells = [[escape(it).replace("\n", "<br>") for it in row] for row in FLAT]
    body = [
        "<tr>" + "".join(f"<th>{it}</th>" for it in cells[1]) + "</tr>",
        f"<tr><td rowspan=2>{cells[2][0]}<td rowspan=2>{cells[2][1]}<td rowspan=2>{cells[2][2]}" + "".join(f"<td>{it}" for it in cells[2][3:]),
        "<tr>" + "".join(f"<td>{it}" for it in cells[3][3:]),
        "<tr><td></td><td></td>" + "".join(f"<td>{it}</td>" for it in cells[4][2:]) + "</tr>",
        "<tr>" + "".join(f"<td>{it}</td>" for it in cells[5]) + "</tr>",
    ]
    page = f"<!DOCTYPE html><html><head><title>not this</title><style>p {{}}</style></head><body><nav>Home</nav><h1>{cells[0][0]}</h1><table>{''.join(body)}</table></body></html>"
    (HERE / "flat.html").write_text(page, encoding="utf-8")


WELSH = """Cynllun gofalwyr 2026-2029,,,,
Rhif,Cam gweithredu,Arweinydd,Erbyn pryd,Cynnydd
1.1,Holi gofalwyr am yr hyn sydd ei angen,Tîm Gofalwyr,Mawrth 2027,Anfonwyd y llythyr cyntaf
1.2,Agor canolfan galw heibio,Cyngor Sir,2027/28,
"""

SITE = """<!DOCTYPE html>
<html lang="en"><head><title>Plan</title></head><body>
<header><nav><a href="/">Home</a></nav></header>
<main><h1>Plan for older people 2025 to 2028</h1>
<p>We look at this plan twice a year.</p>
<h2>1. Getting about</h2>
<table><caption>Actions</caption><thead><tr><th>Action</th><th>Lead</th><th>Deadline</th><th>Status</th></tr></thead>
<tbody><tr><td>Put benches on the way to the market</td><td>Parks Team</td><td>May 2026</td><td>On track</td></tr>
<tr><td>Keep the <a href="https://www.example.org/bus">evening bus</a></td><td>Transport Board</td><td>Ongoing</td><td>At risk</td></tr></tbody></table>
<h2>2. Being with others</h2>
<table><thead><tr><th>Action</th><th>Lead</th><th>Deadline</th><th>Status</th></tr></thead>
<tbody><tr><td>Open a lunch club</td><td>Age Trust</td><td>1 April 2027</td><td>Not started</td></tr></tbody></table>
</main><footer>Last updated in June</footer></body></html>
"""


HEADS = """<!DOCTYPE html>
<html lang="en"><head><title>Plan</title></head><body><h1>Plan for equal chances 2023 to 2026</h1>
<table><tr><th rowspan=2>Objective</th><th colspan=2>Action</th><th rowspan=2>Who &amp; when</th></tr>
<tr><th>What</th><th>Measure</th></tr>
<tr><td rowspan=2>Fair jobs</td><td>Read all job adverts again</td><td>All were read</td><td>People Team, by March 2024</td></tr>
<tr><td>Hide names from those who choose</td><td>Five teams do it</td><td>People Team – ongoing</td></tr>
<tr><td>Open doors</td><td>Look at ten buildings</td><td>Ten were seen</td><td>Property Team; 31/12/2024</td></tr></table>
</body></html>
"""

ANSWERS = """Plan for pupils with special needs;;;;;;
Outcome;Priority;Task;Target;By;Complete;Evidence
Pupils are heard;High;"Set up a forum of parents
and pay for travel";40 parents;Parents’ Forum;Y;Notes of the forum
Pupils are heard;Low;Publish a newsletter;4 a year;Press Office;N;on the S: drive
Pupils move on;Medium;Look at all plans in Year 9;100%;Schools Team;Partly;£2,000 – café
"""

STATUSES = """Plan for the high street 2025 to 2027,,,,
No,Action,Lead,Due,Previous status,Current status
1,Paint the shutters,Town Team,March 2026,Not started,not yet complete
2,Mend the clock,Town Team,March 2026,On target,no longer on target
3,Count the shops,Town Team,March 2026,,not fully achieved
4,Ask the traders,Town Team,March 2026,,Not started / complete
5,Plant lime trees,Town Team,March 2026,,Mostly complete
6,Open the market hall,Town Team,March 2026,On track,Complete – Jan 2026
7,Move the bins,Town Team,March 2026,,June 2026 (complete)
8,Sweep every day,Town Team,March 2026,Amber,75%
9,Light the arcade,Town Team,March 2026,,Amber → Green
10,Close one lane,Town Team,March 2026,,Merged with 2
11,Build a stage,Town Team,March 2026,,Delayed due to the winter
12,Clean the river,Town Team,March 2026,✗,✓
13,Hold a fair,Town Team,March 2026,,★
14,Print a guide,Town Team,Closed 3 May 2025,,Closed
15,Pay for signs,Town Team,March 2026,,Open
"""

QUESTIONS = """Our play plan,,,,,
Where are we now?,By,Our promise,Who will make sure it happens?,How you will be able to tell,What might stop us
Started in March,Summer 2026,Build three playgrounds,Parks Team,Three are open,Too little money
Finished,2025,Ask 500 children,Youth Council with Parks Team,500 answers,
Not started yet,Every year,Hold a day of play,Ward Groups,It is held each summer,Rain
"""


def pages():
    """Plans as pages of websites and as CSV: in Welsh with a title above; a table below each heading; heads
    over heads; answers where a status stands; heads that are questions; statuses in many words."""
    (HERE / "heads.html").write_text(HEADS, encoding="utf-8")
    (HERE / "answers.csv").write_bytes(ANSWERS.encode("cp1252"))
    (HERE / "questions.csv").write_text(QUESTIONS, encoding="utf-8")
    (HERE / "statuses.csv").write_text(STATUSES, encoding="utf-8")
    (HERE / "welsh.csv").write_text(WELSH, encoding="utf-8")
    (HERE / "site.html").write_text(SITE, encoding="utf-8")


if __name__ == "__main__":
    years_docx()
    objectives_docx()
    recommendations_docx()
    records_docx()
    measures_docx()
    priorities_docx()
    parted_docx()
    answered_docx()
    across_docx()
    lines_docx()
    keys_docx()
    coloured_docx()
    coloured_xlsx()
    struck_docx()
    leftovers_xlsx()
    commitments_xlsx()
    quarters_xlsx()
    quarterly_xlsx()
    tracker_xlsx()
    months_xlsx()
    commitments_ods()
    texts()
    pages()
