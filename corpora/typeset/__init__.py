"""Typesets the sample papers that are not plain text: two PDFs, two DOCX files and one file in GB18030.

Run ``python -m corpora.typeset`` from the repository's root. The same sources give the same bytes.
"""
