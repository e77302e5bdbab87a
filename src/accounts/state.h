// What Accounts keeps in memory, and the steps its functions share; for this room's own files.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/accounts.h"

namespace langnghe::accounts {

struct AccountRow {
  std::int64_t officer = 0;
  std::string login;
  std::string password_hash;
  bool change_password = false;
  bool open = true;
  std::optional<std::string> totp_sealed;
  std::optional<std::string> pending_sealed;
  std::int64_t totp_step = 0;
};

std::optional<AccountRow> account_by_login(storage::Session& session, std::string_view login);
std::optional<AccountRow> account_of(storage::Session& session, std::int64_t officer);
// Logins are compared in small ASCII letters.
std::string normal_login(std::string_view login);
std::string token_hash(std::string_view token);
void record(storage::Transaction& transaction, std::string_view kind, std::int64_t officer,
            std::int64_t by, Millis at);

// A new session row; gives the token.
SignedIn open_session(storage::Transaction& transaction, const AccountRow& account,
                      bool code_needed, std::string_view peer, std::string_view agent, Millis at);

struct Accounts::State {
  State(storage::Database& db, const Clock& time, const SecretKey& key, Policy rules);

  storage::Database& database;
  const Clock& clock;
  const SecretKey totp_key;
  const Policy policy;
  const std::string dummy_hash;  // checked for unknown logins, so that they take as long

  // Charges a try before it is known whether it is right, so that a thousand at once do not
  // slip through; clear_brake() gives it back. Gives the milliseconds to wait, 0 to go on.
  Millis charge(std::string_view what, std::int64_t officer);
  void clear_brake(storage::Transaction& transaction, std::string_view what);

  // Wrong tries from one address, in memory: a restart forgives.
  Millis address_wait(std::string_view peer);
  void address_failed(std::string_view peer);
  void sweep_addresses();

  // The session and its account, when the session is not over.
  struct Found {
    Session session;
    AccountRow account;
    std::string hash;
  };
  std::optional<Found> find(std::string_view token);
  // As find(), but only a session that may do everything.
  Result<Found> find_full(std::string_view token);

  std::string seal_secret(std::int64_t officer, std::string_view secret) const;
  std::optional<std::string> open_secret(std::int64_t officer,
                                         const std::optional<std::string>& sealed) const;

 private:
  struct Tries {
    int failures = 0;
    Millis since = 0;
  };
  std::mutex lock_;
  std::map<std::string, Tries, std::less<>> addresses_;
};

tl::unexpected<Errors> wait_refusal(Millis wait);

}  // namespace langnghe::accounts
