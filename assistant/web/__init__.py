"""The chat in the browser and the HTTP interface, on top of the same `Assistant` as all else."""
