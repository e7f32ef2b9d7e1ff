"""Every table of the first series: the records of the contract and what carries them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachment",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_table(
        "calendar_fragment",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("variant", sa.Text(), nullable=False),
        sa.Column("item_version", sa.Integer(), nullable=False),
        sa.Column("input_digest", sa.Text(), nullable=False),
        sa.Column("stamp", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_fragment")),
        sa.UniqueConstraint(
            "item_id", "kind", "variant", name=op.f("uq_calendar_fragment_item_id_kind_variant")
        ),
    )
    op.create_table(
        "creation",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("body_digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_creation")),
    )
    op.create_table(
        "export_entry",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_entry")),
    )
    with op.batch_alter_table("export_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_export_entry_at"), ["at"], unique=False)

    op.create_table(
        "failed_attempt",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_attempt")),
    )
    with op.batch_alter_table("failed_attempt", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_failed_attempt_kind_subject_at"), ["kind", "subject", "at"], unique=False
        )

    op.create_table(
        "history_entry",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("values_digest", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_history_entry")),
    )
    with op.batch_alter_table("history_entry", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_history_entry_kind_seq"), ["kind", "seq"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_history_entry_record_id_seq"), ["record_id", "seq"], unique=False
        )

    op.create_table(
        "history_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_head")),
    )
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    op.create_table(
        "office",
        sa.Column("name_nl", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("in_sentence_nl", sa.Text(), nullable=False),
        sa.Column("in_sentence_en", sa.Text(), nullable=True),
        sa.Column(
            "level",
            sa.Enum(
                "minister",
                "state-secretary",
                "senior-official",
                "ambassador",
                "official",
                name="officelevel",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("ministry", sa.Text(), nullable=True),
        sa.Column("succeeds_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["succeeds_id"], ["office.id"], name=op.f("fk_office_succeeds_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
    )
    op.create_table(
        "paper",
        sa.Column("citation", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("on_edtf", sa.Text(), nullable=True),
        sa.Column("on_earliest", sa.Date(), nullable=True),
        sa.Column("on_latest", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint("citation", name=op.f("uq_paper_citation")),
    )
    op.create_table(
        "person",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_name"), ["name"], unique=False)

    op.create_table(
        "phrase",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kinds", sa.JSON(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        sa.Column("example_nl", sa.Text(), nullable=True),
        sa.Column("example_en", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrase")),
        sa.UniqueConstraint("key", name=op.f("uq_phrase_key")),
    )
    op.create_table(
        "recess",
        sa.Column(
            "chamber",
            sa.Enum(
                "TK", "EK", name="chamber", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recess")),
    )
    op.create_table(
        "search_document",
        sa.Column(
            "number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("title_nl", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("slug", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("tokens", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_document")),
        sa.UniqueConstraint("kind", "record_id", name=op.f("uq_search_document_kind_record_id")),
    )
    op.create_table(
        "search_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_word")),
    )
    with op.batch_alter_table("search_word", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_search_word_word"), ["word"], unique=False)

    op.create_table(
        "sector",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("nouns_nl", sa.Text(), nullable=False),
        sa.Column("nouns_en", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sector")),
        sa.UniqueConstraint("key", name=op.f("uq_sector_key")),
    )
    op.create_table(
        "sweep",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sweep")),
    )
    op.create_table(
        "topic",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("label_nl", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("rhythm", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["topic.id"], name=op.f("fk_topic_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.UniqueConstraint("slug", name=op.f("uq_topic_slug")),
    )
    op.create_table(
        "unit",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("head_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("name", name=op.f("uq_unit_name")),
    )
    op.create_table(
        "account",
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "reader",
                "editor",
                "administrator",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("shortcuts", sa.Boolean(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_to", sa.Time(), nullable=True),
        sa.Column("absent_from", sa.Date(), nullable=True),
        sa.Column("absent_to", sa.Date(), nullable=True),
        sa.Column("absence_deputy_id", sa.Uuid(), nullable=True),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rights_version", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["absence_deputy_id"], ["account.id"], name=op.f("fk_account_absence_deputy_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_account_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
    )
    op.create_table(
        "attachment_content",
        sa.Column("attachment_id", sa.Uuid(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_attachment_content_attachment_id")
        ),
        sa.PrimaryKeyConstraint("attachment_id", name=op.f("pk_attachment_content")),
    )
    op.create_table(
        "history_values",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["seq"], ["history_entry.seq"], name=op.f("fk_history_values_seq")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_history_values")),
    )
    op.create_table(
        "organisation",
        sa.Column("name_nl", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("in_sentence_nl", sa.Text(), nullable=True),
        sa.Column("in_sentence_en", sa.Text(), nullable=True),
        sa.Column("short_name", sa.Text(), nullable=True),
        sa.Column("plural", sa.Boolean(), nullable=False),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "company",
                "association",
                "union",
                "ngo",
                "government",
                "supervisor",
                "covenant",
                "body",
                "other",
                name="organisationkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("sector_id", sa.Uuid(), nullable=True),
        sa.Column("rhythm", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["merged_into_id"], ["organisation.id"], name=op.f("fk_organisation_merged_into_id")
        ),
        sa.ForeignKeyConstraint(
            ["sector_id"], ["sector.id"], name=op.f("fk_organisation_sector_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_organisation_name_nl"), ["name_nl"], unique=False)
        batch_op.create_index(batch_op.f("ix_organisation_sector_id"), ["sector_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_organisation_short_name"), ["short_name"], unique=False
        )

    op.create_table(
        "reference",
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("citation", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("report_id", sa.Uuid(), nullable=True),
        sa.Column("attachment_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_reference_attachment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference")),
    )
    op.create_table(
        "term",
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("until IS NULL OR since < until", name=op.f("ck_term_order")),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_term_office_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
    )
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_term_office_id"), ["office_id"], unique=False)

    op.create_table(
        "affiliation",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("function", sa.Text(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "since IS NULL OR until IS NULL OR since < until", name=op.f("ck_affiliation_order")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_affiliation_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_affiliation_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_affiliation")),
    )
    with op.batch_alter_table("affiliation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_affiliation_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_affiliation_person_id"), ["person_id"], unique=False)

    op.create_table(
        "api_token",
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_api_token_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_api_token_token_digest")),
    )
    with op.batch_alter_table("api_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_api_token_account_id"), ["account_id"], unique=False)

    op.create_table(
        "commitment",
        sa.Column(
            "kind",
            sa.Enum(
                "toezegging",
                "motie",
                name="commitmentkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "chamber",
            sa.Enum(
                "TK", "EK", name="chamber", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("title_nl", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("heading_nl", sa.Text(), nullable=True),
        sa.Column("heading_en", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("clause_nl", sa.Text(), nullable=True),
        sa.Column("clause_en", sa.Text(), nullable=True),
        sa.Column(
            "clause_type",
            sa.Enum(
                "om", "dat", name="clausetype", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("continues", sa.Boolean(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("own_number", sa.Text(), nullable=True),
        sa.Column("citation", sa.Text(), nullable=True),
        sa.Column("dossier_number", sa.Integer(), nullable=True),
        sa.Column("dossier_suffix", sa.Text(), nullable=True),
        sa.Column("paper", sa.Text(), nullable=True),
        sa.Column("made_on_edtf", sa.Text(), nullable=True),
        sa.Column("made_on_earliest", sa.Date(), nullable=True),
        sa.Column("made_on_latest", sa.Date(), nullable=True),
        sa.Column("submitted_on_edtf", sa.Text(), nullable=True),
        sa.Column("submitted_on_earliest", sa.Date(), nullable=True),
        sa.Column("submitted_on_latest", sa.Date(), nullable=True),
        sa.Column("adopted_on_edtf", sa.Text(), nullable=True),
        sa.Column("adopted_on_earliest", sa.Date(), nullable=True),
        sa.Column("adopted_on_latest", sa.Date(), nullable=True),
        sa.Column("occasion_nl", sa.Text(), nullable=True),
        sa.Column("occasion_en", sa.Text(), nullable=True),
        sa.Column("office_id", sa.Uuid(), nullable=True),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("movers", sa.JSON(), nullable=False),
        sa.Column("co_signers", sa.Boolean(), nullable=False),
        sa.Column("promised_to", sa.Text(), nullable=True),
        sa.Column("lead_ministry", sa.Text(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("deputy_id", sa.Uuid(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "in-progress",
                "partly-done",
                "done",
                "lapsed",
                "transferred",
                name="commitmentstatus",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("source_status", sa.Text(), nullable=True),
        sa.Column("doubts", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["deputy_id"], ["account.id"], name=op.f("fk_commitment_deputy_id")
        ),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_commitment_office_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_commitment_owner_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_commitment_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("source_id", name=op.f("uq_commitment_source_id")),
    )
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_commitment_dossier_number_dossier_suffix_paper"),
            ["dossier_number", "dossier_suffix", "paper"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_commitment_number"), ["number"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_own_number"), ["own_number"], unique=False)
        batch_op.create_index(batch_op.f("ix_commitment_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "draft",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_draft_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_draft_account_id_page"), ["account_id", "page"], unique=True
        )

    op.create_table(
        "former_name",
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_former_name_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_name")),
    )
    with op.batch_alter_table("former_name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_former_name_name"), ["name"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_former_name_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "meeting",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("occasion_nl", sa.Text(), nullable=True),
        sa.Column("occasion_en", sa.Text(), nullable=True),
        sa.Column("date_edtf", sa.Text(), nullable=False),
        sa.Column("date_earliest", sa.Date(), nullable=False),
        sa.Column("date_latest", sa.Date(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column(
            "setting",
            sa.Enum(
                "bilateral",
                "delegation",
                "steering-group",
                "association",
                "call",
                "video",
                "round-table",
                "working-visit",
                "gathering",
                "briefing",
                "correspondence",
                name="setting",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "planned",
                "held",
                "cancelled",
                name="meetingstatus",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("series", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column(
            "access",
            sa.Enum(
                "everyone",
                "unit",
                "named",
                name="access",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "marking",
            sa.Enum(
                "none",
                "dep-v",
                name="marking",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("summary_nl", sa.Text(), nullable=True),
        sa.Column("summary_en", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("agenda_subject", sa.Text(), nullable=True),
        sa.Column("agenda_state", sa.Text(), nullable=True),
        sa.Column("agenda_url", sa.Text(), nullable=True),
        sa.Column("agenda_published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source_kind", sa.Text(), nullable=True),
        sa.Column("source_uid", sa.Text(), nullable=True),
        sa.Column("source_sequence", sa.Integer(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_meeting_owner_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_meeting_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_deleted_at_access_unit_id_id"),
            ["deleted_at", "access", "unit_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_meeting_deleted_at_date_earliest_id"),
            ["deleted_at", "date_earliest", "id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_meeting_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_meeting_source_kind_source_uid"),
            ["source_kind", "source_uid"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_meeting_status_date_latest"), ["status", "date_latest"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_meeting_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "member",
                "party",
                "chair",
                "secretariat",
                name="membershiprole",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "since IS NULL OR until IS NULL OR since < until", name=op.f("ck_membership_order")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["organisation.id"], name=op.f("fk_membership_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_membership_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_member_id"), ["member_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_membership_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "message",
        sa.Column("recipient_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("digest_on", sa.Date(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "pending",
                "sending",
                "sent",
                "dead",
                "dropped",
                name="messagestate",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("give_up_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("response", sa.Text(), nullable=True),
        sa.Column("written_at", sa.Integer(), nullable=True),
        sa.Column("told_meetings", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["account.id"], name=op.f("fk_message_recipient_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("message_id", name=op.f("uq_message_message_id")),
        sa.UniqueConstraint(
            "recipient_id", "digest_on", name=op.f("uq_message_recipient_id_digest_on")
        ),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_recipient_id"), ["recipient_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_message_state_next_try_at"), ["state", "next_try_at"], unique=False
        )
        batch_op.create_index(
            "ix_message_with_body",
            ["created_at"],
            unique=False,
            sqlite_where=sa.text("body IS NOT NULL"),
            postgresql_where=sa.text("body IS NOT NULL"),
        )

    op.create_table(
        "sign_in_link",
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_sign_in_link_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_link")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_sign_in_link_token_digest")),
    )
    op.create_table(
        "sign_in_session",
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.Column("by_link", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_sign_in_session_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_session")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_sign_in_session_token_digest")),
    )
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sign_in_session_account_id"), ["account_id"], unique=False
        )

    op.create_table(
        "calendar_feed",
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column(
            "scope",
            sa.Enum(
                "mine",
                "unit",
                "topic",
                "commitment",
                "organisation",
                name="scope",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("topic_id", sa.Uuid(), nullable=True),
        sa.Column("commitment_id", sa.Uuid(), nullable=True),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column(
            "content",
            sa.Enum(
                "follow-ups",
                "meetings",
                "both",
                "public-agenda",
                name="content",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "detail",
            sa.Enum(
                "full",
                "discreet",
                name="detail",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "shape",
            sa.Enum(
                "events",
                "tasks",
                name="shape",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("alarms", sa.Boolean(), nullable=False),
        sa.Column("show_done", sa.Boolean(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_client", sa.Text(), nullable=True),
        sa.Column("answered_change", sa.Integer(), nullable=True),
        sa.Column("answered_rights", sa.Integer(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(CASE WHEN topic_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN commitment_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END) = (CASE WHEN scope IN ('topic', 'commitment', 'organisation') THEN 1 ELSE 0 END)",
            name=op.f("ck_calendar_feed_scope_subject"),
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_calendar_feed_commitment_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_calendar_feed_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_calendar_feed_owner_id")
        ),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_calendar_feed_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_calendar_feed_token_digest")),
    )
    with op.batch_alter_table("calendar_feed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calendar_feed_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "commitment_relation",
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_relation_commitment_id")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["commitment.id"], name=op.f("fk_commitment_relation_other_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment_relation")),
    )
    with op.batch_alter_table("commitment_relation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_commitment_relation_commitment_id"), ["commitment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_commitment_relation_other_id"), ["other_id"], unique=False
        )

    op.create_table(
        "commitment_topic",
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_topic_commitment_id")
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_commitment_topic_topic_id")
        ),
        sa.PrimaryKeyConstraint("commitment_id", "topic_id", name=op.f("pk_commitment_topic")),
    )
    with op.batch_alter_table("commitment_topic", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_commitment_topic_topic_id"), ["topic_id"], unique=False
        )

    op.create_table(
        "deadline",
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_deadline_commitment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
    )
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_deadline_commitment_id"), ["commitment_id"], unique=False
        )

    op.create_table(
        "evidence",
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "document",
                "briefing",
                "event",
                "measure",
                "letter",
                name="evidencekind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "role",
            sa.Enum(
                "answers",
                "background",
                name="evidencerole",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("date_edtf", sa.Text(), nullable=True),
        sa.Column("date_earliest", sa.Date(), nullable=True),
        sa.Column("date_latest", sa.Date(), nullable=True),
        sa.Column("sentence_nl", sa.Text(), nullable=False),
        sa.Column("sentence_en", sa.Text(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("reference_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_evidence_commitment_id")
        ),
        sa.ForeignKeyConstraint(
            ["reference_id"], ["reference.id"], name=op.f("fk_evidence_reference_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_evidence_commitment_id"), ["commitment_id"], unique=False
        )

    op.create_table(
        "meeting_commitment",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_meeting_commitment_commitment_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_commitment_meeting_id")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "commitment_id", name=op.f("pk_meeting_commitment")),
    )
    with op.batch_alter_table("meeting_commitment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_commitment_commitment_id"), ["commitment_id"], unique=False
        )

    op.create_table(
        "meeting_named",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_meeting_named_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_named_meeting_id")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "account_id", name=op.f("pk_meeting_named")),
    )
    with op.batch_alter_table("meeting_named", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_named_account_id"), ["account_id"], unique=False
        )

    op.create_table(
        "meeting_person",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_person_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meeting_person_person_id")
        ),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_meeting_person")),
    )
    with op.batch_alter_table("meeting_person", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meeting_person_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "meeting_topic",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_topic_meeting_id")
        ),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_meeting_topic_topic_id")),
        sa.PrimaryKeyConstraint("meeting_id", "topic_id", name=op.f("pk_meeting_topic")),
    )
    with op.batch_alter_table("meeting_topic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_topic_topic_id"), ["topic_id"], unique=False)

    op.create_table(
        "party",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("sector_id", sa.Uuid(), nullable=True),
        sa.Column("as_nl", sa.Text(), nullable=True),
        sa.Column("as_en", sa.Text(), nullable=True),
        sa.Column("plural", sa.Boolean(), nullable=False),
        sa.Column("via_organisation_id", sa.Uuid(), nullable=True),
        sa.Column("via_sector_id", sa.Uuid(), nullable=True),
        sa.Column(
            "attribution",
            sa.Enum(
                "name",
                "sector",
                "internal",
                name="attribution",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(organisation_id IS NULL) <> (sector_id IS NULL)", name=op.f("ck_party_one_kind")
        ),
        sa.CheckConstraint(
            "via_organisation_id IS NULL OR via_sector_id IS NULL", name=op.f("ck_party_one_via")
        ),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_party_meeting_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_party_organisation_id")
        ),
        sa.ForeignKeyConstraint(["sector_id"], ["sector.id"], name=op.f("fk_party_sector_id")),
        sa.ForeignKeyConstraint(
            ["via_organisation_id"], ["organisation.id"], name=op.f("fk_party_via_organisation_id")
        ),
        sa.ForeignKeyConstraint(
            ["via_sector_id"], ["sector.id"], name=op.f("fk_party_via_sector_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
    )
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_party_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_party_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_party_sector_id"), ["sector_id"], unique=False)

    op.create_table(
        "point",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "message",
                "answer",
                "ask",
                "question",
                "offer",
                "agreement",
                "note",
                name="pointkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("phrase_id", sa.Uuid(), nullable=True),
        sa.Column("complement_nl", sa.Text(), nullable=True),
        sa.Column("complement_en", sa.Text(), nullable=True),
        sa.Column(
            "complement_kind",
            sa.Enum(
                "noun-phrase",
                "om-te",
                "dat",
                "hoe",
                "naar",
                name="complementkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("complement_plural", sa.Boolean(), nullable=False),
        sa.Column(
            "attribution",
            sa.Enum(
                "name",
                "sector",
                "internal",
                name="attribution",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("among_others", sa.Boolean(), nullable=False),
        sa.Column("relay", sa.Boolean(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("in_confidence", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_point_meeting_id")),
        sa.ForeignKeyConstraint(["phrase_id"], ["phrase.id"], name=op.f("fk_point_phrase_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point")),
    )
    with op.batch_alter_table("point", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_point_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "progress_note",
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_progress_note_commitment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_note")),
    )
    with op.batch_alter_table("progress_note", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_progress_note_commitment_id"), ["commitment_id"], unique=False
        )

    op.create_table(
        "report",
        sa.Column(
            "kind",
            sa.Enum(
                "letter",
                "dossier",
                "summary",
                name="reportkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column(
            "on_behalf_of",
            sa.Enum(
                "cabinet",
                "ministry",
                name="onbehalfof",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column(
            "chamber",
            sa.Enum(
                "TK", "EK", name="chamber", native_enum=False, create_constraint=True, length=24
            ),
            nullable=True,
        ),
        sa.Column("directorate", sa.Text(), nullable=True),
        sa.Column("our_reference", sa.Text(), nullable=True),
        sa.Column("continuation_reference", sa.Text(), nullable=True),
        sa.Column("your_reference", sa.Text(), nullable=True),
        sa.Column(
            "marking",
            sa.Enum(
                "none",
                "dep-v",
                name="marking",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("doubts", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "concept",
                "reviewed",
                "signed",
                name="reportstate",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("corrects_id", sa.Uuid(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_report_author_id")),
        sa.ForeignKeyConstraint(["corrects_id"], ["report.id"], name=op.f("fk_report_corrects_id")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_report_meeting_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    op.create_table(
        "representative",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=True),
        sa.Column(
            "level",
            sa.Enum(
                "minister",
                "state-secretary",
                "senior-official",
                "ambassador",
                "official",
                name="officelevel",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column(
            "on_behalf_of",
            sa.Enum(
                "cabinet",
                "ministry",
                name="onbehalfof",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("as_nl", sa.Text(), nullable=True),
        sa.Column("as_en", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_representative_meeting_id")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_representative_office_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representative")),
    )
    with op.batch_alter_table("representative", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_representative_meeting_id"), ["meeting_id"], unique=False
        )

    op.create_table(
        "status_change",
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "in-progress",
                "partly-done",
                "done",
                "lapsed",
                "transferred",
                name="commitmentstatus",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_status_change_commitment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_status_change")),
    )
    with op.batch_alter_table("status_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_status_change_commitment_id"), ["commitment_id"], unique=False
        )

    op.create_table(
        "finding",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.Column("say", sa.Text(), nullable=False),
        sa.Column("answered", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_finding_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_report_id"), ["report_id"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column(
            "kind",
            sa.Enum(
                "action",
                "relay",
                name="followupkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("title_nl", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("details", sa.Text(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("point_id", sa.Uuid(), nullable=True),
        sa.Column("commitment_id", sa.Uuid(), nullable=True),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("actor_account_id", sa.Uuid(), nullable=True),
        sa.Column("actor_organisation_id", sa.Uuid(), nullable=True),
        sa.Column("actor_sector_id", sa.Uuid(), nullable=True),
        sa.Column("actor_us", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("deputy_id", sa.Uuid(), nullable=True),
        sa.Column("due_edtf", sa.Text(), nullable=True),
        sa.Column("due_earliest", sa.Date(), nullable=True),
        sa.Column("due_latest", sa.Date(), nullable=True),
        sa.Column("due_text", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("remind_before", sa.JSON(), nullable=False),
        sa.Column("repeat_every", sa.Text(), nullable=True),
        sa.Column(
            "repeat_from",
            sa.Enum(
                "due",
                "lastContact",
                name="repeatfrom",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("told_as_nl", sa.Text(), nullable=True),
        sa.Column("told_as_en", sa.Text(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "open",
                "in-progress",
                "done",
                "dropped",
                name="followupstatus",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by_id", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("snoozed_until", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(CASE WHEN actor_account_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN actor_organisation_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN actor_sector_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN actor_us THEN 1 ELSE 0 END) = 1",
            name=op.f("ck_follow_up_one_actor"),
        ),
        sa.ForeignKeyConstraint(
            ["actor_account_id"], ["account.id"], name=op.f("fk_follow_up_actor_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["actor_organisation_id"],
            ["organisation.id"],
            name=op.f("fk_follow_up_actor_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["actor_sector_id"], ["sector.id"], name=op.f("fk_follow_up_actor_sector_id")
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["reference.id"], name=op.f("fk_follow_up_closed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_follow_up_commitment_id")
        ),
        sa.ForeignKeyConstraint(["deputy_id"], ["account.id"], name=op.f("fk_follow_up_deputy_id")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_follow_up_meeting_id")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=op.f("fk_follow_up_owner_id")),
        sa.ForeignKeyConstraint(
            ["point_id"], ["point.id"], name=op.f("fk_follow_up_point_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_follow_up_actor_organisation_id"),
            ["actor_organisation_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_follow_up_commitment_id"), ["commitment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_follow_up_deleted_at_status_due_on"),
            ["deleted_at", "status", "due_on"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_follow_up_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_follow_up_owner_id_status_due_on"),
            ["owner_id", "status", "due_on"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_follow_up_point_id"), ["point_id"], unique=False)

    op.create_table(
        "point_actor",
        sa.Column("point_id", sa.Uuid(), nullable=False),
        sa.Column(
            "side",
            sa.Enum(
                "by", "to", name="actorside", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("party_id", sa.Uuid(), nullable=True),
        sa.Column("inline_nl", sa.Text(), nullable=True),
        sa.Column("inline_en", sa.Text(), nullable=True),
        sa.Column("plural", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_point_actor_party_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("fk_point_actor_point_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point_actor")),
    )
    with op.batch_alter_table("point_actor", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_point_actor_party_id"), ["party_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_point_actor_point_id"), ["point_id"], unique=False)

    op.create_table(
        "point_commitment",
        sa.Column("point_id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_point_commitment_commitment_id")
        ),
        sa.ForeignKeyConstraint(
            ["point_id"], ["point.id"], name=op.f("fk_point_commitment_point_id")
        ),
        sa.PrimaryKeyConstraint("point_id", "commitment_id", name=op.f("pk_point_commitment")),
    )
    with op.batch_alter_table("point_commitment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_point_commitment_commitment_id"), ["commitment_id"], unique=False
        )

    op.create_table(
        "point_topic",
        sa.Column("point_id", sa.Uuid(), nullable=False),
        sa.Column("topic_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["point_id"], ["point.id"], name=op.f("fk_point_topic_point_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_point_topic_topic_id")),
        sa.PrimaryKeyConstraint("point_id", "topic_id", name=op.f("pk_point_topic")),
    )
    with op.batch_alter_table("point_topic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_point_topic_topic_id"), ["topic_id"], unique=False)

    op.create_table(
        "rendering",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_rendering_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rendering")),
        sa.UniqueConstraint("report_id", "format", name=op.f("uq_rendering_report_id_format")),
    )
    op.create_table(
        "report_answer",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "fulfilled",
                "partly",
                "in-progress",
                "mentioned",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_report_answer_commitment_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_answer_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_answer")),
    )
    with op.batch_alter_table("report_answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_answer_commitment_id"), ["commitment_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_report_answer_report_id"), ["report_id"], unique=False)

    op.create_table(
        "report_attachment",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("attachment_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_report_attachment_attachment_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_attachment_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_attachment")),
    )
    with op.batch_alter_table("report_attachment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_attachment_report_id"), ["report_id"], unique=False
        )

    op.create_table(
        "report_section",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("heading_nl", sa.Text(), nullable=True),
        sa.Column("heading_en", sa.Text(), nullable=True),
        sa.Column("commitments", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_section_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_section")),
    )
    with op.batch_alter_table("report_section", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_section_report_id"), ["report_id"], unique=False
        )

    op.create_table(
        "report_step",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "concept",
                "reviewed",
                "signed",
                name="reportstate",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_report_step_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_report_step_report_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_step")),
    )
    with op.batch_alter_table("report_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_step_report_id"), ["report_id"], unique=False)

    op.create_table(
        "signatory",
        sa.Column("report_id", sa.Uuid(), nullable=False),
        sa.Column("office_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["office_id"], ["office.id"], name=op.f("fk_signatory_office_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_signatory_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatory")),
    )
    with op.batch_alter_table("signatory", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signatory_report_id"), ["report_id"], unique=False)

    op.create_table(
        "due_change",
        sa.Column("follow_up_id", sa.Uuid(), nullable=False),
        sa.Column("due_edtf", sa.Text(), nullable=True),
        sa.Column("due_earliest", sa.Date(), nullable=True),
        sa.Column("due_latest", sa.Date(), nullable=True),
        sa.Column("due_text", sa.Text(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_due_change_follow_up_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_due_change")),
    )
    with op.batch_alter_table("due_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_due_change_follow_up_id"), ["follow_up_id"], unique=False
        )

    op.create_table(
        "follow_up_commitment",
        sa.Column("follow_up_id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_follow_up_commitment_commitment_id")
        ),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_follow_up_commitment_follow_up_id")
        ),
        sa.PrimaryKeyConstraint(
            "follow_up_id", "commitment_id", name=op.f("pk_follow_up_commitment")
        ),
    )
    with op.batch_alter_table("follow_up_commitment", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_follow_up_commitment_commitment_id"), ["commitment_id"], unique=False
        )

    op.create_table(
        "follow_up_note",
        sa.Column("follow_up_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_follow_up_note_follow_up_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_note")),
    )
    with op.batch_alter_table("follow_up_note", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_follow_up_note_follow_up_id"), ["follow_up_id"], unique=False
        )

    op.create_table(
        "paragraph",
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("sentences", sa.JSON(), nullable=False),
        sa.Column("edited_text", sa.Text(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["account.id"], name=op.f("fk_paragraph_author_id")),
        sa.ForeignKeyConstraint(
            ["section_id"], ["report_section.id"], name=op.f("fk_paragraph_section_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paragraph")),
    )
    with op.batch_alter_table("paragraph", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_paragraph_section_id"), ["section_id"], unique=False)

    op.create_table(
        "reminder",
        sa.Column("follow_up_id", sa.Uuid(), nullable=False),
        sa.Column("recipient_id", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_reminder_follow_up_id")
        ),
        sa.ForeignKeyConstraint(
            ["message_id"], ["message.id"], name=op.f("fk_reminder_message_id")
        ),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["account.id"], name=op.f("fk_reminder_recipient_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint(
            "follow_up_id",
            "recipient_id",
            "rule",
            "revision",
            name=op.f("uq_reminder_follow_up_id_recipient_id_rule_revision"),
        ),
    )
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reminder_follow_up_id"), ["follow_up_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_reminder_message_id_moment"), ["message_id", "moment"], unique=False
        )

    # Tables that refer to each other in a circle: these keys come when both stand.
    with op.batch_alter_table("unit") as batch_op:
        batch_op.create_foreign_key(
            op.f("fk_unit_head_id"), "account", ["head_id"], ["id"], ondelete="SET NULL"
        )
    with op.batch_alter_table("reference") as batch_op:
        batch_op.create_foreign_key(
            op.f("fk_reference_meeting_id"), "meeting", ["meeting_id"], ["id"]
        )
    with op.batch_alter_table("reference") as batch_op:
        batch_op.create_foreign_key(op.f("fk_reference_report_id"), "report", ["report_id"], ["id"])
    with op.batch_alter_table("deadline") as batch_op:
        batch_op.create_foreign_key(op.f("fk_deadline_letter_id"), "report", ["letter_id"], ["id"])
    with op.batch_alter_table("status_change") as batch_op:
        batch_op.create_foreign_key(
            op.f("fk_status_change_letter_id"), "report", ["letter_id"], ["id"]
        )
    with op.batch_alter_table("follow_up") as batch_op:
        batch_op.create_foreign_key(op.f("fk_follow_up_letter_id"), "report", ["letter_id"], ["id"])

    # The head of the history stands from the start: two first writers must not both make it.
    op.execute(
        "INSERT INTO history_head (id, seq, digest) VALUES (1, 0, 'b34edf0dffb0437562588bb571256ebc6759370a71e1e0b701d44d721fa113fc')"
    )


def downgrade() -> None:
    with op.batch_alter_table("unit") as batch_op:
        batch_op.drop_constraint(op.f("fk_unit_head_id"), type_="foreignkey")
    with op.batch_alter_table("reference") as batch_op:
        batch_op.drop_constraint(op.f("fk_reference_meeting_id"), type_="foreignkey")
    with op.batch_alter_table("reference") as batch_op:
        batch_op.drop_constraint(op.f("fk_reference_report_id"), type_="foreignkey")
    with op.batch_alter_table("deadline") as batch_op:
        batch_op.drop_constraint(op.f("fk_deadline_letter_id"), type_="foreignkey")
    with op.batch_alter_table("status_change") as batch_op:
        batch_op.drop_constraint(op.f("fk_status_change_letter_id"), type_="foreignkey")
    with op.batch_alter_table("follow_up") as batch_op:
        batch_op.drop_constraint(op.f("fk_follow_up_letter_id"), type_="foreignkey")
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reminder_message_id_moment"))
        batch_op.drop_index(batch_op.f("ix_reminder_follow_up_id"))

    op.drop_table("reminder")
    with op.batch_alter_table("paragraph", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_paragraph_section_id"))

    op.drop_table("paragraph")
    with op.batch_alter_table("follow_up_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_note_follow_up_id"))

    op.drop_table("follow_up_note")
    with op.batch_alter_table("follow_up_commitment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_commitment_commitment_id"))

    op.drop_table("follow_up_commitment")
    with op.batch_alter_table("due_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_due_change_follow_up_id"))

    op.drop_table("due_change")
    with op.batch_alter_table("signatory", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signatory_report_id"))

    op.drop_table("signatory")
    with op.batch_alter_table("report_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_step_report_id"))

    op.drop_table("report_step")
    with op.batch_alter_table("report_section", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_section_report_id"))

    op.drop_table("report_section")
    with op.batch_alter_table("report_attachment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_attachment_report_id"))

    op.drop_table("report_attachment")
    with op.batch_alter_table("report_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_answer_report_id"))
        batch_op.drop_index(batch_op.f("ix_report_answer_commitment_id"))

    op.drop_table("report_answer")
    op.drop_table("rendering")
    with op.batch_alter_table("point_topic", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_point_topic_topic_id"))

    op.drop_table("point_topic")
    with op.batch_alter_table("point_commitment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_point_commitment_commitment_id"))

    op.drop_table("point_commitment")
    with op.batch_alter_table("point_actor", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_point_actor_point_id"))
        batch_op.drop_index(batch_op.f("ix_point_actor_party_id"))

    op.drop_table("point_actor")
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_point_id"))
        batch_op.drop_index(batch_op.f("ix_follow_up_owner_id_status_due_on"))
        batch_op.drop_index(batch_op.f("ix_follow_up_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_follow_up_deleted_at_status_due_on"))
        batch_op.drop_index(batch_op.f("ix_follow_up_commitment_id"))
        batch_op.drop_index(batch_op.f("ix_follow_up_actor_organisation_id"))

    op.drop_table("follow_up")
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_report_id"))

    op.drop_table("finding")
    with op.batch_alter_table("status_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_status_change_commitment_id"))

    op.drop_table("status_change")
    with op.batch_alter_table("representative", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_representative_meeting_id"))

    op.drop_table("representative")
    op.drop_table("report")
    with op.batch_alter_table("progress_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_progress_note_commitment_id"))

    op.drop_table("progress_note")
    with op.batch_alter_table("point", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_point_meeting_id"))

    op.drop_table("point")
    with op.batch_alter_table("party", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_party_sector_id"))
        batch_op.drop_index(batch_op.f("ix_party_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_party_meeting_id"))

    op.drop_table("party")
    with op.batch_alter_table("meeting_topic", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_topic_topic_id"))

    op.drop_table("meeting_topic")
    with op.batch_alter_table("meeting_person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_person_person_id"))

    op.drop_table("meeting_person")
    with op.batch_alter_table("meeting_named", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_named_account_id"))

    op.drop_table("meeting_named")
    with op.batch_alter_table("meeting_commitment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_commitment_commitment_id"))

    op.drop_table("meeting_commitment")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_commitment_id"))

    op.drop_table("evidence")
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deadline_commitment_id"))

    op.drop_table("deadline")
    with op.batch_alter_table("commitment_topic", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_commitment_topic_topic_id"))

    op.drop_table("commitment_topic")
    with op.batch_alter_table("commitment_relation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_commitment_relation_other_id"))
        batch_op.drop_index(batch_op.f("ix_commitment_relation_commitment_id"))

    op.drop_table("commitment_relation")
    with op.batch_alter_table("calendar_feed", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_calendar_feed_owner_id"))

    op.drop_table("calendar_feed")
    with op.batch_alter_table("sign_in_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_session_account_id"))

    op.drop_table("sign_in_session")
    op.drop_table("sign_in_link")
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_message_with_body",
            sqlite_where=sa.text("body IS NOT NULL"),
            postgresql_where=sa.text("body IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_message_state_next_try_at"))
        batch_op.drop_index(batch_op.f("ix_message_recipient_id"))

    op.drop_table("message")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_membership_member_id"))

    op.drop_table("membership")
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_unit_id"))
        batch_op.drop_index(batch_op.f("ix_meeting_status_date_latest"))
        batch_op.drop_index(batch_op.f("ix_meeting_source_kind_source_uid"))
        batch_op.drop_index(batch_op.f("ix_meeting_owner_id"))
        batch_op.drop_index(batch_op.f("ix_meeting_deleted_at_date_earliest_id"))
        batch_op.drop_index(batch_op.f("ix_meeting_deleted_at_access_unit_id_id"))

    op.drop_table("meeting")
    with op.batch_alter_table("former_name", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_former_name_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_former_name_name"))

    op.drop_table("former_name")
    with op.batch_alter_table("draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_draft_account_id_page"))

    op.drop_table("draft")
    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_commitment_owner_id"))
        batch_op.drop_index(batch_op.f("ix_commitment_own_number"))
        batch_op.drop_index(batch_op.f("ix_commitment_number"))
        batch_op.drop_index(batch_op.f("ix_commitment_dossier_number_dossier_suffix_paper"))

    op.drop_table("commitment")
    with op.batch_alter_table("api_token", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_api_token_account_id"))

    op.drop_table("api_token")
    with op.batch_alter_table("affiliation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_affiliation_person_id"))
        batch_op.drop_index(batch_op.f("ix_affiliation_organisation_id"))

    op.drop_table("affiliation")
    with op.batch_alter_table("term", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_term_office_id"))

    op.drop_table("term")
    op.drop_table("reference")
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organisation_short_name"))
        batch_op.drop_index(batch_op.f("ix_organisation_sector_id"))
        batch_op.drop_index(batch_op.f("ix_organisation_name_nl"))

    op.drop_table("organisation")
    op.drop_table("history_values")
    op.drop_table("attachment_content")
    op.drop_table("account")
    op.drop_table("unit")
    op.drop_table("topic")
    op.drop_table("sweep")
    op.drop_table("sector")
    with op.batch_alter_table("search_word", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_search_word_word"))

    op.drop_table("search_word")
    op.drop_table("search_document")
    op.drop_table("recess")
    op.drop_table("phrase")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_name"))

    op.drop_table("person")
    op.drop_table("paper")
    op.drop_table("office")
    op.drop_table("installation")
    op.drop_table("history_head")
    with op.batch_alter_table("history_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_history_entry_record_id_seq"))
        batch_op.drop_index(batch_op.f("ix_history_entry_kind_seq"))

    op.drop_table("history_entry")
    with op.batch_alter_table("failed_attempt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_failed_attempt_kind_subject_at"))

    op.drop_table("failed_attempt")
    with op.batch_alter_table("export_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_export_entry_at"))

    op.drop_table("export_entry")
    op.drop_table("creation")
    op.drop_table("calendar_fragment")
    op.drop_table("attachment")
