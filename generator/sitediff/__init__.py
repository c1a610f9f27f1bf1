"""What changed between two built folders, as a reader, a crawler and a support agent would see it.

Nothing but the two folders is read, so any two sites can be compared, whoever built them. A file whose change follows from
another (the twin of a changed page, an index, a digest) is named once as such, and never told as a change of its own.
"""
