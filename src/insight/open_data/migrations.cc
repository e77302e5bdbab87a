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
)"},
          {1610, "insight: what statutory figures are counted from, and the counts ready", R"(
-- source: 0 a case, 1 a visit, 2 a reception day. late: 1 begun, 2 ended on an earlier day than entered.
CREATE TABLE report_key (
  id {id},
  attributes TEXT NOT NULL UNIQUE,
  lag {int} NOT NULL
) {strict};
CREATE TABLE report_stay (
  source {int} NOT NULL,
  subject {int} NOT NULL,
  stream {int} NOT NULL,
  number {int} NOT NULL,
  unit {int} NOT NULL,
  from_day {int} NOT NULL,
  from_known {int} NOT NULL,
  from_key {int} NOT NULL,
  to_day {int},
  to_known {int},
  to_key {int},
  n {int} NOT NULL,
  weight {int} NOT NULL,
  late {int} NOT NULL,
  PRIMARY KEY (source, subject, stream, number)
) {strict};
CREATE INDEX report_stay_begun ON report_stay (unit, stream, from_day);
CREATE INDEX report_stay_ended ON report_stay (unit, stream, to_day);
CREATE INDEX report_stay_late ON report_stay (unit) WHERE late > 0;
-- edge: 0 begun, 1 ended. bucket: month of reports; of the stream "due" the day.
CREATE TABLE report_count (
  unit {int} NOT NULL,
  stream {int} NOT NULL,
  edge {int} NOT NULL,
  bucket {int} NOT NULL,
  key {int} NOT NULL,
  n {int} NOT NULL,
  weight {int} NOT NULL,
  PRIMARY KEY (unit, stream, edge, bucket, key)
) {strict};
CREATE TABLE report_cursor (
  id {int} PRIMARY KEY,
  streams TEXT NOT NULL,
  event {int} NOT NULL,
  pass {int} NOT NULL,
  batch {int} NOT NULL,
  meetings_at {int} NOT NULL,
  at {int} NOT NULL
) {strict};
-- Numbers of events that were not there when a higher one was: written still, or never.
CREATE TABLE report_gap (
  event {int} PRIMARY KEY,
  seen_at {int} NOT NULL
) {strict};
)"},
          {1620, "insight: reports that stand, and figures typed into them", R"(
CREATE TABLE report_frozen (
  id {id},
  code TEXT NOT NULL UNIQUE,
  form TEXT NOT NULL,
  period TEXT NOT NULL,
  unit {int} NOT NULL,
  number {int} NOT NULL,
  known {int} NOT NULL,
  rows TEXT NOT NULL,
  findings {int} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('frozen', 'signed')),
  frozen_at {int} NOT NULL,
  frozen_by {int} NOT NULL,
  explanation TEXT NOT NULL,
  signed_by {int} NOT NULL,
  signed_at {int},
  entry {int} NOT NULL,
  UNIQUE (form, period, unit, number)
) {strict};
CREATE INDEX report_frozen_unit ON report_frozen (unit, period);
-- Each new value is a row: what it was at any time can be told.
CREATE TABLE report_typed (
  id {id},
  form TEXT NOT NULL,
  period TEXT NOT NULL,
  unit {int} NOT NULL,
  col TEXT NOT NULL,
  value {int} NOT NULL,
  officer {int} NOT NULL,
  at {int} NOT NULL
) {strict};
CREATE INDEX report_typed_form ON report_typed (form, period);
)"},
          {1630, "insight: what people write into a review of years", R"(
CREATE TABLE review_text (
  id {id},
  unit {int} NOT NULL,
  first {int} NOT NULL,
  last {int} NOT NULL,
  section TEXT NOT NULL,
  words TEXT NOT NULL,
  officer {int} NOT NULL,
  at {int} NOT NULL
) {strict};
CREATE INDEX review_text_of ON review_text (unit, first, last);
)"}};
}

}  // namespace langnghe::insight
