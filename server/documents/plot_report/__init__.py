"""The report of an evidence package: told in words and numbers here, laid out by report.typ."""
