#include "insight/open_data/open_data.h"

namespace langnghe::insight {

std::vector<storage::Migration> migrations() {
  return {{1600, "insight: files of open data, and public figures by month", R"(
CREATE TABLE data_file (
  id {id},
  name TEXT NOT NULL,
  day TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes {int} NOT NULL,
  rows {int} NOT NULL,
  at {int} NOT NULL,
  entry {int} NOT NULL,
  UNIQUE (name, day)
) {strict};
CREATE TABLE month_figure (
  unit {int} NOT NULL,
  month TEXT NOT NULL,
  received {int} NOT NULL,
  settled {int} NOT NULL,
  settled_late {int} NOT NULL,
  open {int} NOT NULL,
  open_late {int} NOT NULL,
  disputed {int} NOT NULL,
  rated {int} NOT NULL,
  rating_sum {int} NOT NULL,
  median_days {real},
  PRIMARY KEY (unit, month)
) {strict};
)"}};
}

}  // namespace langnghe::insight
