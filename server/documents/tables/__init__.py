"""Lists of the desk as files for an office: columns told once, written as XLSX or CSV."""
