"""Documents that are archives of files: books (EPUB), texts (Word, OpenDocument) and workbooks (Excel)."""
