#include "accounts/accounts.h"

#include "accounts/passwords.h"
#include "accounts/recovery.h"
#include "accounts/state.h"
#include "accounts/totp.h"
#include "base/encoding.h"

namespace langnghe::accounts {

Result<void> create_account(storage::Transaction& transaction, std::int64_t officer,
                            std::string_view login, std::string_view password_hash,
                            bool change_password, Millis at) {
  const std::string name = normal_login(login);
  if (name.empty()) return refuse(Fault::kInvalid, "accounts.login_empty", "login");
  if (account_by_login(transaction, name) || account_of(transaction, officer))
    return refuse(Fault::kConflict, "accounts.login_taken", "login");
  transaction.run(
      "INSERT INTO account (officer, login, password_hash, change_password, is_open, totp_secret, "
      "totp_pending, totp_step, created) VALUES (:officer, :login, :password_hash, "
      ":change_password, 1, NULL, NULL, 0, :created)",
      officer, name, password_hash, change_password, at);
  record(transaction, "account.created", officer, 0, at);
  return {};
}

Accounts::Accounts(storage::Database& database, const Clock& clock, const SecretKey& totp_key,
                   Policy policy)
    : state_(std::make_unique<State>(database, clock, totp_key, std::move(policy))) {}
Accounts::~Accounts() = default;

const Policy& Accounts::policy() const { return state_->policy; }

Result<SignedIn> Accounts::sign_in(std::string_view login, std::string_view password,
                                   std::string_view peer, std::string_view agent) {
  State& state = *state_;
  if (const Millis wait = state.address_wait(peer)) return wait_refusal(wait);
  const std::string name = normal_login(login).substr(0, 200);
  const auto account = state.database.read(
      [&](storage::Session& session) { return account_by_login(session, name); });
  const std::string brake = "login:" + name;
  if (const Millis wait = state.charge(brake, account ? account->officer : 0))
    return wait_refusal(wait);

  // A login that is not there costs a hash like one that is. A password of megabytes costs none.
  const bool sane = password.size() <= 1000;
  const bool right =
      password_matches(account ? account->password_hash : state.dummy_hash, sane ? password : "");
  if (!right || !sane || !account || !account->open) {
    state.address_failed(peer);
    return refuse(Fault::kForbidden, "accounts.wrong_login");
  }
  std::optional<std::string> stronger;
  if (needs_rehash(state.policy, account->password_hash))
    stronger = hash_password(state.policy, password);

  return state.database.write([&](storage::Transaction& transaction) -> Result<SignedIn> {
    const Millis now = state.clock.now();
    // It may have been closed, or its password changed, while we were hashing.
    const auto fresh = account_of(transaction, account->officer);
    if (!fresh || !fresh->open || fresh->password_hash != account->password_hash)
      return refuse(Fault::kForbidden, "accounts.wrong_login");
    if (stronger)
      transaction.run("UPDATE account SET password_hash = :hash WHERE officer = :officer",
                      *stronger, fresh->officer);
    state.clear_brake(transaction, brake);
    const bool code_needed = fresh->totp_sealed.has_value();
    if (!code_needed) record(transaction, "account.signed_in", fresh->officer, fresh->officer, now);
    return open_session(transaction, *fresh, code_needed, peer, agent, now);
  });
}

Result<SignedIn> Accounts::confirm_code(std::string_view token, std::string_view code,
                                        std::string_view peer) {
  State& state = *state_;
  if (const Millis wait = state.address_wait(peer)) return wait_refusal(wait);
  const auto found = state.find(token);
  if (!found || !found->session.code_needed)
    return refuse(Fault::kForbidden, "accounts.signed_out");
  const std::int64_t officer = found->session.officer;
  const std::string brake = "code:" + std::to_string(officer);
  if (const Millis wait = state.charge(brake, officer)) return wait_refusal(wait);

  auto signed_in = state.database.write([&](storage::Transaction& transaction) -> Result<SignedIn> {
    const Millis now = state.clock.now();
    const auto account = account_of(transaction, officer);
    if (!account || !account->open) return refuse(Fault::kForbidden, "accounts.signed_out");
    const auto secret = state.open_secret(officer, account->totp_sealed);
    std::string digits;
    for (const char c : code)
      if (c != ' ') digits += c;
    const auto step = secret ? check_totp(*secret, digits, now, account->totp_step) : std::nullopt;
    if (step)
      // Only forward: of two requests with the same code one is refused.
      transaction.run("UPDATE account SET totp_step = :step WHERE officer = :officer", *step,
                      officer);
    else if (!use_recovery_code(transaction, officer, code))
      return refuse(Fault::kForbidden, "accounts.wrong_code", "code");
    else
      record(transaction, "account.recovery_used", officer, officer, now);
    state.clear_brake(transaction, brake);
    // The token that was there before the code is worth nothing any more.
    if (transaction.run("DELETE FROM session WHERE token_hash = :hash", found->hash) == 0)
      return refuse(Fault::kForbidden, "accounts.signed_out");
    record(transaction, "account.signed_in", officer, officer, now);
    return open_session(transaction, *account, false, peer, found->session.agent, now);
  });
  if (!signed_in && signed_in.error().front().message == "accounts.wrong_code")
    state.address_failed(peer);
  return signed_in;
}

std::optional<Session> Accounts::session(std::string_view token) {
  State& state = *state_;
  auto found = state.find(token);
  if (!found) return std::nullopt;
  const Millis now = state.clock.now();
  if (!found->session.code_needed && now - found->session.seen >= kMinute) {
    found->session.seen = now;
    try {
      state.database.write([&](storage::Transaction& transaction) {
        transaction.run("UPDATE session SET seen = :seen WHERE token_hash = :hash", now,
                        found->hash);
      });
    } catch (const storage::StorageError&) {
      // A full disk must not keep people from reading; the session ends a little earlier.
    }
  }
  return std::move(found->session);
}

void Accounts::sign_out(std::string_view token) {
  const std::string hash = token_hash(token);
  state_->database.write([&](storage::Transaction& transaction) {
    transaction.run("DELETE FROM session WHERE token_hash = :hash", hash);
  });
}

std::vector<Session> Accounts::sessions(std::int64_t officer) {
  State& state = *state_;
  const Millis now = state.clock.now();
  return state.database.read([&](storage::Session& session) {
    std::vector<Session> out;
    const auto account = account_of(session, officer);
    if (!account) return out;
    session.each<std::string, std::int64_t, std::int64_t, std::string, std::string>(
        "SELECT id, created, seen, peer, agent FROM session WHERE officer = :officer AND "
        "code_needed = 0 AND created > :oldest AND seen > :idle ORDER BY seen DESC, id",
        [&](std::string id, Millis created, Millis seen, std::string peer, std::string agent) {
          out.push_back({officer, std::move(id), false, account->change_password,
                         account->totp_sealed.has_value(), created, seen, std::move(peer),
                         std::move(agent)});
        },
        officer, now - state.policy.absolute, now - state.policy.idle);
    return out;
  });
}

bool Accounts::end_session(std::int64_t officer, std::string_view id) {
  return state_->database.write([&](storage::Transaction& transaction) {
    return transaction.run("DELETE FROM session WHERE officer = :officer AND id = :id", officer,
                           id) > 0;
  });
}

int Accounts::end_sessions(std::int64_t officer, std::string_view but_token) {
  const std::string kept = token_hash(but_token);
  return state_->database.write([&](storage::Transaction& transaction) {
    return static_cast<int>(transaction.run(
        "DELETE FROM session WHERE officer = :officer AND token_hash <> :kept", officer, kept));
  });
}

void Accounts::sweep() {
  State& state = *state_;
  state.sweep_addresses();
  const Millis now = state.clock.now();
  state.database.write([&](storage::Transaction& transaction) {
    transaction.run("DELETE FROM session WHERE created <= :oldest OR seen <= :idle",
                    now - state.policy.absolute, now - state.policy.idle);
    // A brake that nobody touched for a day is let go.
    transaction.run("DELETE FROM sign_in_brake WHERE last_try <= :day AND wait_until <= :now",
                    now - kDay, now);
  });
}

}  // namespace langnghe::accounts
