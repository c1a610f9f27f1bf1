"""Secrets and personal data in any text: complete keys, tokens, addresses, numbers and hosts that belong to nobody's reader.

One place owns the shapes of keys and their masking, so that the rules on sources, the audit of a built
folder, the dumps of help desks and the server for assistants all tell the same things. Nothing here knows of
the content model: callers hand over the shapes of their policy and what their brand has published itself.
"""

from __future__ import annotations

from generator.secrets.keys import Shape, complete_key
from generator.secrets.masks import Masks, masked
from generator.secrets.scan import Known, Secret, mask, secrets

__all__ = ["Known", "Masks", "Secret", "Shape", "complete_key", "mask", "masked", "secrets"]
