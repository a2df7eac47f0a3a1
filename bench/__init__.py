"""Measures every goal of speed, each beside something that drifts with the machine."""
