"""Sheets of workbooks as the text of a table, so that whatever reads tables reads them too."""
