"""Sheets that are filled in and come back: looked at row by row, then applied all or nothing."""
