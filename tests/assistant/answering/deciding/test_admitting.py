"""What was typed into a search box is found where the articles speak of it."""
