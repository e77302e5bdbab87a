#include "links/links.h"

namespace langnghe::links {

std::vector<storage::Migration> migrations() {
  return {{500, "links: edges", R"(
CREATE TABLE link (
  id {id},
  kind TEXT NOT NULL,
  from_kind TEXT NOT NULL,
  from_id {int} NOT NULL,
  from_code TEXT NOT NULL,
  to_kind TEXT NOT NULL,
  to_id {int} NOT NULL,
  to_code TEXT NOT NULL,
  words TEXT NOT NULL,
  at {int} NOT NULL,
  officer {int} NOT NULL,
  ended_at {int},
  ended_by {int} NOT NULL,
  reason TEXT NOT NULL
) {strict};
CREATE INDEX link_from ON link (from_kind, from_id);
CREATE INDEX link_to ON link (to_kind, to_id);
CREATE UNIQUE INDEX link_once ON link (kind, from_kind, from_id, to_kind, to_id) WHERE ended_at IS NULL;
)"}};
}

}  // namespace langnghe::links
