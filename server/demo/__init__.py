"""The invented district of `make run`: people, plots, and two years of inspections.

Everything goes through the doors that real data uses: the import, the vault, the corridor.
"""
