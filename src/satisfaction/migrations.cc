#include "satisfaction/room.h"

namespace langnghe::satisfaction {

// satisfaction_subjects: what may be asked about, from the views of the rooms that own it. No
// sealed case is in it, no denunciation, no name.
std::vector<storage::Migration> migrations() {
  return {{1540, "satisfaction: what may be asked about, answers, counts, follow-ups", R"(
CREATE VIEW satisfaction_subjects AS
  SELECT 'dossier' AS kind, code, procedure_key AS topic, unit, step_late AS step,
         CASE WHEN finished_at >= first_appointed THEN 1 ELSE 0 END AS late,
         CASE WHEN apologised_at IS NULL THEN 0 ELSE 1 END AS apologised, finished_at
  FROM procedures_dossiers
  UNION ALL
  SELECT 'case', c.code, c.kind, c.unit, '', f.missed, 0, f.settled_at
  FROM cases c JOIN case_figures f ON f.id = c.id
  WHERE c.kind <> 'denunciation';

CREATE TABLE survey_answer (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('dossier', 'case')),
  subject_code TEXT NOT NULL,
  unit {int} NOT NULL,
  topic TEXT NOT NULL,
  step TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('tablet', 'paper', 'link')),
  choices TEXT NOT NULL,
  late {int} NOT NULL,
  mark {int} NOT NULL,
  satisfied {int} NOT NULL,
  low {int} NOT NULL,
  words TEXT NOT NULL,
  year {int} NOT NULL,
  answered_at {int} NOT NULL,
  UNIQUE (subject_kind, subject_code)
) {strict};
CREATE INDEX survey_answer_words ON survey_answer (unit, answered_at) WHERE words <> '';
-- Ready counts: how often an option was chosen; question '' is the whole, options 'yes', 'no'.
CREATE TABLE survey_count (
  year {int} NOT NULL,
  unit {int} NOT NULL,
  subject_kind TEXT NOT NULL,
  topic TEXT NOT NULL,
  step TEXT NOT NULL,
  question TEXT NOT NULL,
  choice TEXT NOT NULL,
  count {int} NOT NULL,
  PRIMARY KEY (year, unit, subject_kind, topic, step, question, choice)
) {strict};
CREATE TABLE survey_followup (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  answer {int} NOT NULL UNIQUE REFERENCES survey_answer (id),
  unit {int} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'done')),
  officer {int} NOT NULL,
  due_at {int} NOT NULL,
  done_words TEXT NOT NULL,
  opened_at {int} NOT NULL,
  taken_at {int},
  done_at {int}
) {strict};
CREATE INDEX survey_followup_unit ON survey_followup (unit, due_at) WHERE state <> 'done';
)"},
          {1541, "satisfaction: remarks about posts, typed inputs of the index", R"(
CREATE TABLE post_remark (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('praise', 'criticism')),
  unit {int} NOT NULL,
  post {int} NOT NULL,
  post_title TEXT NOT NULL,
  words TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'answered')),
  reply TEXT NOT NULL,
  replied_by {int} NOT NULL,
  replied_at {int},
  reply_due {int} NOT NULL,
  finding TEXT NOT NULL CHECK (finding IN ('', 'right', 'partly', 'not')),
  answer TEXT NOT NULL,
  answered_by {int} NOT NULL,
  answered_at {int},
  due_at {int} NOT NULL,
  year {int} NOT NULL,
  created_at {int} NOT NULL
) {strict};
CREATE INDEX post_remark_unit ON post_remark (unit, year);
CREATE TABLE index_input (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  unit {int} NOT NULL,
  year {int} NOT NULL,
  measure TEXT NOT NULL,
  part {int} NOT NULL,
  whole {int} NOT NULL,
  source TEXT NOT NULL,
  officer {int} NOT NULL,
  entered_at {int} NOT NULL,
  UNIQUE (unit, year, measure)
) {strict};
)"}};
}

}  // namespace langnghe::satisfaction
