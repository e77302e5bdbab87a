#include "notices/delivery.h"

#include <fmt/core.h>

#include <algorithm>
#include <random>

#include "base/log.h"
#include "notices/address.h"
#include "notices/store.h"

namespace langnghe::notices {
namespace {

constexpr Millis kLease = 5 * kMinute;
constexpr int kRound = 200;  // a channel does not keep the others waiting for ever

void set_state(storage::Transaction& tx, std::int64_t id, State state, std::string_view trouble,
               std::string_view detail) {
  tx.run("UPDATE notice SET state = :state, trouble = :trouble, detail = :detail WHERE id = :id",
         state, trouble, detail, id);
}

}  // namespace

struct Delivery::Claim {
  Kept notice;      // as claimed: this attempt is counted
  Outgoing letter;  // to: empty when it was settled without sending
};

Transports make_transports(const Settings& settings) {
  Transports out;
  if (settings.email) out[Channel::kEmail] = mail_transport(*settings.email);
  if (settings.sms) out[Channel::kSms] = hook_transport(*settings.sms);
  if (settings.chat) out[Channel::kChat] = hook_transport(*settings.chat);
  return out;
}

Delivery::Delivery(storage::Database& database, const Clock& clock, const Templates& templates,
                   const web::Catalogue& catalogue, Settings settings, Transports transports,
                   OpenAddress open_address, std::string base_url)
    : database_(database),
      clock_(clock),
      templates_(templates),
      catalogue_(catalogue),
      settings_(std::move(settings)),
      transports_(std::move(transports)),
      open_address_(std::move(open_address)),
      base_url_(std::move(base_url)) {}

Delivery::~Delivery() { stop(); }

void Delivery::start() {
  thread_ = std::thread([this] { run(); });
}

void Delivery::stop() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Delivery::run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    lock.unlock();
    try {
      deliver_due();
    } catch (const std::exception& error) {
      log_error(fmt::format("notices: {}", error.what()));
    }
    lock.lock();
    wake_.wait_for(lock, std::chrono::seconds(1), [this] { return stop_; });
  }
}

int Delivery::deliver_due() {
  int sent = 0;
  for (const auto& [channel, transport] : transports_)
    for (int i = 0; i < kRound && deliver_one(channel, *transport, sent); ++i)
      if (const std::lock_guard lock(mutex_); stop_) return sent;
  return sent;
}

// False when nothing more can go this way now.
bool Delivery::deliver_one(Channel channel, Transport& transport, int& sent) {
  const Millis now = clock_.now();
  {
    const std::lock_guard lock(mutex_);
    if (resting_[channel].until > now) return false;
  }
  // Looked at first, so that nothing is written while nothing waits.
  const bool any = database_.read([&](storage::Session& session) {
    return session
        .value<std::int64_t>("SELECT id FROM notice WHERE state = 1 AND channel = :channel AND "
                             "next_at <= :now ORDER BY next_at LIMIT 1",
                             channel, now)
        .has_value();
  });
  if (!any) return false;
  const auto claimed = claim(channel, now);
  if (!claimed) return false;
  if (claimed->letter.to.empty()) return true;
  Outcome outcome;
  try {
    outcome = transport.send(claimed->letter);
  } catch (const std::exception& error) {
    log_error(fmt::format("notices, {}: {}", code_of(channel), error.what()));
    outcome = {Fate::kAgain, "notices.trouble.later", ""};
  }
  settle(*claimed, outcome, now);
  const std::lock_guard lock(mutex_);
  Resting& resting = resting_[channel];
  if (outcome.fate != Fate::kChannelDown) {
    if (outcome.fate == Fate::kSent) ++sent;
    resting = {};
    return true;
  }
  resting = {now + wait_after(++resting.times), resting.times, outcome.trouble, outcome.detail};
  log_warning(fmt::format("notices: {} does not work ({}); tried again at {}", code_of(channel),
                          outcome.detail, iso_local(resting.until)));
  return false;
}

std::optional<Delivery::Claim> Delivery::claim(Channel channel, Millis now) {
  static const std::string sql = "SELECT " + std::string(kKeptColumns) +
                                 " FROM notice WHERE state = 1 AND channel = :channel AND "
                                 "next_at <= :now ORDER BY next_at LIMIT 1";
  return database_.write([&](storage::Transaction& tx) -> std::optional<Claim> {
    auto found = kept_rows(tx, sql, channel, now);
    if (found.empty()) return std::nullopt;
    Claim out{std::move(found.front()), {}};
    Kept& notice = out.notice;
    // What they want now counts, not what they wanted when it was put.
    const Choice choice = choice_of(tx, notice.to).value_or(Choice{});
    const std::string topic(templates_.topic_of(notice.what));
    if (choice.channel != notice.channel ||
        std::find(choice.without.begin(), choice.without.end(), topic) != choice.without.end()) {
      set_state(tx, notice.id, notice.to.is_officer() ? State::kPage : State::kUnwanted, "", "");
      return out;
    }
    const Reach reach = notice.to.is_officer() ? Reach{choice.address, {}}
                                               : open_address_(tx, notice.to, channel, now);
    const bool usable = !reach.to.empty() && (channel != Channel::kEmail || is_mail_address(reach.to));
    const Written written = templates_.write(
        notice, choice.language == "en" ? web::Language::kEnglish : web::Language::kVietnamese,
        catalogue_, base_url_);
    if (!usable || written.text.empty()) {
      set_state(tx, notice.id, State::kDead,
                written.text.empty()      ? "notices.trouble.no_text"
                : reach.why_not.empty() ? "notices.trouble.no_address"
                                          : reach.why_not, "");
      return out;
    }
    ++notice.attempts;
    tx.run("UPDATE notice SET next_at = :next_at, attempts = :attempts, language = :language "
           "WHERE id = :id",
           now + kLease, notice.attempts, choice.language, notice.id);
    out.letter = {notice.uid, channel, reach.to, notice.what, notice.code, base_url_ + notice.link,
                  written.subject, written.text, written.brief, choice.language, notice.at, now};
    return out;
  });
}

void Delivery::settle(const Claim& claim, const Outcome& outcome, Millis now) {
  const Kept& notice = claim.notice;
  database_.write([&](storage::Transaction& tx) {
    switch (outcome.fate) {
      case Fate::kSent:
        tx.run("UPDATE notice SET state = 2, sent_at = :at, trouble = '', detail = '' WHERE id = :id",
               now, notice.id);
        return;
      case Fate::kNever:
        set_state(tx, notice.id, State::kDead, outcome.trouble, outcome.detail);
        return;
      case Fate::kAgain:
        if (notice.attempts >= settings_.attempts) {
          set_state(tx, notice.id, State::kDead, outcome.trouble, outcome.detail);
          return;
        }
        tx.run("UPDATE notice SET next_at = :next_at, trouble = :trouble, detail = :detail WHERE id = :id",
               now + wait_after(notice.attempts), outcome.trouble, outcome.detail, notice.id);
        return;
      case Fate::kChannelDown:
        if (now - notice.at > settings_.patience) {
          set_state(tx, notice.id, State::kDead, outcome.trouble, outcome.detail);
          return;
        }
        tx.run("UPDATE notice SET next_at = :next_at, attempts = attempts - 1, trouble = :trouble, "
               "detail = :detail WHERE id = :id",
               now, outcome.trouble, outcome.detail, notice.id);
        return;
    }
  });
}

Millis Delivery::wait_after(int attempts) const {
  thread_local std::mt19937_64 dice{std::random_device{}()};
  Millis wait = settings_.first_wait;
  for (int i = 1; i < attempts && wait < settings_.longest_wait; ++i) wait *= 2;
  wait = std::min(wait, settings_.longest_wait);
  return wait - wait / 4 + static_cast<Millis>(dice() % static_cast<std::uint64_t>(wait / 2 + 1));
}

std::vector<Channel> Delivery::channels() const {
  std::vector<Channel> out{Channel::kPage};
  for (const auto& [channel, transport] : transports_) out.push_back(channel);
  return out;
}

std::vector<ChannelStatus> Delivery::status(storage::Session& session) const {
  std::vector<ChannelStatus> out;
  const Millis now = clock_.now();
  for (const auto& [channel, transport] : transports_) {
    ChannelStatus one;
    one.channel = channel;
    one.waiting = session
                      .value<std::int64_t>(
                          "SELECT COUNT(*) FROM notice WHERE state = 1 AND channel = :channel", channel)
                      .value_or(0);
    const std::lock_guard lock(mutex_);
    if (const auto found = resting_.find(channel); found != resting_.end() && found->second.until > now) {
      one.resting_until = found->second.until;
      one.trouble = found->second.trouble;
      one.detail = found->second.detail;
    }
    out.push_back(std::move(one));
  }
  return out;
}

}  // namespace langnghe::notices
