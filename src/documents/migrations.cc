#include "documents/letters.h"

namespace langnghe::documents {

std::vector<storage::Migration> migrations() {
  return {
      {400, "documents: attachments", R"(
-- token: SHA-256 of the token its sender holds; it also binds the sealed name to its row.
-- name: sealed, a file name can hold a person's name. thumbnail: its digest, or ''.
-- staged_until: null once a subject has it.
CREATE TABLE attachment (
  id {id},
  token TEXT NOT NULL UNIQUE,
  room TEXT,
  subject {int},
  part TEXT,
  digest TEXT NOT NULL,
  thumbnail TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes {int} NOT NULL,
  name TEXT NOT NULL,
  width {int} NOT NULL,
  height {int} NOT NULL,
  created_at {int} NOT NULL,
  staged_until {int},
  CHECK ((room IS NULL) = (staged_until IS NOT NULL))
){strict};
CREATE INDEX attachment_subject ON attachment (room, subject);
CREATE INDEX attachment_digest ON attachment (digest);
CREATE INDEX attachment_thumbnail ON attachment (thumbnail);
CREATE INDEX attachment_staged ON attachment (staged_until);
)"},
      {401, "documents: letters", R"(
-- One row per unit, year and book; its row lock is what keeps numbers without gaps.
CREATE TABLE letter_book (
  unit {int} NOT NULL,
  year {int} NOT NULL,
  book TEXT NOT NULL,
  last {int} NOT NULL,
  PRIMARY KEY (unit, year, book)
){strict};
CREATE TABLE letter (
  id {id},
  kind TEXT NOT NULL,
  room TEXT NOT NULL,
  subject {int} NOT NULL,
  unit {int} NOT NULL,
  state {int} NOT NULL,
  number {int} NOT NULL,
  symbol TEXT NOT NULL,
  year {int},
  book TEXT,
  dated {int},
  fields TEXT NOT NULL,
  drafted_by {int} NOT NULL,
  signed_by {int} NOT NULL,
  created_at {int} NOT NULL,
  UNIQUE (unit, year, book, number)
){strict};
CREATE INDEX letter_subject ON letter (room, subject);
)"},
      {402, "documents: letters are drafted, submitted, signed, withdrawn", R"(
-- vals: JSON of what placeholders stood for when it was signed. scan: digest of the signed paper.
-- entry: its newest entry of the ledger; 0 for letters from before.
ALTER TABLE letter ADD COLUMN code TEXT NOT NULL DEFAULT '';
ALTER TABLE letter ADD COLUMN vals TEXT NOT NULL DEFAULT '';
ALTER TABLE letter ADD COLUMN changed_by {int} NOT NULL DEFAULT 0;
ALTER TABLE letter ADD COLUMN changed_at {int} NOT NULL DEFAULT 0;
ALTER TABLE letter ADD COLUMN words TEXT NOT NULL DEFAULT '';
ALTER TABLE letter ADD COLUMN replaces {int} NOT NULL DEFAULT 0;
ALTER TABLE letter ADD COLUMN replaced_by {int} NOT NULL DEFAULT 0;
ALTER TABLE letter ADD COLUMN scan TEXT NOT NULL DEFAULT '';
ALTER TABLE letter ADD COLUMN entry {int} NOT NULL DEFAULT 0;
ALTER TABLE letter ADD COLUMN version {int} NOT NULL DEFAULT 0;
CREATE INDEX letter_unit ON letter (unit, state);
)"},
  };
}

}  // namespace langnghe::documents
