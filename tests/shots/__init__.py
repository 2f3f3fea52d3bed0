"""make shots: every screen as a picture, over the demo's data; the same walks as the axe test."""
