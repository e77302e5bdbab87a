#include "directives/directives.h"

namespace langnghe::directives {

std::vector<storage::Migration> migrations() {
  return {{1200, "directives: documents, tasks and what units do", R"(
CREATE TABLE directive (
  id {id},
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  number_key TEXT NOT NULL,
  issuer TEXT NOT NULL,
  issuer_en TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  title TEXT NOT NULL,
  title_en TEXT NOT NULL,
  summary TEXT NOT NULL,
  summary_en TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('in_force', 'replaced', 'ended', 'unknown')),
  source TEXT NOT NULL,
  confidence TEXT NOT NULL,
  public {int} NOT NULL,
  unit {int} NOT NULL,
  entered_at {int} NOT NULL,
  officer {int} NOT NULL,
  search TEXT NOT NULL,
  version {int} NOT NULL
) {strict};
CREATE UNIQUE INDEX directive_once ON directive (number_key, issuer, issued_on);

CREATE TABLE directive_task (
  id {id},
  directive {int} NOT NULL REFERENCES directive (id),
  title TEXT NOT NULL,
  result TEXT NOT NULL,
  given_at {int} NOT NULL,
  due_at {int} NOT NULL,
  term {int} NOT NULL,
  term_unit TEXT NOT NULL,
  reasons TEXT NOT NULL,
  officer {int} NOT NULL,
  version {int} NOT NULL
) {strict};
CREATE INDEX directive_task_directive ON directive_task (directive);

CREATE TABLE directive_duty (
  id {id},
  task {int} NOT NULL REFERENCES directive_task (id),
  directive {int} NOT NULL REFERENCES directive (id),
  unit {int} NOT NULL,
  due_at {int} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'reported', 'done')),
  own TEXT NOT NULL CHECK (own IN ('', 'document', 'reason')),
  own_document {int} NOT NULL,
  own_reason TEXT NOT NULL,
  reports {int} NOT NULL,
  urges {int} NOT NULL,
  done_at {int},
  grade TEXT NOT NULL,
  grade_words TEXT NOT NULL,
  graded_by {int} NOT NULL,
  urged_at {int}
) {strict};
CREATE UNIQUE INDEX directive_duty_once ON directive_duty (task, unit);
CREATE INDEX directive_duty_unit ON directive_duty (unit, due_at);
CREATE INDEX directive_duty_matrix ON directive_duty (directive, unit, state, due_at, own, reports);

CREATE TABLE directive_report (
  id {id},
  duty {int} NOT NULL REFERENCES directive_duty (id),
  at {int} NOT NULL,
  officer {int} NOT NULL,
  words TEXT NOT NULL,
  complete {int} NOT NULL
) {strict};
CREATE INDEX directive_report_duty ON directive_report (duty);

CREATE TABLE directive_urge (
  id {id},
  duty {int} NOT NULL REFERENCES directive_duty (id),
  at {int} NOT NULL,
  officer {int} NOT NULL,
  words TEXT NOT NULL
) {strict};
CREATE INDEX directive_urge_duty ON directive_urge (duty);
)"},
          {1210, "directives: joint work", R"(
CREATE TABLE programme (
  id {id},
  title TEXT NOT NULL,
  purpose TEXT NOT NULL,
  from_year {int} NOT NULL,
  to_year {int} NOT NULL,
  signed_on TEXT NOT NULL,
  unit {int} NOT NULL,
  public {int} NOT NULL,
  entered_at {int} NOT NULL,
  officer {int} NOT NULL,
  version {int} NOT NULL
) {strict};
CREATE TABLE programme_party (
  programme {int} NOT NULL REFERENCES programme (id),
  unit {int} NOT NULL,
  PRIMARY KEY (programme, unit)
) {strict};
CREATE TABLE programme_task (
  id {id},
  programme {int} NOT NULL REFERENCES programme (id),
  year {int} NOT NULL,
  title TEXT NOT NULL,
  unit {int} NOT NULL,
  due_on TEXT NOT NULL,
  done_on TEXT NOT NULL,
  result TEXT NOT NULL
) {strict};
CREATE INDEX programme_task_programme ON programme_task (programme, year);
CREATE TABLE programme_meeting (
  id {id},
  programme {int} NOT NULL REFERENCES programme (id),
  held_on TEXT NOT NULL,
  words TEXT NOT NULL,
  officer {int} NOT NULL
) {strict};
CREATE INDEX programme_meeting_programme ON programme_meeting (programme);
CREATE TABLE front_notice (
  id {id},
  programme {int} NOT NULL REFERENCES programme (id),
  given_on TEXT NOT NULL,
  words TEXT NOT NULL,
  officer {int} NOT NULL
) {strict};
CREATE INDEX front_notice_programme ON front_notice (programme);

CREATE TABLE joint_round (
  id {id},
  programme {int} NOT NULL REFERENCES programme (id),
  kind TEXT NOT NULL CHECK (kind IN ('supervision', 'critique')),
  title TEXT NOT NULL,
  unit {int} NOT NULL,
  body {int} NOT NULL,
  begins_on TEXT NOT NULL,
  ended_on TEXT NOT NULL,
  plan_on TEXT NOT NULL,
  report_on TEXT NOT NULL,
  draft_on TEXT NOT NULL,
  result_on TEXT NOT NULL,
  result TEXT NOT NULL,
  officer {int} NOT NULL,
  entered_at {int} NOT NULL,
  version {int} NOT NULL
) {strict};
CREATE INDEX joint_round_programme ON joint_round (programme);
CREATE TABLE joint_recommendation (
  id {id},
  supervision {int} NOT NULL REFERENCES joint_round (id),
  words TEXT NOT NULL,
  unit {int} NOT NULL,
  made_on TEXT NOT NULL,
  answer_due TEXT NOT NULL,
  answered_on TEXT NOT NULL,
  taken TEXT NOT NULL CHECK (taken IN ('', 'fully', 'partly', 'no')),
  answer TEXT NOT NULL
) {strict};
CREATE INDEX joint_recommendation_round ON joint_recommendation (supervision);
)"},
          {1220, "directives: a later day for a task, a task taken back", R"(
CREATE TABLE directive_task_change (
  id {id},
  task {int} NOT NULL REFERENCES directive_task (id),
  at {int} NOT NULL,
  officer {int} NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('extended', 'withdrawn')),
  words TEXT NOT NULL,
  old_due {int} NOT NULL,
  new_due {int} NOT NULL
) {strict};
CREATE INDEX directive_task_change_task ON directive_task_change (task);
)"},
          {1295, "directives: what a review of years counts", R"(
CREATE VIEW directive_deeds AS
SELECT 'directives' AS figure, unit, issued_on AS day, CAST(NULL AS BIGINT) AS at FROM directive
UNION ALL SELECT 'tasks', d.unit, '', t.given_at FROM directive_task t JOIN directive d ON d.id = t.directive
UNION ALL SELECT 'rounds_' || kind, unit, begins_on, CAST(NULL AS BIGINT) FROM joint_round;
)"}};
}

}  // namespace langnghe::directives
