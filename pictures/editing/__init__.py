"""How a record is edited in the admin: what its form holds, and two editors who have it open at once."""
