// Notices: what petitioners and officers are told without having to look. A notice is put
// into the outbox in the transaction of the command it tells about, so that it goes out
// exactly when the thing has happened; `langnghe serve` delivers it after the commit, again
// and again with growing pauses, always under the same id (delivery.h).
//
// Nothing secret stands in a notice: the code of the case, a link that opens nothing without
// the secret, the name of a unit, a date. Never the words of a case, never a name. The outbox
// keeps whom a notice is for, not where they live: the address of a petitioner is in the
// vault and is opened at the moment of delivery, for the purpose "notice", on record.
//
// Texts are data: packs/vn/notices/*.toml (templates.h, docs/notices.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "ledger/fsck.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace langnghe::notices {

// Who is told. {"officer", id} is that officer; any other room's subject, {"case", id}, is
// the petitioner of it, under the subject of their record in the vault.
struct Recipient {
  std::string room;
  std::int64_t id = 0;

  static Recipient of_officer(std::int64_t id) { return {"officer", id}; }
  bool is_officer() const { return room == "officer"; }
};

// kPage: only where the person looks: the tracking page, /staff/notices.
enum class Channel { kPage, kEmail, kSms, kChat };
std::string_view code_of(Channel channel);  // "page" "email" "sms" "chat"
std::optional<Channel> channel_of(std::string_view code);

// A value for a hole of the text, {unit} or {due}.
struct Arg {
  std::string name;
  std::string vi;
  std::string en;            // empty: the same in both languages
  std::optional<Date> date;  // instead of the texts; written the way of the language

  static Arg text(std::string name, std::string vi, std::string en = {}) {
    return {std::move(name), std::move(vi), std::move(en), {}};
  }
  static Arg day(std::string name, Date day) { return {std::move(name), {}, {}, day}; }
};

struct Notice {
  Recipient to;
  std::string what;       // template: "case.answered"
  std::string code;       // of the case; every text has it as {code}
  std::string link;       // path on this server: "/track", "/staff/case/7K3Q-F9TM"
  std::vector<Arg> args;  // nothing secret, see above
  // A second notice with the same key is not put: "urge/17/late". Empty: no such check.
  std::string dedupe;
};

// What a person wants: asked when something is sent, changed on the tracking page; officers
// on their account page.
struct Choice {
  Channel channel = Channel::kPage;
  std::string language = "vi";
  std::vector<std::string> without;  // topics of the templates this person does not want sent
  std::string address;               // officers only: e-mail address or telephone number
};

// ---- commands, each in the caller's transaction --------------------------------------------

// Puts a notice. An officer always gets it on their page; a petitioner who has chosen no
// channel gets none (the story of the case tells them). Says whether a row was made. One
// question and at most one insert.
bool put(storage::Transaction& tx, const Notice& notice, Millis at);

// Keeps what a person wants, with an entry in the ledger under `subject` (the code of the
// case, "officer/17"). Refuses: notices.refused.language, notices.refused.address (an officer
// without an address for the channel, or one that is none).
Result<void> choose(storage::Transaction& tx, const Recipient& who, std::string_view subject,
                    const Choice& choice, Millis at);

// A dead letter once more, or put aside for good; by an administrator, in the ledger.
// notices.refused.not_dead.
Result<void> retry_notice(storage::Transaction& tx, std::int64_t id, std::int64_t officer, Millis at);
Result<void> discard_notice(storage::Transaction& tx, std::int64_t id, std::int64_t officer, Millis at);

// The officer has looked at all there was.
void mark_seen(storage::Transaction& tx, std::int64_t officer, Millis at);

// ---- queries ---------------------------------------------------------------------------------

std::optional<Choice> choice_of(storage::Session& session, const Recipient& who);

// How far a notice is. kPage: stands on the page and was to be sent nowhere.
enum class State { kPage, kWaiting, kSent, kDead, kUnwanted, kDiscarded };
std::string_view code_of(State state);  // "page" "waiting" "sent" "dead" "unwanted" "discarded"

struct Kept {
  std::int64_t id = 0;
  std::string uid;        // the same at every attempt: receivers know a second one by it
  Recipient to;
  std::string what, code, link;
  std::vector<Arg> args;
  Channel channel = Channel::kPage;
  std::string language;
  State state = State::kWaiting;
  Millis at = 0;
  Millis next_at = 0;     // of a waiting one: not before
  int attempts = 0;
  std::optional<Millis> sent_at, seen_at;
  std::string trouble;    // of the last attempt: a key of the catalogue, "notices.trouble.…"
  std::string detail;     // what the other side said, without addresses
};
// Newest first, those before the id.
std::vector<Kept> told(storage::Session& session, const Recipient& who, int limit,
                       std::optional<std::int64_t> before = {});
std::int64_t count_unseen(storage::Session& session, std::int64_t officer);

struct OutboxCount {
  std::int64_t waiting = 0, dead = 0;
  std::optional<Millis> oldest_waiting;
};
OutboxCount count_outbox(storage::Session& session);
// Newest first.
std::vector<Kept> dead_letters(storage::Session& session, int limit,
                               std::optional<std::int64_t> before = {});

// For fsck: the choices, against their entries. The outbox itself is no state: what it tells
// is in the ledger with the event it tells about.
ledger::StateSource state_source();

std::vector<storage::Migration> migrations();  // 530-559

}  // namespace langnghe::notices
