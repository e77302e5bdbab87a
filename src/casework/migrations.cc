#include "casework/casework.h"

namespace langnghe::casework {

std::vector<storage::Migration> migrations() {
  return {{1000, "casework: cases, their story and their clocks", R"(
CREATE TABLE cases (
  id {id},
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  phase TEXT NOT NULL CHECK (phase IN ('open', 'waiting', 'rest')),
  unit {int} NOT NULL,
  officer {int},
  category TEXT NOT NULL,
  commune TEXT NOT NULL,
  words TEXT NOT NULL,
  place TEXT NOT NULL,
  lat {real},
  lon {real},
  channel TEXT NOT NULL,
  language TEXT NOT NULL,
  received_at {int} NOT NULL,
  state_at {int} NOT NULL,
  due_at {int},
  due_rule TEXT NOT NULL,
  closed_at {int},
  transfers {int} NOT NULL,
  disputes {int} NOT NULL,
  rating {int},
  rating_words TEXT NOT NULL,
  publication {int} NOT NULL,
  public_words TEXT NOT NULL,
  search TEXT NOT NULL,
  public_search TEXT NOT NULL,
  named {int} NOT NULL,
  source TEXT NOT NULL,
  external TEXT NOT NULL,
  history TEXT NOT NULL,
  version {int} NOT NULL
) {strict};
CREATE INDEX cases_queue ON cases (unit, due_at) WHERE phase <> 'rest';
CREATE INDEX cases_public ON cases (publication, id) WHERE publication = 2;
CREATE UNIQUE INDEX cases_external ON cases (source, external) WHERE source <> '';

CREATE TABLE case_event (
  id {id},
  case_id {int} NOT NULL REFERENCES cases (id),
  at {int} NOT NULL,
  action TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  actor {int} NOT NULL,
  officer {int},
  unit {int} NOT NULL,
  words TEXT NOT NULL,
  shown {int} NOT NULL,
  entry {int} NOT NULL
) {strict};
CREATE INDEX case_event_case ON case_event (case_id);

CREATE TABLE case_clock (
  id {id},
  case_id {int} NOT NULL REFERENCES cases (id),
  rule TEXT NOT NULL,
  version TEXT NOT NULL,
  started_at {int} NOT NULL,
  due_at {int},
  state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'met', 'missed', 'dropped')),
  ended_at {int},
  pauses TEXT NOT NULL,
  reasons TEXT NOT NULL
) {strict};
CREATE INDEX case_clock_case ON case_clock (case_id);
CREATE INDEX case_clock_due ON case_clock (rule, due_at) WHERE state = 'running';

CREATE TABLE case_note (
  id {id},
  case_id {int} NOT NULL REFERENCES cases (id),
  at {int} NOT NULL,
  officer {int} NOT NULL,
  words TEXT NOT NULL
) {strict};
CREATE INDEX case_note_case ON case_note (case_id);
)"},
          {1010, "casework: cases from other systems", R"(
ALTER TABLE case_clock ADD COLUMN target {int};
CREATE TABLE import_run (
  source TEXT NOT NULL,
  digest TEXT NOT NULL,
  line {int} NOT NULL,
  at {int} NOT NULL,
  PRIMARY KEY (source, digest)
) {strict};
)"},
          {1020, "casework: facts of a case, and which length of a rule its clocks take", R"(
CREATE TABLE case_fact (
  id {id},
  case_id {int} NOT NULL REFERENCES cases (id),
  event_id {int} NOT NULL REFERENCES case_event (id),
  name TEXT NOT NULL,
  value TEXT NOT NULL
) {strict};
CREATE INDEX case_fact_case ON case_fact (case_id);
ALTER TABLE case_clock ADD COLUMN variant TEXT NOT NULL DEFAULT '';
ALTER TABLE case_clock ADD COLUMN extensions TEXT NOT NULL DEFAULT '';
)"},
          {1030, "casework: matters", R"(
CREATE TABLE matter (
  id {id},
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('instances', 'crowd', 'same')),
  lead {int} NOT NULL REFERENCES cases (id),
  opened_at {int} NOT NULL
) {strict};
CREATE TABLE matter_case (
  id {id},
  matter_id {int} NOT NULL REFERENCES matter (id),
  case_id {int} NOT NULL REFERENCES cases (id),
  joined_at {int} NOT NULL,
  joined_by {int} NOT NULL,
  reason TEXT NOT NULL,
  left_at {int},
  left_by {int},
  left_reason TEXT NOT NULL
) {strict};
CREATE INDEX matter_lead ON matter (lead);
CREATE INDEX case_fact_name ON case_fact (name, case_id);
CREATE INDEX matter_case_matter ON matter_case (matter_id);
CREATE INDEX matter_case_case ON matter_case (case_id);
)"},
          {1050, "casework: sealed cases, which no list of the others shows", R"(
ALTER TABLE cases ADD COLUMN sealed {int} NOT NULL DEFAULT 0;
CREATE INDEX cases_sealed ON cases (unit) WHERE sealed = 1;
)"},
          {1075, "casework: the open cases of a unit in the order of their due dates, and what is asked of them", R"(
DROP INDEX cases_queue;
CREATE INDEX cases_open ON cases (unit, due_at, id, phase, state, sealed) WHERE phase <> 'rest';
)"},
          {1070, "casework: who was urged, and how far the urging of a clock is", R"(
-- urged: how many steps of urging this end of the term has seen.
ALTER TABLE case_clock ADD COLUMN urged {int} NOT NULL DEFAULT 0;
CREATE INDEX case_clock_urged ON case_clock (urged, rule, due_at) WHERE state = 'running';
CREATE TABLE case_urge (
  id {id},
  case_id {int} NOT NULL REFERENCES cases (id),
  clock_id {int} NOT NULL REFERENCES case_clock (id),
  rule TEXT NOT NULL,
  step TEXT NOT NULL,
  due_at {int} NOT NULL,
  at {int} NOT NULL,
  unit {int} NOT NULL,
  officer {int},
  letter {int},
  UNIQUE (clock_id, step, due_at)
) {strict};
CREATE INDEX case_urge_case ON case_urge (case_id);
)"},
          {1071, "casework: passes of re-dating", R"(
-- list: a line a case, with its date before and after (redating_store.h).
CREATE TABLE redating_pass (
  id {id},
  started_at {int} NOT NULL,
  ended_at {int},
  words TEXT NOT NULL,
  officer {int} NOT NULL,
  cases {int} NOT NULL
) {strict};
CREATE TABLE redating_batch (
  pass {int} NOT NULL REFERENCES redating_pass (id),
  number {int} NOT NULL,
  at {int} NOT NULL,
  from_case {int} NOT NULL,
  to_case {int} NOT NULL,
  list TEXT NOT NULL,
  PRIMARY KEY (pass, number)
) {strict};
CREATE INDEX redating_batch_cases ON redating_batch (from_case, to_case);
)"},
          {1090, "casework: what others may read: published cases, and cases as figures", R"(
CREATE VIEW published_cases AS
SELECT id, code, kind, state, phase, category, commune, unit, public_words, place, lat, lon,
       received_at, due_at, closed_at, rating
FROM cases WHERE publication = 2 AND sealed = 0;
CREATE VIEW case_figures AS
SELECT c.id, c.kind, c.unit, c.phase, c.received_at, c.due_at, c.rating, c.disputes,
       COALESCE((SELECT MIN(e.at) FROM case_event e WHERE e.case_id = c.id AND e.to_state = 'answered'),
                c.closed_at) AS settled_at,
       CASE WHEN EXISTS (SELECT 1 FROM case_clock k WHERE k.case_id = c.id AND k.state = 'missed')
            THEN 1 ELSE 0 END AS missed
FROM cases c WHERE c.sealed = 0;
)"},
          {1095, "casework: what statutory figures are counted from, denunciations included, words never", R"(
CREATE VIEW case_heads AS
SELECT id, code, kind, state, phase, unit, officer, category, channel, sealed, received_at, due_at, closed_at, rating
FROM cases;
CREATE VIEW case_steps AS
SELECT id, case_id, at, action, to_state, unit FROM case_event;
CREATE VIEW case_step_facts AS
SELECT case_id, event_id, name, value FROM case_fact
WHERE name IN ('source', 'eligible', 'competent', 'outcome', 'branch', 'signers', 'verdict', 'first_decision', 'ending',
               'decision_date', 'conclusion_date', 'enforcement', 'measure');
CREATE VIEW case_terms AS
SELECT case_id, rule, state, ended_at FROM case_clock WHERE ended_at IS NOT NULL;
CREATE VIEW case_redatings AS
SELECT pass, number, from_case, to_case FROM redating_batch;
)"},
          {1091, "casework: how many cases a unit has open, by the day they are due", R"(
-- day: local day of the last day on time, since 1970; -1 without one. On PostgreSQL several parts share
-- what is counted, so that petitions to one unit do not wait for each other: the sum counts, a part may be
-- below nothing. Terms are found along case_clock_urged alone.
CREATE VIEW open_case_day AS
SELECT id, unit, COALESCE((due_at - 1 + 25200000) / 86400000, -1) AS day,
       CASE WHEN phase = 'waiting' THEN 1 ELSE 0 END AS waiting
FROM cases WHERE sealed = 0 AND phase <> 'rest' AND state <> 'answered';
CREATE TABLE case_open_count (
  unit {int} NOT NULL,
  day {int} NOT NULL,
  waiting {int} NOT NULL,
  part {int} NOT NULL,
  n {int} NOT NULL,
  PRIMARY KEY (unit, day, waiting, part)
) {strict};
INSERT INTO case_open_count (unit, day, waiting, part, n)
SELECT unit, day, waiting, 0, COUNT(*) FROM open_case_day GROUP BY unit, day, waiting;
DROP INDEX case_clock_due;
)"},
          {1650, "casework: cases, what became of them and their terms, as the search for hot spots reads them", R"(
-- Numbered with the room that asks for them (insight, 1650-1699). No sealed case is in any.
CREATE INDEX cases_received ON cases (received_at);
CREATE VIEW hotspot_cases AS
SELECT c.id, c.code, c.kind, c.unit, c.category, c.commune, c.lat, c.lon, c.received_at,
       CASE WHEN c.phase <> 'rest' AND c.state <> 'answered' THEN 1 ELSE 0 END AS open,
       COALESCE((SELECT MAX(e.at) FROM case_event e WHERE e.case_id = c.id AND e.actor = 0), c.received_at) AS moved_at,
       c.source, CASE WHEN c.publication = 2 THEN 1 ELSE 0 END AS published, c.words
FROM cases c WHERE c.sealed = 0;
CREATE VIEW case_escalations AS
SELECT f.case_id, e.at, 'crowd' AS what
FROM case_fact f JOIN case_event e ON e.id = f.event_id JOIN cases c ON c.id = f.case_id
WHERE f.name = 'signers' AND f.value NOT IN ('', '1', '2', '3', '4') AND c.sealed = 0
UNION ALL
SELECT m.lead, (SELECT j.joined_at FROM matter_case j WHERE j.matter_id = m.id AND j.left_at IS NULL
                AND j.case_id <> m.lead ORDER BY j.joined_at LIMIT 1 OFFSET 4), 'crowd'
FROM matter m JOIN cases c ON c.id = m.lead WHERE m.kind = 'crowd' AND c.sealed = 0
UNION ALL
SELECT f.case_id, e.at, 'bypass'
FROM case_fact f JOIN case_event e ON e.id = f.event_id JOIN cases c ON c.id = f.case_id
WHERE f.name = 'lower_open' AND f.value = '1' AND c.sealed = 0
UNION ALL
SELECT f.case_id, e.at, 'prolonged'
FROM case_fact f JOIN case_event e ON e.id = f.event_id JOIN cases c ON c.id = f.case_id
WHERE f.name = 'prolonged_number' AND f.value <> '' AND c.sealed = 0;
CREATE VIEW clock_outcomes AS
SELECT c.unit, k.rule, k.due_at, k.ended_at, k.state
FROM case_clock k JOIN cases c ON c.id = k.case_id WHERE c.sealed = 0 AND k.due_at IS NOT NULL;
)"}};
}

}  // namespace langnghe::casework
