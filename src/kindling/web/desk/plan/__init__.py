"""The plan of a month, and who may speak in any: what readiness takes, and what is ready to hand."""
