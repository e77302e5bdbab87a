// Signing in: passwords, one-time codes, sessions. An account belongs to an officer by
// number; who the officer is, is none of this room's business (see directory).
//
// Hashing a password takes memory and time on purpose, so these functions do it outside of
// any transaction, at most two at once, and open the transactions they need themselves.
// Refusals name no more than they must: a wrong login, a wrong password and a closed account
// look and last the same.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sealed.h"
#include "base/time.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace langnghe::accounts {

// Steps 300-399.
std::vector<storage::Migration> migrations();

struct Policy {
  Millis idle = 30 * kMinute;     // a session ends after that long without a request
  Millis absolute = 12 * kHour;   // and after that long in any case
  Millis code_wait = 5 * kMinute; // between the password and the one-time code
  int free_failures = 5;          // wrong tries in a row for an account before it waits
  Millis first_wait = 30 * kSecond;  // then 30 s, 1 min, 2 min … up to
  Millis longest_wait = 1 * kHour;
  int address_failures = 50;      // wrong tries from one address
  Millis address_window = 15 * kMinute;  // within that time
  std::size_t least_password = 10;  // code points
  std::uint64_t hash_operations = 2;        // argon2id, libsodium's interactive level
  std::size_t hash_memory = 64 * 1024 * 1024;
  std::string issuer = "Lắng Nghe";  // shown by the authenticator
};

struct Session {
  std::int64_t officer = 0;
  std::string id;          // names the session in lists; opens nothing
  bool code_needed = false;      // the password was right, the one-time code is awaited:
                                 // this session may do nothing but confirm_code and sign_out
  bool change_password = false;  // a one-time password was used: must choose a new one first
  bool has_totp = false;
  Millis created = 0;
  Millis seen = 0;
  std::string peer;        // address at sign-in
  std::string agent;       // browser at sign-in, shortened
};

struct SignedIn {
  std::string token;  // for the cookie; 256 random bits, kept only as a hash
  Session session;
};

struct Enrolment {
  std::string secret;  // base 32, for typing
  std::string uri;     // otpauth://totp/…, for the QR
};

// One password hash for argon2id with the policy's cost; slow. For create_account.
std::string hash_password(const Policy& policy, std::string_view password);
// A password to be said or printed once: 4 groups of 4 letters and digits without look-alikes.
std::string one_time_password();

// Adds an account inside a caller's transaction (with the officer). `login` is compared
// without case. Refuses a login that is taken (accounts.login_taken).
Result<void> create_account(storage::Transaction& transaction, std::int64_t officer,
                            std::string_view login, std::string_view password_hash,
                            bool change_password, Millis at);

class Accounts {
 public:
  // totp_key seals the authenticators' secrets: hmac_sha256(keys.vault, "accounts.totp").
  Accounts(storage::Database& database, const Clock& clock, const SecretKey& totp_key,
           Policy policy = {});
  ~Accounts();

  // kForbidden accounts.wrong_login · kTooMany accounts.wait {seconds}
  Result<SignedIn> sign_in(std::string_view login, std::string_view password,
                           std::string_view peer, std::string_view agent);
  // The second step: a code of the authenticator or a recovery code. Gives a new token, the
  // old one is gone. kForbidden accounts.wrong_code · accounts.signed_out · kTooMany
  Result<SignedIn> confirm_code(std::string_view token, std::string_view code,
                                std::string_view peer);
  // The session of a cookie, unless it is over. Notes the time of use at most once a minute.
  std::optional<Session> session(std::string_view token);
  void sign_out(std::string_view token);

  std::vector<Session> sessions(std::int64_t officer);
  // One session by its id; false when it is not one of the officer's.
  bool end_session(std::int64_t officer, std::string_view id);
  // All of them but the one of this token ("" for really all). Says how many.
  int end_sessions(std::int64_t officer, std::string_view but_token);

  // Ends all other sessions. kInvalid accounts.password_short / accounts.password_same /
  // accounts.password_is_login (field "password"), accounts.wrong_password (field "current")
  Result<void> change_password(std::string_view token, std::string_view current,
                               std::string_view wanted);
  // By an administrator: a one-time password, all sessions end. `by` is the officer who did.
  Result<std::string> reset_password(std::int64_t officer, std::int64_t by);
  // Opens or closes the account; closing ends all sessions.
  Result<void> set_open(std::int64_t officer, bool open, std::int64_t by);

  // Starts an enrolment; nothing changes until a first code confirms it. kConflict
  // accounts.totp_already: only an administrator takes an authenticator away.
  Result<Enrolment> begin_totp(std::string_view token);
  // Gives ten recovery codes, shown once. kInvalid accounts.wrong_code (field "code")
  Result<std::vector<std::string>> finish_totp(std::string_view token, std::string_view code);
  // By an administrator, for a lost telephone: code and recovery codes are gone.
  Result<void> reset_totp(std::int64_t officer, std::int64_t by);

  // Forgets sessions that are over and old failures. Call it now and then.
  void sweep();

  const Policy& policy() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace langnghe::accounts
