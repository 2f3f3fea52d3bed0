"""PDF for people to read and print."""
