"""One file a family of metrics; each function says its formula, range and source."""
