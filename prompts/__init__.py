"""The prompts, one Markdown file each. Imports the standard library only."""
