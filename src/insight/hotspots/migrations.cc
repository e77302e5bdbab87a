#include "insight/hotspots/hotspots.h"

namespace langnghe::insight::hotspots {

std::vector<storage::Migration> migrations() {
  return {{1651, "insight: alarms of hot spots and the nights they were looked for", R"(
CREATE TABLE hotspot (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('cluster', 'unresolved', 'silent', 'topic', 'drift')),
  state TEXT NOT NULL,
  category TEXT NOT NULL,
  level TEXT NOT NULL,
  unit {int} NOT NULL,
  communes TEXT NOT NULL,
  lat6 {int} NOT NULL,
  lon6 {int} NOT NULL,
  radius_m {int} NOT NULL,
  topic TEXT NOT NULL,
  from_day TEXT NOT NULL,
  observed3 {int} NOT NULL,
  expected3 {int} NOT NULL,
  recurrence_days {int} NOT NULL,
  curve TEXT NOT NULL,
  opened_day TEXT NOT NULL,
  seen_day TEXT NOT NULL,
  opened_at {int} NOT NULL,
  changed_at {int} NOT NULL,
  nights {int} NOT NULL,
  quiet {int} NOT NULL,
  open_now {int} NOT NULL,
  peak_open {int} NOT NULL,
  peak_day TEXT NOT NULL,
  assignee {int} NOT NULL,
  closed_at {int},
  earlier TEXT NOT NULL
) {strict};
CREATE INDEX hotspot_live ON hotspot (recurrence_days) WHERE closed_at IS NULL;
CREATE INDEX hotspot_closed ON hotspot (closed_at);

CREATE TABLE hotspot_step (
  id {id},
  alarm {int} NOT NULL REFERENCES hotspot (id),
  at {int} NOT NULL,
  action TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  officer {int} NOT NULL,
  words TEXT NOT NULL,
  night TEXT NOT NULL,
  observed3 {int} NOT NULL,
  expected3 {int} NOT NULL,
  recurrence_days {int} NOT NULL,
  open_now {int} NOT NULL,
  entry {int} NOT NULL
) {strict};
CREATE INDEX hotspot_step_alarm ON hotspot_step (alarm, id);

CREATE TABLE hotspot_case (
  alarm {int} NOT NULL REFERENCES hotspot (id),
  case_id {int} NOT NULL,
  PRIMARY KEY (alarm, case_id)
) {strict};
CREATE INDEX hotspot_case_case ON hotspot_case (case_id);

CREATE TABLE hotspot_run (
  id {id},
  code TEXT NOT NULL UNIQUE,
  made_by TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'done')),
  officer {int} NOT NULL,
  asked_at {int} NOT NULL,
  done_at {int},
  day TEXT NOT NULL,
  cases {int} NOT NULL,
  left_out {int} NOT NULL,
  nowhere {int} NOT NULL,
  tests {int} NOT NULL,
  found {int} NOT NULL,
  opened {int} NOT NULL,
  took {int} NOT NULL
) {strict};
CREATE INDEX hotspot_run_state ON hotspot_run (state, id);
)"}};
}

}  // namespace langnghe::insight::hotspots
