#include "procedures/room.h"

namespace langnghe::procedures {

std::vector<storage::Migration> migrations() {
  return {{1500, "procedures: dossiers and their control sheets", R"(
CREATE TABLE dossier (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  register_no {int} NOT NULL,
  register_year {int} NOT NULL,
  procedure_key TEXT NOT NULL,
  procedure_version {int} NOT NULL,
  field TEXT NOT NULL,
  unit {int} NOT NULL,
  received_unit {int} NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('desk', 'web', 'post')),
  language TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('registered', 'supplement', 'processing', 'ready', 'handed', 'refused',
    'withdrawn', 'stopped')),
  filed_at {int} NOT NULL,
  received_at {int},
  papers TEXT NOT NULL,
  fee {int} NOT NULL,
  fee_paid_at {int},
  appointed {int},
  first_appointed {int},
  reappointed {int},
  apologised_at {int},
  due_rule TEXT NOT NULL,
  due_reasons TEXT NOT NULL,
  holder {int} NOT NULL,
  step {int} NOT NULL,
  next_due {int},
  next_warn {int},
  step_late TEXT NOT NULL,
  supplements {int} NOT NULL,
  ground TEXT NOT NULL,
  words TEXT NOT NULL,
  result_no TEXT NOT NULL,
  finished_at {int},
  handed_at {int},
  handed_to TEXT NOT NULL,
  letters {int} NOT NULL,
  entered_by {int} NOT NULL,
  changed_at {int} NOT NULL
) {strict};
CREATE UNIQUE INDEX dossier_register ON dossier (received_unit, register_year, register_no);
-- What somebody has in hand, the least time left first; closed dossiers are not in it.
CREATE INDEX dossier_holder ON dossier (holder, next_due) WHERE next_due IS NOT NULL;
CREATE INDEX dossier_next ON dossier (next_due) WHERE next_due IS NOT NULL;
CREATE INDEX dossier_desk ON dossier (received_unit, state) WHERE state IN ('registered', 'supplement', 'ready');
-- Figures: what fell due in a period, by who owed it.
CREATE INDEX dossier_appointed ON dossier (first_appointed, unit);
CREATE INDEX dossier_unit ON dossier (unit, received_at);

-- A line of the control sheet (form 06). Its digest is part of the dossier's.
CREATE TABLE dossier_step (
  dossier {int} NOT NULL REFERENCES dossier (id),
  seq {int} NOT NULL,
  step TEXT NOT NULL,
  unit {int} NOT NULL,
  in_at {int} NOT NULL,
  due_at {int} NOT NULL,
  out_at {int},
  officer {int} NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (dossier, seq)
) {strict};

-- The last number of the register (form 07) of a desk and year.
CREATE TABLE dossier_number (
  unit {int} NOT NULL,
  year {int} NOT NULL,
  last {int} NOT NULL,
  PRIMARY KEY (unit, year)
) {strict};

-- What other rooms and figures may read: no personal data.
CREATE VIEW procedures_dossiers AS
  SELECT id, code, procedure_key, procedure_version, field, unit, received_unit, received_at, appointed,
         first_appointed, reappointed, apologised_at, finished_at, handed_at, state, channel, step_late, letters,
         language, fee, fee_paid_at, papers, supplements
  FROM dossier;
)"},
          {1510, "procedures: apologies", R"(
CREATE TABLE apology (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('dossier', 'case')),
  subject_id {int} NOT NULL,
  subject_code TEXT NOT NULL,
  topic TEXT NOT NULL,
  unit {int} NOT NULL,
  owner {int} NOT NULL,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  words TEXT NOT NULL,
  due_at {int} NOT NULL,
  new_due {int} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('drafted', 'sent', 'dropped')),
  drafted_at {int} NOT NULL,
  drafted_by {int} NOT NULL,
  signer {int} NOT NULL,
  sent_at {int},
  days_late {int} NOT NULL,
  letter {int} NOT NULL,
  channel TEXT NOT NULL,
  acknowledged_at {int},
  outcome TEXT NOT NULL CHECK (outcome IN ('', 'kept', 'missed')),
  outcome_at {int},
  superior {int} NOT NULL,
  changed_at {int} NOT NULL
) {strict};
-- One for each thing, ever: a date is moved once at most.
CREATE UNIQUE INDEX apology_subject ON apology (subject_kind, subject_id);
CREATE INDEX apology_owner ON apology (owner, state, changed_at);
CREATE INDEX apology_open ON apology (new_due) WHERE state = 'sent' AND outcome = '';
CREATE INDEX apology_missed ON apology (outcome_at) WHERE outcome = 'missed';
-- Figures are read from this index alone.
DROP INDEX dossier_appointed;
CREATE INDEX dossier_figures ON dossier (first_appointed, unit, state, finished_at, appointed, reappointed,
  apologised_at);
)"},
          {1520, "procedures: tickets of the waiting room", R"(
CREATE TABLE ticket (
  id {id},
  version {int} NOT NULL DEFAULT 0,
  code TEXT NOT NULL UNIQUE,
  unit {int} NOT NULL,
  on_day TEXT NOT NULL,
  series TEXT NOT NULL,
  number {int} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'served', 'missed')),
  counter {int} NOT NULL,
  issued_at {int} NOT NULL,
  called_at {int},
  done_at {int},
  officer {int} NOT NULL
) {strict};
CREATE INDEX ticket_day ON ticket (unit, on_day, state);

CREATE TABLE ticket_number (
  unit {int} NOT NULL,
  on_day TEXT NOT NULL,
  series TEXT NOT NULL,
  last {int} NOT NULL,
  PRIMARY KEY (unit, on_day, series)
) {strict};
)"},
          {1530, "procedures: the early warning is answered from the index", R"(
DROP INDEX dossier_holder;
DROP INDEX dossier_next;
CREATE INDEX dossier_holder ON dossier (holder, next_due, next_warn) WHERE next_due IS NOT NULL;
CREATE INDEX dossier_next ON dossier (next_due, holder, next_warn, field) WHERE next_due IS NOT NULL;
)"},
          {1545, "procedures: a year counted without reading the dossiers", R"(
CREATE INDEX dossier_finished ON dossier (unit, finished_at, first_appointed);
CREATE INDEX dossier_channel ON dossier (unit, received_at, channel);
)"},
          {1595, "procedures: what a review of years counts", R"(
CREATE VIEW procedure_deeds AS
SELECT 'dossiers' AS figure, unit, '' AS day, received_at AS at FROM dossier WHERE received_at IS NOT NULL
UNION ALL SELECT 'dossiers_on_time', unit, '', finished_at FROM dossier WHERE finished_at IS NOT NULL AND (first_appointed IS NULL OR finished_at < first_appointed)
UNION ALL SELECT 'dossiers_late', unit, '', finished_at FROM dossier WHERE finished_at IS NOT NULL AND finished_at >= first_appointed
UNION ALL SELECT 'dossiers_apologies', unit, '', apologised_at FROM dossier WHERE apologised_at IS NOT NULL;
)"}};
}

}  // namespace langnghe::procedures
