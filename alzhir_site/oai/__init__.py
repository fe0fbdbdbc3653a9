"""OAI-PMH 2.0 at /oai: how catalogues of other institutions collect the exhibits and the persons.

Own code: the libraries for it page with OFFSET, keep the records' XML in tables of their own, or know no deleted records
that nobody told them of. The protocol: openarchives.org/OAI/openarchivesprotocol.html.
"""
