-- For DeclaredIndexTest: no other test has this table.
CREATE INDEX declared_in_jar ON table_of_a_jar (name) FOR (IEXACT);
