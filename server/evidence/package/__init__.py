"""The evidence package of a plot: a zip that a stranger checks with openssl and sha256sum alone.

Pure assembly: everything it says is handed in, so the same records make the same bytes on any machine.
"""
