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
)"}};
}

}  // namespace langnghe::consultations
