"""The four frozen types that flow through the pipeline: entry, site, page, artifact."""
