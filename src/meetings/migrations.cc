#include "meetings/room.h"

namespace langnghe::meetings {

std::vector<storage::Migration> migrations() {
  return {{1100, "meetings: reception days and visits", R"(
CREATE TABLE reception_day (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  unit {int} NOT NULL,
  host {int} NOT NULL,
  on_day TEXT NOT NULL,
  from_minute {int} NOT NULL,
  to_minute {int} NOT NULL,
  slot_minutes {int} NOT NULL,
  kind TEXT NOT NULL,
  mode TEXT NOT NULL,
  place TEXT NOT NULL,
  content TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
  posted_at {int},
  held_by {int} NOT NULL,
  reason TEXT NOT NULL,
  moved_from TEXT NOT NULL,
  sequence {int} NOT NULL,
  created_at {int} NOT NULL,
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX reception_day_when ON reception_day (on_day, unit);
CREATE INDEX reception_day_unit ON reception_day (unit, on_day);

CREATE TABLE visit (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  day {int} REFERENCES reception_day (id),
  unit {int} NOT NULL,
  host {int} NOT NULL,
  on_day TEXT NOT NULL,
  slot {int},
  channel TEXT NOT NULL,
  kind TEXT NOT NULL,
  mode TEXT NOT NULL,
  topic TEXT NOT NULL,
  words TEXT NOT NULL,
  companions {int} NOT NULL,
  people {int} NOT NULL,
  named {int} NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('booked', 'cancelled', 'absent', 'received', 'refused')),
  booked_at {int} NOT NULL,
  received_at {int},
  register_no {int} NOT NULL,
  prior_body TEXT NOT NULL,
  competent {int} NOT NULL,
  guided_to TEXT NOT NULL,
  guided_no TEXT NOT NULL,
  handled_by TEXT NOT NULL,
  transfer_no TEXT NOT NULL,
  result TEXT NOT NULL,
  note TEXT NOT NULL,
  due_at {int},
  due_rule TEXT NOT NULL,
  due_reasons TEXT NOT NULL,
  answer TEXT NOT NULL,
  answer_words TEXT NOT NULL,
  answer_no TEXT NOT NULL,
  answered_at {int},
  ground TEXT NOT NULL,
  refusal_words TEXT NOT NULL,
  refused_at {int},
  refusal_due {int},
  refusal_no TEXT NOT NULL,
  refusal_sent_at {int},
  conclusion TEXT NOT NULL,
  conclusion_no TEXT NOT NULL,
  resolve_by TEXT NOT NULL,
  concluded_at {int},
  case_code TEXT NOT NULL,
  changed_at {int} NOT NULL
) {strict};
-- One visit a slot, whoever is faster.
CREATE UNIQUE INDEX visit_slot ON visit (day, slot) WHERE slot IS NOT NULL AND state IN ('booked', 'received');
CREATE INDEX visit_day ON visit (day);
CREATE INDEX visit_register ON visit (unit, on_day) WHERE register_no > 0;
CREATE INDEX visit_open ON visit (unit) WHERE state IN ('received', 'refused');

-- The last number given in the register of a unit and year.
CREATE TABLE visit_number (
  unit {int} NOT NULL,
  year {int} NOT NULL,
  last {int} NOT NULL,
  PRIMARY KEY (unit, year)
) {strict};
)"},
          {1110, "meetings: dialogues and their questions", R"(
CREATE TABLE dialogue (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  unit {int} NOT NULL,
  chair {int} NOT NULL,
  forum TEXT NOT NULL,
  title TEXT NOT NULL,
  basis TEXT NOT NULL,
  plan_no TEXT NOT NULL,
  place TEXT NOT NULL,
  on_day TEXT NOT NULL,
  from_minute {int} NOT NULL,
  to_minute {int} NOT NULL,
  themes TEXT NOT NULL,
  invited TEXT NOT NULL,
  notice TEXT NOT NULL,
  announced_at {int},
  state TEXT NOT NULL CHECK (state IN ('planned', 'announced', 'live', 'ended', 'concluded', 'cancelled')),
  reason TEXT NOT NULL,
  on_screen TEXT NOT NULL,
  minutes TEXT NOT NULL,
  conclusion TEXT NOT NULL,
  conclusion_no TEXT NOT NULL,
  concluded_at {int},
  sequence {int} NOT NULL,
  created_at {int} NOT NULL,
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX dialogue_unit ON dialogue (unit, on_day);

CREATE TABLE question (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  dialogue {int} NOT NULL REFERENCES dialogue (id),
  head {int} REFERENCES question (id),
  theme TEXT NOT NULL,
  words TEXT NOT NULL,
  public_words TEXT NOT NULL,
  source TEXT NOT NULL,
  named {int} NOT NULL,
  once TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'later', 'case', 'declined')),
  answer TEXT NOT NULL,
  answered_at {int},
  body {int} NOT NULL,
  due_day TEXT NOT NULL,
  case_code TEXT NOT NULL,
  votes {int} NOT NULL,
  asked_at {int} NOT NULL,
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX question_dialogue ON question (dialogue, votes);
CREATE INDEX question_head ON question (head) WHERE head IS NOT NULL;
CREATE UNIQUE INDEX question_once ON question (dialogue, once) WHERE once <> '';

CREATE TABLE question_vote (
  question {int} NOT NULL REFERENCES question (id),
  voter TEXT NOT NULL,
  PRIMARY KEY (question, voter)
) {strict};
)"},
          {1120, "meetings: what those who took part think of a dialogue, its pictures and recordings", R"(
CREATE TABLE dialogue_rating (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  dialogue {int} NOT NULL REFERENCES dialogue (id),
  voter TEXT NOT NULL,
  stars {int} NOT NULL CHECK (stars BETWEEN 1 AND 5),
  words TEXT NOT NULL,
  given_at {int} NOT NULL,
  changed_at {int} NOT NULL
) {strict};
CREATE UNIQUE INDEX dialogue_rating_voter ON dialogue_rating (dialogue, voter);

CREATE TABLE dialogue_medium (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  dialogue {int} NOT NULL REFERENCES dialogue (id),
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'recording')),
  caption TEXT NOT NULL,
  link TEXT NOT NULL,
  digest TEXT NOT NULL,
  hidden {int} NOT NULL,
  added_at {int} NOT NULL,
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX dialogue_medium_of ON dialogue_medium (dialogue);
)"},
          {1121, "meetings: commitments and how far they have come", R"(
CREATE TABLE commitment (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  unit {int} NOT NULL,
  promiser {int} NOT NULL,
  promiser_post TEXT NOT NULL,
  words TEXT NOT NULL,
  result TEXT NOT NULL,
  origin TEXT NOT NULL,
  origin_id {int} NOT NULL,
  origin_code TEXT NOT NULL,
  made_on TEXT NOT NULL,
  first_due TEXT NOT NULL,
  due_day TEXT NOT NULL,
  is_public {int} NOT NULL,
  state TEXT NOT NULL,
  level {int} NOT NULL,
  closed_on TEXT NOT NULL,
  steps {int} NOT NULL,
  officer {int} NOT NULL,
  created_at {int} NOT NULL,
  changed_at {int} NOT NULL
) {strict};
CREATE INDEX commitment_unit ON commitment (unit, due_day);
CREATE INDEX commitment_open ON commitment (due_day) WHERE state = 'open';
CREATE INDEX commitment_origin ON commitment (origin, origin_id);

CREATE TABLE commitment_step (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  commitment {int} NOT NULL REFERENCES commitment (id),
  action TEXT NOT NULL,
  words TEXT NOT NULL,
  day TEXT NOT NULL,
  files {int} NOT NULL,
  digests TEXT NOT NULL,
  level {int} NOT NULL,
  told {int} NOT NULL,
  officer {int} NOT NULL,
  at {int} NOT NULL
) {strict};
CREATE INDEX commitment_step_of ON commitment_step (commitment, id);
)"},
          {1195, "meetings: what statutory figures are counted from, without names and words", R"(
CREATE VIEW visit_figures AS
SELECT v.id, v.code, v.day, v.unit, v.on_day, v.kind, v.people, v.received_at, v.changed_at,
       CASE WHEN v.prior_body <> '' THEN 1 ELSE 0 END AS seen_before,
       CASE WHEN v.kind = 'regular' THEN 'regular'
            WHEN d.id IS NOT NULL AND d.state = 'held' AND d.held_by <> d.host THEN 'delegate'
            ELSE 'head' END AS received_by
FROM visit v LEFT JOIN reception_day d ON d.id = v.day
WHERE v.state = 'received' AND v.received_at IS NOT NULL;
CREATE VIEW reception_day_figures AS
SELECT id, code, unit, host, on_day, kind, state, held_by, changed_at,
       CASE WHEN held_by <> host THEN 'delegate' ELSE 'head' END AS received_by
FROM reception_day;
CREATE INDEX visit_changed ON visit (changed_at);
CREATE INDEX reception_day_changed ON reception_day (changed_at);
CREATE VIEW commitment_figures AS
SELECT id, code, unit, made_on, first_due, due_day, state, closed_on, is_public FROM commitment;
)"},
          {1196, "meetings: what a review of years counts", R"(
-- One row a thing done: on a day, or at an instant.
CREATE VIEW meeting_deeds AS
SELECT 'dialogues' AS figure, unit, on_day AS day, CAST(NULL AS BIGINT) AS at FROM dialogue WHERE state IN ('ended', 'concluded')
UNION ALL SELECT 'questions', d.unit, '', q.asked_at FROM question q JOIN dialogue d ON d.id = q.dialogue
UNION ALL SELECT 'questions_answered', d.unit, '', q.asked_at FROM question q JOIN dialogue d ON d.id = q.dialogue WHERE q.state = 'answered'
UNION ALL SELECT 'questions_later', d.unit, '', q.asked_at FROM question q JOIN dialogue d ON d.id = q.dialogue WHERE q.state = 'later'
UNION ALL SELECT 'commitments', unit, made_on, CAST(NULL AS BIGINT) FROM commitment
UNION ALL SELECT 'commitments_kept', unit, made_on, CAST(NULL AS BIGINT) FROM commitment WHERE state = 'kept';
)"}};
}

}  // namespace langnghe::meetings
