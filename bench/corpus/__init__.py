"""Help centres of any size, from a seed: the same text as AnswerPress YAML and as the Markdown of other generators.

One entry is made from the seed and its number alone, so that 100,000 of them need no memory.
"""
