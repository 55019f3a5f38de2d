"""HTML, PDF, DOCX and feeds as rows in the input form, each parsed by a library."""
