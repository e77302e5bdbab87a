#include "vault/vault.h"

namespace langnghe::vault {

std::vector<storage::Migration> migrations() {
  return {
      {450, "vault: records, readings, named readers", R"(
-- sealed: null once erased. key: number of the key it is sealed with. touched: counted up by
-- each reading, so that two of them wait for one another.
CREATE TABLE vault_record (
  id {id},
  room TEXT NOT NULL,
  subject {int} NOT NULL,
  code TEXT NOT NULL,
  ref TEXT NOT NULL,
  level {int} NOT NULL,
  key {int} NOT NULL,
  sealed TEXT,
  sealed_at {int} NOT NULL,
  erased_at {int},
  erased_why TEXT,
  touched {int} NOT NULL,
  CHECK ((sealed IS NULL) = (erased_at IS NOT NULL))
){strict};
CREATE INDEX vault_record_subject ON vault_record (room, subject);
CREATE INDEX vault_record_key ON vault_record (key);
-- words: sealed, or '' when none were given or they were erased.
CREATE TABLE vault_read (
  id {id},
  record {int} NOT NULL REFERENCES vault_record (id),
  at {int} NOT NULL,
  officer {int} NOT NULL,
  officer_name TEXT NOT NULL,
  post TEXT NOT NULL,
  unit {int} NOT NULL,
  unit_name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  key {int} NOT NULL,
  words TEXT NOT NULL,
  refused {int} NOT NULL
){strict};
CREATE INDEX vault_read_record ON vault_read (record);
CREATE TABLE vault_reader (
  record {int} NOT NULL REFERENCES vault_record (id),
  officer {int} NOT NULL,
  from_at {int} NOT NULL,
  to_at {int}
){strict};
CREATE INDEX vault_reader_record ON vault_reader (record, officer);
)"},
      {460, "vault: readers named for a case, sealed files", R"(
-- Nobody was ever named by the table of step 450.
DROP TABLE vault_reader;
CREATE TABLE vault_reader (
  id {id},
  room TEXT NOT NULL,
  subject {int} NOT NULL,
  code TEXT NOT NULL,
  officer {int} NOT NULL,
  purpose TEXT NOT NULL,
  from_at {int} NOT NULL,
  to_at {int} NOT NULL,
  named_by {int} NOT NULL,
  ended_at {int},
  ended_by {int} NOT NULL
){strict};
CREATE INDEX vault_reader_subject ON vault_reader (room, subject, officer);
CREATE INDEX vault_reader_officer ON vault_reader (officer);
-- sealed: name, line break, content; null once erased.
CREATE TABLE vault_file (
  id {id},
  record {int} NOT NULL REFERENCES vault_record (id),
  ref TEXT NOT NULL,
  key {int} NOT NULL,
  type TEXT NOT NULL,
  bytes {int} NOT NULL,
  sealed TEXT,
  sealed_at {int} NOT NULL
){strict};
CREATE INDEX vault_file_record ON vault_file (record);
)"},
  };
}

}  // namespace langnghe::vault
