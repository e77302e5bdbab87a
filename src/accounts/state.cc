#include "accounts/state.h"

#include <algorithm>

#include "accounts/passwords.h"
#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "ledger/ledger.h"

namespace langnghe::accounts {
namespace {

constexpr std::string_view kByLogin =
    "SELECT officer, login, password_hash, change_password, is_open, totp_secret, totp_pending, "
    "totp_step FROM account WHERE login = :login";
constexpr std::string_view kByOfficer =
    "SELECT officer, login, password_hash, change_password, is_open, totp_secret, totp_pending, "
    "totp_step FROM account WHERE officer = :officer";
constexpr std::size_t kMostAddresses = 100'000;

template <class P>
std::optional<AccountRow> account(storage::Session& session, std::string_view sql, const P& key) {
  using OptText = std::optional<std::string>;
  auto row = session.row<std::int64_t, std::string, std::string, std::int64_t, std::int64_t,
                         OptText, OptText, std::int64_t>(sql, key);
  if (!row) return std::nullopt;
  auto& [officer, login, hash, change, open, secret, pending, step] = *row;
  return AccountRow{officer, std::move(login), std::move(hash), change != 0, open != 0,
                    std::move(secret), std::move(pending), step};
}

}  // namespace

std::optional<AccountRow> account_by_login(storage::Session& session, std::string_view login) {
  return account(session, kByLogin, login);
}

std::optional<AccountRow> account_of(storage::Session& session, std::int64_t officer) {
  return account(session, kByOfficer, officer);
}

std::string normal_login(std::string_view login) {
  std::string out(trim(login));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string token_hash(std::string_view token) { return hex(view(sha256(token))); }

void record(storage::Transaction& transaction, std::string_view kind, std::int64_t officer,
            std::int64_t by, Millis at) {
  JsonWriter json;
  json.object();
  json.field("officer", officer);
  json.field("by", by);
  json.end();
  ledger::append(
      transaction,
      {std::string(kind), "account:" + std::to_string(officer), "", std::move(json).text()}, at);
}

SignedIn open_session(storage::Transaction& transaction, const AccountRow& account,
                      bool code_needed, std::string_view peer, std::string_view agent, Millis at) {
  SignedIn out;
  out.token = base64url(random_bytes(32));
  Session& session = out.session;
  session.officer = account.officer;
  session.id = hex(random_bytes(8));
  session.code_needed = code_needed;
  session.change_password = account.change_password;
  session.has_totp = account.totp_sealed.has_value();
  session.created = session.seen = at;
  session.peer = std::string(peer);
  session.agent = valid_utf8(agent) && agent.find('\0') == std::string_view::npos
                      ? truncate_utf8(agent, 200)
                      : std::string();
  const std::string hash = token_hash(out.token);
  transaction.run(
      "INSERT INTO session (token_hash, id, officer, code_needed, created, seen, peer, agent) "
      "VALUES (:token_hash, :id, :officer, :code_needed, :created, :seen, :peer, :agent)",
      hash, session.id, session.officer, code_needed, at, at, session.peer, session.agent);
  return out;
}

Accounts::State::State(storage::Database& db, const Clock& time, const SecretKey& key, Policy rules)
    : database(db),
      clock(time),
      totp_key(key),
      policy(std::move(rules)),
      dummy_hash(hash_password(policy, random_bytes(16))) {}

Millis Accounts::State::charge(std::string_view what, std::int64_t officer) {
  // Hashed: what was typed as a login may be a password in the wrong field.
  const std::string key = hex(view(sha256(what)));
  return database.write([&](storage::Transaction& transaction) -> Millis {
    const Millis now = clock.now();
    auto [failures, until] =
        transaction
            .row<std::int64_t, std::int64_t>(
                "SELECT failures, wait_until FROM sign_in_brake WHERE what = :what", key)
            .value_or(std::make_tuple(std::int64_t{0}, std::int64_t{0}));
    if (until > now) return until - now;
    ++failures;
    until = 0;
    if (failures > policy.free_failures) {
      const std::int64_t doublings = std::min<std::int64_t>(failures - policy.free_failures - 1, 20);
      until = now + std::min(policy.first_wait << doublings, policy.longest_wait);
      if (officer != 0 && failures == policy.free_failures + 1)
        record(transaction, "account.braked", officer, 0, now);
    }
    transaction.run(
        "INSERT INTO sign_in_brake (what, failures, wait_until, last_try) VALUES (:what, "
        ":failures, :wait_until, :last_try) ON CONFLICT (what) DO UPDATE SET failures = "
        "excluded.failures, wait_until = excluded.wait_until, last_try = excluded.last_try",
        key, failures, until, now);
    return 0;
  });
}

void Accounts::State::clear_brake(storage::Transaction& transaction, std::string_view what) {
  const std::string key = hex(view(sha256(what)));
  transaction.run("DELETE FROM sign_in_brake WHERE what = :what", key);
}

Millis Accounts::State::address_wait(std::string_view peer) {
  const std::lock_guard guard(lock_);
  const auto found = addresses_.find(peer);
  if (found == addresses_.end()) return 0;
  const Millis left = found->second.since + policy.address_window - clock.now();
  if (left <= 0) {
    addresses_.erase(found);
    return 0;
  }
  return found->second.failures >= policy.address_failures ? left : 0;
}

void Accounts::State::address_failed(std::string_view peer) {
  const Millis now = clock.now();
  const std::lock_guard guard(lock_);
  // Bounded: forgetting is kinder than running out of memory.
  if (addresses_.size() >= kMostAddresses) addresses_.clear();
  Tries& tries = addresses_[std::string(peer)];
  if (tries.failures == 0 || now - tries.since >= policy.address_window) tries = {0, now};
  ++tries.failures;
}

void Accounts::State::sweep_addresses() {
  const Millis now = clock.now();
  const std::lock_guard guard(lock_);
  std::erase_if(addresses_,
                [&](const auto& entry) { return now - entry.second.since >= policy.address_window; });
}

std::optional<Accounts::State::Found> Accounts::State::find(std::string_view token) {
  if (token.empty() || token.size() > 100) return std::nullopt;
  const std::string hash = token_hash(token);
  const Millis now = clock.now();
  return database.read([&](storage::Session& session) -> std::optional<Found> {
    auto row = session.row<std::string, std::int64_t, std::int64_t, std::int64_t, std::int64_t,
                           std::string, std::string>(
        "SELECT id, officer, code_needed, created, seen, peer, agent FROM session "
        "WHERE token_hash = :token_hash",
        hash);
    if (!row) return std::nullopt;
    Found found;
    Session& out = found.session;
    std::int64_t code_needed = 0;
    std::tie(out.id, out.officer, code_needed, out.created, out.seen, out.peer, out.agent) = *row;
    out.code_needed = code_needed != 0;
    if (now - out.created >= (out.code_needed ? policy.code_wait : policy.absolute) ||
        now - out.seen >= policy.idle)
      return std::nullopt;
    auto owner = account_of(session, out.officer);
    if (!owner || !owner->open) return std::nullopt;
    out.change_password = owner->change_password;
    out.has_totp = owner->totp_sealed.has_value();
    found.account = std::move(*owner);
    found.hash = hash;
    return found;
  });
}

Result<Accounts::State::Found> Accounts::State::find_full(std::string_view token) {
  auto found = find(token);
  if (!found || found->session.code_needed)
    return refuse(Fault::kForbidden, "accounts.signed_out");
  return std::move(*found);
}

std::string Accounts::State::seal_secret(std::int64_t officer, std::string_view secret) const {
  return seal(totp_key, secret, "totp:" + std::to_string(officer));
}

std::optional<std::string> Accounts::State::open_secret(
    std::int64_t officer, const std::optional<std::string>& sealed) const {
  if (!sealed) return std::nullopt;
  return unseal(totp_key, *sealed, "totp:" + std::to_string(officer));
}

tl::unexpected<Errors> wait_refusal(Millis wait) {
  return refuse(Fault::kTooMany, "accounts.wait", "",
                {{"seconds", std::to_string((wait + kSecond - 1) / kSecond)}});
}

}  // namespace langnghe::accounts
