// Changing how somebody signs in: passwords and authenticators.
#include "accounts/accounts.h"
#include "accounts/passwords.h"
#include "accounts/recovery.h"
#include "accounts/state.h"
#include "accounts/totp.h"
#include "base/encoding.h"

namespace langnghe::accounts {

Result<void> Accounts::change_password(std::string_view token, std::string_view current,
                                       std::string_view wanted) {
  State& state = *state_;
  const auto found = state.find_full(token);
  if (!found) return tl::unexpected(found.error());
  const AccountRow& account = found->account;
  Errors errors;
  check_password(errors, state.policy, wanted, account.login);
  if (errors.empty() && wanted == current)
    errors.push_back({Fault::kInvalid, "password", "accounts.password_same"});
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  const std::string brake = "password:" + std::to_string(account.officer);
  if (const Millis wait = state.charge(brake, account.officer)) return wait_refusal(wait);
  if (current.size() > 1000 || !password_matches(account.password_hash, current))
    return refuse(Fault::kInvalid, "accounts.wrong_password", "current");

  const std::string hash = hash_password(state.policy, wanted);
  return state.database.write([&](storage::Transaction& transaction) -> Result<void> {
    state.clear_brake(transaction, brake);
    if (transaction.run("UPDATE account SET password_hash = :hash, change_password = 0 "
                        "WHERE officer = :officer AND password_hash = :old",
                        hash, account.officer, account.password_hash) == 0)
      return refuse(Fault::kConflict, "accounts.changed_meanwhile");
    transaction.run("DELETE FROM session WHERE officer = :officer AND token_hash <> :kept",
                    account.officer, found->hash);
    record(transaction, "account.password_changed", account.officer, account.officer,
           state.clock.now());
    return {};
  });
}

Result<std::string> Accounts::reset_password(std::int64_t officer, std::int64_t by) {
  State& state = *state_;
  const std::string password = one_time_password();
  const std::string hash = hash_password(state.policy, password);
  return state.database.write([&](storage::Transaction& transaction) -> Result<std::string> {
    const auto account = account_of(transaction, officer);
    if (!account) return refuse(Fault::kNotFound, "accounts.no_account");
    transaction.run(
        "UPDATE account SET password_hash = :hash, change_password = 1 WHERE officer = :officer",
        hash, officer);
    transaction.run("DELETE FROM session WHERE officer = :officer", officer);
    state.clear_brake(transaction, "login:" + account->login);
    record(transaction, "account.password_reset", officer, by, state.clock.now());
    return password;
  });
}

Result<void> Accounts::set_open(std::int64_t officer, bool open, std::int64_t by) {
  State& state = *state_;
  return state.database.write([&](storage::Transaction& transaction) -> Result<void> {
    const auto account = account_of(transaction, officer);
    if (!account) return refuse(Fault::kNotFound, "accounts.no_account");
    if (account->open == open) return {};
    transaction.run("UPDATE account SET is_open = :is_open WHERE officer = :officer", open, officer);
    if (!open) transaction.run("DELETE FROM session WHERE officer = :officer", officer);
    record(transaction, open ? "account.opened" : "account.closed", officer, by, state.clock.now());
    return {};
  });
}

Result<Enrolment> Accounts::begin_totp(std::string_view token) {
  State& state = *state_;
  const auto found = state.find_full(token);
  if (!found) return tl::unexpected(found.error());
  const AccountRow& account = found->account;
  if (account.totp_sealed) return refuse(Fault::kConflict, "accounts.totp_already");
  const std::string secret = random_bytes(20);  // RFC 4226 section 4, R6
  const std::string sealed = state.seal_secret(account.officer, secret);
  state.database.write([&](storage::Transaction& transaction) {
    transaction.run("UPDATE account SET totp_pending = :sealed WHERE officer = :officer", sealed,
                    account.officer);
  });
  return Enrolment{totp_base32(secret), otpauth_uri(state.policy.issuer, account.login, secret)};
}

Result<std::vector<std::string>> Accounts::finish_totp(std::string_view token,
                                                       std::string_view code) {
  State& state = *state_;
  const auto found = state.find_full(token);
  if (!found) return tl::unexpected(found.error());
  const std::int64_t officer = found->account.officer;
  return state.database.write(
      [&](storage::Transaction& transaction) -> Result<std::vector<std::string>> {
        const Millis now = state.clock.now();
        const auto account = account_of(transaction, officer);
        if (!account || account->totp_sealed)
          return refuse(Fault::kConflict, "accounts.totp_already");
        const auto secret = state.open_secret(officer, account->pending_sealed);
        if (!secret) return refuse(Fault::kConflict, "accounts.totp_not_begun");
        const auto step = check_totp(*secret, code, now, 0);
        if (!step) return refuse(Fault::kInvalid, "accounts.wrong_code", "code");
        transaction.run(
            "UPDATE account SET totp_secret = totp_pending, totp_pending = NULL, totp_step = :step "
            "WHERE officer = :officer",
            *step, officer);
        record(transaction, "account.totp_enrolled", officer, officer, now);
        return new_recovery_codes(transaction, officer);
      });
}

Result<void> Accounts::reset_totp(std::int64_t officer, std::int64_t by) {
  State& state = *state_;
  return state.database.write([&](storage::Transaction& transaction) -> Result<void> {
    if (!account_of(transaction, officer)) return refuse(Fault::kNotFound, "accounts.no_account");
    transaction.run(
        "UPDATE account SET totp_secret = NULL, totp_pending = NULL, totp_step = 0 "
        "WHERE officer = :officer",
        officer);
    transaction.run("DELETE FROM recovery_code WHERE officer = :officer", officer);
    // Who was in by the old authenticator starts again.
    transaction.run("DELETE FROM session WHERE officer = :officer", officer);
    state.clear_brake(transaction, "code:" + std::to_string(officer));
    record(transaction, "account.totp_reset", officer, by, state.clock.now());
    return {};
  });
}

}  // namespace langnghe::accounts
