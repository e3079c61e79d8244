"""The annual report: from protected figures to pages, a PDF, a workbook and data files. No Django, no database."""
