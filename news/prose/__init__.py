"""Rich text: the few tags that a text may have, cleaned on every path that saves and before it is shown."""
