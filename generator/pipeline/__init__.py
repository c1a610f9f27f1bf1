"""Source to artifacts: load, assemble, plan, run, write."""
