#include "consultations/consultations.h"

namespace langnghe::consultations {

// vote_ballot: the id is random, so that neither the order of rows nor the number tells when a
// ballot came; there is no household in it and no time. Its order is mixed anew at the count.
std::vector<storage::Migration> migrations() {
  return {{1400, "consultations: villages and votes of households", R"(
CREATE TABLE village (
  id {id},
  commune TEXT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) {strict};
CREATE INDEX village_commune ON village (commune);
CREATE TABLE household (
  village {int} NOT NULL REFERENCES village (id),
  number TEXT NOT NULL,
  PRIMARY KEY (village, number)
) {strict};

CREATE TABLE vote (
  id {id},
  code TEXT NOT NULL UNIQUE,
  commune TEXT NOT NULL,
  item TEXT NOT NULL,
  form TEXT NOT NULL CHECK (form IN ('meeting', 'ballot', 'online')),
  scope TEXT NOT NULL CHECK (scope IN ('village', 'commune')),
  title TEXT NOT NULL,
  words TEXT NOT NULL,
  work TEXT NOT NULL,
  team TEXT NOT NULL,
  begins_at {int} NOT NULL,
  ends_at {int} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('prepared', 'open', 'closed', 'counted', 'sent', 'recognised', 'refused')),
  outcome TEXT NOT NULL,
  round {int} NOT NULL,
  root TEXT NOT NULL,
  decision TEXT NOT NULL,
  recognition TEXT NOT NULL,
  created_at {int} NOT NULL,
  opened_at {int},
  ended_at {int},
  counted_at {int},
  sent_at {int},
  recognised_at {int},
  entry {int} NOT NULL
) {strict};
CREATE INDEX vote_commune ON vote (commune, id);
CREATE INDEX vote_work ON vote (work) WHERE work <> '';

CREATE TABLE vote_village (
  id {id},
  vote {int} NOT NULL REFERENCES vote (id),
  village {int} NOT NULL REFERENCES village (id),
  households {int} NOT NULL,
  voted {int} NOT NULL,
  yes {int} NOT NULL,
  no {int} NOT NULL,
  other {int} NOT NULL,
  invalid {int} NOT NULL,
  passed {int} NOT NULL,
  code_yes {int} NOT NULL,
  code_no {int} NOT NULL,
  code_other {int} NOT NULL,
  nonces TEXT NOT NULL,
  UNIQUE (vote, village)
) {strict};

CREATE TABLE vote_roll (
  id {id},
  vote {int} NOT NULL REFERENCES vote (id),
  village {int} NOT NULL REFERENCES village (id),
  number TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  on_roll {int} NOT NULL,
  why TEXT NOT NULL,
  changed_at {int},
  UNIQUE (vote, village, number)
) {strict};
CREATE UNIQUE INDEX vote_roll_code ON vote_roll (code_hash) WHERE code_hash <> '';

CREATE TABLE vote_turnout (
  id {id},
  vote {int} NOT NULL REFERENCES vote (id),
  round {int} NOT NULL,
  village {int} NOT NULL REFERENCES village (id),
  roll {int} NOT NULL REFERENCES vote_roll (id),
  channel TEXT NOT NULL CHECK (channel IN ('code', 'hand')),
  UNIQUE (vote, round, roll)
) {strict};
CREATE INDEX vote_turnout_village ON vote_turnout (vote, round, village);

CREATE TABLE vote_ballot (
  id {id},
  vote {int} NOT NULL,
  round {int} NOT NULL,
  village {int} NOT NULL,
  choice TEXT NOT NULL CHECK (choice IN ('yes', 'no', 'other')),
  nonce TEXT NOT NULL,
  commitment TEXT NOT NULL UNIQUE,
  seal TEXT NOT NULL
) {strict};
CREATE INDEX vote_ballot_vote ON vote_ballot (vote, round, village);

CREATE TABLE vote_hand (
  id {id},
  vote {int} NOT NULL REFERENCES vote (id),
  round {int} NOT NULL,
  village {int} NOT NULL REFERENCES village (id),
  yes {int} NOT NULL,
  no {int} NOT NULL,
  other {int} NOT NULL,
  invalid {int} NOT NULL,
  UNIQUE (vote, round, village)
) {strict};
)"},
          {1410, "consultations: opinions, publications, works, boards, proposals", R"(
CREATE TABLE consultation (
  id {id},
  code TEXT NOT NULL UNIQUE,
  commune TEXT NOT NULL,
  subject TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  touched TEXT NOT NULL,
  budget TEXT NOT NULL,
  draft TEXT NOT NULL,
  work TEXT NOT NULL,
  lat {int},
  lon {int},
  state TEXT NOT NULL CHECK (state IN ('prepared', 'open', 'closed', 'explained')),
  decision TEXT NOT NULL,
  created_at {int} NOT NULL,
  opened_at {int},
  ends_at {int},
  closed_at {int},
  explained_at {int}
) {strict};
CREATE TABLE opinion_group (
  id {id},
  consultation {int} NOT NULL REFERENCES consultation (id),
  title TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('', 'taken', 'partly', 'not')),
  words TEXT NOT NULL
) {strict};
CREATE INDEX opinion_group_consultation ON opinion_group (consultation);
CREATE TABLE opinion (
  id {id},
  consultation {int} NOT NULL REFERENCES consultation (id),
  code TEXT NOT NULL UNIQUE,
  paragraph {int} NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('web', 'desk', 'meeting', 'front')),
  words TEXT NOT NULL,
  source TEXT NOT NULL,
  people {int} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'shown', 'hidden')),
  reason TEXT NOT NULL,
  group_id {int} NOT NULL,
  at {int} NOT NULL
) {strict};
CREATE INDEX opinion_consultation ON opinion (consultation, id);

CREATE TABLE publication (
  id {id},
  code TEXT NOT NULL UNIQUE,
  commune TEXT NOT NULL,
  item TEXT NOT NULL,
  title TEXT NOT NULL,
  plan TEXT NOT NULL,
  issued_at {int} NOT NULL,
  published_at {int}
) {strict};
CREATE INDEX publication_commune ON publication (commune, issued_at);
CREATE TABLE posting (
  id {id},
  publication {int} NOT NULL REFERENCES publication (id),
  form TEXT NOT NULL,
  place TEXT NOT NULL,
  link TEXT NOT NULL,
  from_at {int} NOT NULL,
  to_at {int}
) {strict};
CREATE INDEX posting_publication ON posting (publication);

CREATE TABLE public_work (
  id {id},
  code TEXT NOT NULL UNIQUE,
  commune TEXT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL,
  place TEXT NOT NULL,
  lat {int},
  lon {int},
  budget {int} NOT NULL,
  people_plan {int} NOT NULL,
  begins_at {int} NOT NULL,
  ends_at {int} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'running', 'finished')),
  percent {int} NOT NULL,
  finished_at {int}
) {strict};
CREATE TABLE work_money (
  id {id},
  work {int} NOT NULL REFERENCES public_work (id),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  source TEXT NOT NULL CHECK (source IN ('people', 'state', 'other')),
  amount {int} NOT NULL,
  words TEXT NOT NULL,
  on_at {int} NOT NULL,
  entry {int} NOT NULL
) {strict};
CREATE INDEX work_money_work ON work_money (work);
CREATE TABLE work_progress (
  id {id},
  work {int} NOT NULL REFERENCES public_work (id),
  at {int} NOT NULL,
  percent {int} NOT NULL,
  words TEXT NOT NULL
) {strict};
CREATE INDEX work_progress_work ON work_progress (work);
CREATE TABLE work_rating (
  id {id},
  work {int} NOT NULL REFERENCES public_work (id),
  stars {int} NOT NULL,
  words TEXT NOT NULL,
  rater TEXT NOT NULL,
  at {int} NOT NULL,
  UNIQUE (work, rater)
) {strict};

CREATE TABLE board (
  id {id},
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  commune TEXT NOT NULL,
  work TEXT NOT NULL,
  name TEXT NOT NULL,
  members TEXT NOT NULL,
  from_at {int} NOT NULL,
  to_at {int} NOT NULL,
  dissolved_at {int}
) {strict};
CREATE TABLE board_visit (
  id {id},
  board {int} NOT NULL REFERENCES board (id),
  on_at {int} NOT NULL,
  place TEXT NOT NULL,
  work TEXT NOT NULL,
  findings TEXT NOT NULL,
  percent {int} NOT NULL
) {strict};
CREATE INDEX board_visit_board ON board_visit (board);
CREATE INDEX board_visit_work ON board_visit (work) WHERE work <> '';
CREATE TABLE board_recommendation (
  id {id},
  board {int} NOT NULL REFERENCES board (id),
  words TEXT NOT NULL,
  sent_at {int} NOT NULL,
  answer TEXT NOT NULL,
  answered_at {int}
) {strict};
CREATE INDEX board_recommendation_board ON board_recommendation (board);

CREATE TABLE citizen_proposal (
  id {id},
  village {int} NOT NULL REFERENCES village (id),
  code TEXT NOT NULL UNIQUE,
  commune TEXT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('gathering', 'raised')),
  backed {int} NOT NULL,
  created_at {int} NOT NULL,
  raised_at {int}
) {strict};
CREATE TABLE proposal_consent (
  id {id},
  proposal {int} NOT NULL REFERENCES citizen_proposal (id),
  number TEXT NOT NULL,
  given_at {int} NOT NULL,
  UNIQUE (proposal, number)
) {strict};
)"},
          {1495, "consultations: what a review of years counts", R"(
CREATE VIEW consultation_deeds AS
SELECT 'publications' AS figure, u.id AS unit, '' AS day, p.published_at AS at FROM publication p JOIN unit u ON u.code = p.commune WHERE p.published_at IS NOT NULL
UNION ALL SELECT 'consultations', u.id, '', c.opened_at FROM consultation c JOIN unit u ON u.code = c.commune WHERE c.opened_at IS NOT NULL
UNION ALL SELECT 'votes', u.id, '', v.counted_at FROM vote v JOIN unit u ON u.code = v.commune WHERE v.counted_at IS NOT NULL
UNION ALL SELECT 'works', u.id, '', w.begins_at FROM public_work w JOIN unit u ON u.code = w.commune;
)"}};
}

}  // namespace langnghe::consultations
