"""Makes what Citeline reads other languages than English with."""
