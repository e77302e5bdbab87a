#include "accounts/accounts.h"

namespace langnghe::accounts {

// What must stay secret is here as a hash only; the authenticator's secret has to be read to
// check a code, so it is sealed with a key that is not in the database (base/sealed.h).
// A brake counts wrong tries for whatever was typed as a login, whether it exists or not.
std::vector<storage::Migration> migrations() {
  return {{300, "accounts: accounts, sessions, recovery codes", R"(
CREATE TABLE account (
  officer {int} NOT NULL PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  change_password {int} NOT NULL,
  is_open {int} NOT NULL,
  totp_secret TEXT,
  totp_pending TEXT,
  totp_step {int} NOT NULL,
  created {int} NOT NULL
) {strict};
CREATE TABLE session (
  token_hash TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  officer {int} NOT NULL REFERENCES account(officer),
  code_needed {int} NOT NULL,
  created {int} NOT NULL,
  seen {int} NOT NULL,
  peer TEXT NOT NULL,
  agent TEXT NOT NULL
) {strict};
CREATE INDEX session_officer ON session(officer);
CREATE TABLE sign_in_brake (
  what TEXT NOT NULL PRIMARY KEY,
  failures {int} NOT NULL,
  wait_until {int} NOT NULL,
  last_try {int} NOT NULL
) {strict};
CREATE TABLE recovery_code (
  officer {int} NOT NULL REFERENCES account(officer),
  code_hash TEXT NOT NULL,
  PRIMARY KEY (officer, code_hash)
) {strict};
)"}};
}

}  // namespace langnghe::accounts
