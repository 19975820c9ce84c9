"""How the evidence scorer is trained and measured: see README.md beside this file."""
