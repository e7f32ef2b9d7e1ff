"""The index beside the documents of the search, in the way of either database.

SQLite: a virtual table that triggers keep equal to search_document. A migration that rebuilds that
table must make the triggers again. PostgreSQL: a column that it fills itself, with an index.

Revises: 0001
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "ALTER TABLE search_document ADD COLUMN search_index tsvector NOT NULL"
            " GENERATED ALWAYS AS (array_to_tsvector(string_to_array(tokens, ' '))) STORED"
        )
        op.execute("CREATE INDEX search_index_terms ON search_document USING gin (search_index)")
        return
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='search_document',"
        " content_rowid='number', tokenize=\"ascii tokenchars '_'\", detail='none', columnsize=0)"
    )
    op.execute(
        "CREATE TRIGGER search_document_added AFTER INSERT ON search_document BEGIN"
        " INSERT INTO search_index(rowid, tokens) VALUES (new.number, new.tokens); END"
    )
    op.execute(
        "CREATE TRIGGER search_document_removed AFTER DELETE ON search_document BEGIN"
        " INSERT INTO search_index(search_index, rowid, tokens)"
        " VALUES ('delete', old.number, old.tokens); END"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE search_document DROP COLUMN search_index")
        return
    op.execute("DROP TRIGGER search_document_added")
    op.execute("DROP TRIGGER search_document_removed")
    op.execute("DROP TABLE search_index")
