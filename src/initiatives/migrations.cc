#include "initiatives/initiatives.h"

namespace langnghe::initiatives {

std::vector<storage::Migration> migrations() {
  return {{1300, "initiatives: models, their years, councils and figures", R"(
CREATE TABLE model (
  id {id},
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('model', 'exemplar')),
  state TEXT NOT NULL,
  unit {int} NOT NULL,
  field TEXT NOT NULL,
  year {int} NOT NULL,
  first_year {int} NOT NULL,
  title TEXT NOT NULL,
  situation TEXT NOT NULL,
  goals TEXT NOT NULL,
  content TEXT NOT NULL,
  audience TEXT NOT NULL,
  lead TEXT NOT NULL,
  partners TEXT NOT NULL,
  participants TEXT NOT NULL,
  resources TEXT NOT NULL,
  products TEXT NOT NULL,
  sustain TEXT NOT NULL,
  results TEXT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  address TEXT NOT NULL,
  commune TEXT NOT NULL,
  lat {real},
  lon {real},
  campaigns TEXT NOT NULL,
  origin {int},
  changed TEXT NOT NULL,
  outcome TEXT NOT NULL,
  copies {int} NOT NULL,
  published {int} NOT NULL,
  consent {int} NOT NULL,
  public_name TEXT NOT NULL,
  story_vi TEXT NOT NULL,
  story_en TEXT NOT NULL,
  search TEXT NOT NULL,
  named {int} NOT NULL,
  external TEXT NOT NULL,
  created_at {int} NOT NULL,
  state_at {int} NOT NULL,
  history TEXT NOT NULL,
  version {int} NOT NULL
) {strict};
CREATE INDEX model_unit ON model (unit, id);
CREATE UNIQUE INDEX model_external ON model (external) WHERE external <> '';
CREATE INDEX model_origin ON model (origin) WHERE origin IS NOT NULL;
CREATE INDEX model_copied ON model (copies, id) WHERE published = 1 AND copies > 0;
CREATE INDEX model_public ON model (id) WHERE published = 1;
CREATE INDEX model_public_field ON model (field, id) WHERE published = 1;
CREATE INDEX model_public_kind ON model (kind, id) WHERE published = 1;
CREATE INDEX model_public_commune ON model (commune, id) WHERE published = 1;

CREATE TABLE model_year (
  model {int} NOT NULL REFERENCES model (id),
  year {int} NOT NULL,
  fresh {int} NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('running', 'recognised', 'not_reached', 'stopped', 'returned')),
  score {real},
  level TEXT NOT NULL,
  copied {int} NOT NULL,
  PRIMARY KEY (model, year)
) {strict};

CREATE TABLE model_campaign (
  campaign TEXT NOT NULL,
  model {int} NOT NULL REFERENCES model (id),
  PRIMARY KEY (campaign, model)
) {strict};
CREATE INDEX model_campaign_model ON model_campaign (model);

CREATE TABLE model_event (
  id {id},
  model {int} NOT NULL REFERENCES model (id),
  at {int} NOT NULL,
  action TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  officer {int} NOT NULL,
  words TEXT NOT NULL,
  entry {int} NOT NULL
) {strict};
CREATE INDEX model_event_model ON model_event (model);

CREATE TABLE model_appraiser (
  model {int} NOT NULL REFERENCES model (id),
  year {int} NOT NULL,
  officer {int} NOT NULL,
  conflict TEXT NOT NULL,
  points TEXT NOT NULL,
  total {real},
  agrees {int},
  comment TEXT NOT NULL,
  scored_at {int},
  PRIMARY KEY (model, year, officer)
) {strict};
CREATE INDEX model_appraiser_officer ON model_appraiser (officer);

CREATE TABLE model_figure (
  unit {int} NOT NULL,
  year {int} NOT NULL,
  level TEXT NOT NULL,
  field TEXT NOT NULL,
  kind TEXT NOT NULL,
  registered {int} NOT NULL,
  kept {int} NOT NULL,
  fresh {int} NOT NULL,
  running {int} NOT NULL,
  recognised {int} NOT NULL,
  not_reached {int} NOT NULL,
  stopped {int} NOT NULL,
  commune {int} NOT NULL,
  province {int} NOT NULL,
  central {int} NOT NULL,
  replicated {int} NOT NULL,
  PRIMARY KEY (unit, year, level, field, kind)
) {strict};

CREATE TABLE model_import (
  digest TEXT PRIMARY KEY,
  line {int} NOT NULL,
  at {int} NOT NULL
) {strict};
)"},
          {1310, "initiatives: campaigns, commendations, nominations, tables of figures", R"(
CREATE TABLE campaign_unit (
  id {id},
  campaign TEXT NOT NULL,
  unit {int} NOT NULL,
  plan TEXT NOT NULL,
  joined_at {int} NOT NULL,
  version {int} NOT NULL,
  UNIQUE (campaign, unit)
) {strict};
CREATE TABLE campaign_result (
  membership {int} NOT NULL REFERENCES campaign_unit (id),
  year {int} NOT NULL,
  criterion TEXT NOT NULL,
  value {real} NOT NULL,
  PRIMARY KEY (membership, year, criterion)
) {strict};
CREATE TABLE campaign_report (
  membership {int} NOT NULL REFERENCES campaign_unit (id),
  year {int} NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (membership, year)
) {strict};

CREATE TABLE commendation (
  id {id},
  code TEXT NOT NULL UNIQUE,
  model {int} NOT NULL REFERENCES model (id),
  year {int} NOT NULL,
  level TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'decided', 'declined')),
  reason TEXT NOT NULL,
  missing TEXT NOT NULL,
  number TEXT NOT NULL,
  dated TEXT NOT NULL,
  awarder TEXT NOT NULL,
  answer TEXT NOT NULL,
  proposed_by {int} NOT NULL,
  decided_by {int} NOT NULL,
  proposed_at {int} NOT NULL,
  decided_at {int},
  version {int} NOT NULL
) {strict};
CREATE INDEX commendation_model ON commendation (model);
CREATE INDEX commendation_state ON commendation (state, id);
CREATE UNIQUE INDEX commendation_once ON commendation (model, year, level) WHERE state <> 'declined';

CREATE TABLE nomination (
  id {id},
  code TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('received', 'accepted', 'declined')),
  kind TEXT NOT NULL,
  unit {int} NOT NULL,
  field TEXT NOT NULL,
  words TEXT NOT NULL,
  place TEXT NOT NULL,
  answer TEXT NOT NULL,
  model {int},
  checked_by {int} NOT NULL,
  received_at {int} NOT NULL,
  checked_at {int},
  named {int} NOT NULL,
  version {int} NOT NULL
) {strict};
CREATE INDEX nomination_unit ON nomination (unit, state, id);

CREATE TABLE figure_table (
  id {id},
  form TEXT NOT NULL,
  unit {int} NOT NULL,
  year_from {int} NOT NULL,
  year_to {int} NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('imported', 'typed', 'computed')),
  source TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'signed')),
  explanation TEXT NOT NULL,
  signed_by {int} NOT NULL,
  signed_at {int},
  created_at {int} NOT NULL,
  version {int} NOT NULL,
  UNIQUE (form, unit, year_from, year_to, origin)
) {strict};
CREATE INDEX figure_table_unit ON figure_table (unit, year_to);
CREATE TABLE figure_cell (
  table_id {int} NOT NULL REFERENCES figure_table (id),
  line TEXT NOT NULL,
  col TEXT NOT NULL,
  value {int} NOT NULL,
  PRIMARY KEY (table_id, line, col)
) {strict};
)"},
          {1395, "initiatives: the figures of the registry as others may read them", R"(
CREATE VIEW model_figures AS
SELECT unit, year, kind, field, 'registered' AS figure, registered AS value FROM model_figure
UNION ALL
SELECT unit, year, kind, field, 'kept' AS figure, kept AS value FROM model_figure
UNION ALL
SELECT unit, year, kind, field, 'fresh' AS figure, fresh AS value FROM model_figure
UNION ALL
SELECT unit, year, kind, field, 'running' AS figure, running AS value FROM model_figure
UNION ALL
SELECT unit, year, kind, field, 'recognised' AS figure, recognised AS value FROM model_figure
UNION ALL
SELECT unit, year, kind, field, 'not_reached' AS figure, not_reached AS value FROM model_figure
UNION ALL
SELECT unit, year, kind, field, 'stopped' AS figure, stopped AS value FROM model_figure
UNION ALL
SELECT unit, year, kind, field, 'commune' AS figure, commune AS value FROM model_figure
UNION ALL
SELECT unit, year, kind, field, 'province' AS figure, province AS value FROM model_figure
UNION ALL
SELECT unit, year, kind, field, 'central' AS figure, central AS value FROM model_figure
UNION ALL
SELECT unit, year, kind, field, 'replicated' AS figure, replicated AS value FROM model_figure;
)"}};
}

}  // namespace langnghe::initiatives
