#include "directory/directory.h"

namespace langnghe::directory {

// Days are local dates as text ("2025-07-01"), which compare as they read. valid_from is ''
// when nobody wrote it down.
std::vector<storage::Migration> migrations() {
  return {{200, "directory: units", R"(
CREATE TABLE unit (
  id {id},
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  parent TEXT NOT NULL,
  name_vi TEXT NOT NULL,
  name_en TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  lat {real},
  lon {real},
  remote {int} NOT NULL,
  sample {int} NOT NULL,
  former_province TEXT NOT NULL
) {strict};
CREATE TABLE unit_successor (
  unit TEXT NOT NULL REFERENCES unit(code),
  successor TEXT NOT NULL REFERENCES unit(code),
  PRIMARY KEY (unit, successor)
) {strict};
)"},
          {201, "directory: posts, officers, grants", R"(
CREATE TABLE post (
  id {id},
  unit TEXT NOT NULL REFERENCES unit(code),
  title_vi TEXT NOT NULL,
  title_en TEXT NOT NULL,
  head {int} NOT NULL
) {strict};
CREATE TABLE officer (
  id {id},
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  post {int} NOT NULL REFERENCES post(id),
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  sample {int} NOT NULL
) {strict};
CREATE TABLE role_grant (
  id {id},
  officer {int} NOT NULL REFERENCES officer(id),
  role TEXT NOT NULL,
  unit TEXT NOT NULL REFERENCES unit(code),
  kinds TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  granted_by {int} NOT NULL
) {strict};
CREATE INDEX role_grant_officer ON role_grant(officer);
CREATE TABLE directory_version (
  one {int} NOT NULL PRIMARY KEY,
  version {int} NOT NULL
) {strict};
INSERT INTO directory_version (one, version) VALUES (1, 1);
)"}};
}

}  // namespace langnghe::directory
