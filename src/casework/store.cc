#include "casework/store.h"

#include <fmt/core.h>

#include <charconv>

#include "base/encoding.h"
#include "base/text.h"
#include "casework/redating.h"
#include "casework/row.h"

namespace langnghe::casework {
namespace {

std::string digest(std::string_view text) { return hex(view(sha256(text))); }

// Transactions on PostgreSQL that would wait for each other over one count.
constexpr std::int64_t kParts = 8;

std::string or_dash(const auto& maybe) { return maybe ? fmt::format("{}", *maybe) : "-"; }

}  // namespace

void count_open(storage::Transaction& tx, std::int64_t case_id, int change) {
  const std::int64_t part = tx.dialect() == storage::Dialect::kSqlite ? 0 : case_id % kParts;
  tx.run(
      "INSERT INTO case_open_count (unit, day, waiting, part, n) "
      "SELECT unit, day, waiting, CAST(:part AS BIGINT), CAST(:change AS BIGINT) FROM open_case_day WHERE id = :id "
      "ON CONFLICT (unit, day, waiting, part) DO UPDATE SET n = case_open_count.n + excluded.n",
      part, change, case_id);
}

void count_open(storage::Transaction& tx, const OpenDay& where, int change) {
  tx.run(
      "INSERT INTO case_open_count (unit, day, waiting, part, n) VALUES (:unit, :day, :waiting, 0, :change) "
      "ON CONFLICT (unit, day, waiting, part) DO UPDATE SET n = case_open_count.n + excluded.n",
      where.unit, where.day, where.waiting, change);
}

std::int64_t open_day(std::optional<Millis> due_at) {
  return due_at ? (*due_at - 1 + kLocalOffset) / kDay : -1;
}

std::map<OpenDay, std::int64_t> counted_open(storage::Session& session, const std::vector<std::int64_t>& units) {
  std::map<OpenDay, std::int64_t> out;
  std::string list = "-1";
  for (const std::int64_t unit : units) list += "," + std::to_string(unit);
  constexpr storage::Column kColumns[] = {storage::Column::kInteger, storage::Column::kInteger,
                                          storage::Column::kInteger, storage::Column::kInteger};
  session.each_adhoc("SELECT unit, day, waiting, n FROM case_open_count WHERE n <> 0 AND unit IN (" + list + ")", {},
                     kColumns, [&](std::span<storage::Value> row) {
                       const auto number = [&](std::size_t i) { return std::get<std::int64_t>(row[i]); };
                       out[{number(0), number(1), number(2) != 0}] += number(3);
                     });
  std::erase_if(out, [](const auto& one) { return one.second == 0; });
  return out;
}

std::map<OpenDay, std::int64_t> recounted_open(storage::Session& session) {
  std::map<OpenDay, std::int64_t> out;
  session.each<std::int64_t, std::int64_t, int, std::int64_t>(
      "SELECT unit, day, waiting, COUNT(*) FROM open_case_day GROUP BY unit, day, waiting",
      [&](std::int64_t unit, std::int64_t day, int waiting, std::int64_t n) { out[{unit, day, waiting != 0}] = n; });
  return out;
}

std::int64_t insert_case(storage::Transaction& tx, const Case& one) {
  const auto id = *tx.value<std::int64_t>(
      "INSERT INTO cases (code, kind, state, phase, unit, officer, category, commune, words, place, "
      "lat, lon, channel, language, received_at, state_at, due_at, due_rule, closed_at, transfers, "
      "disputes, rating, rating_words, publication, public_words, search, public_search, named, "
      "source, external, history, version) VALUES (:code, :kind, :state, :phase, :unit, :officer, :category, :commune, :words, "
      ":place, :lat, :lon, :channel, :language, :received_at, :state_at, :due_at, :due_rule, "
      ":closed_at, :transfers, :disputes, :rating, :rating_words, :publication, :public_words, "
      ":search, :public_search, :named, :source, :external, :history, :version) RETURNING id",
      one.code, one.kind, one.state, one.phase, one.unit, one.officer, one.category, one.commune,
      one.words, one.place, one.lat, one.lon, one.channel, one.language, one.received_at,
      one.state_at, one.due_at, one.due_rule, one.closed_at, one.transfers, one.disputes, one.rating,
      one.rating_words, one.publication, one.public_words,
      fold(one.words + " " + one.place), fold(one.public_words + " " + one.place), one.named, one.source, one.external,
      one.history, one.version);
  count_open(tx, id, 1);
  return id;
}

bool update_case(storage::Transaction& tx, const Case& one) {
  count_open(tx, one.id, -1);
  const bool done = tx.run(
             "UPDATE cases SET state = :state, phase = :phase, unit = :unit, officer = :officer, "
             "state_at = :state_at, due_at = :due_at, due_rule = :due_rule, closed_at = :closed_at, "
             "transfers = :transfers, disputes = :disputes, rating = :rating, "
             "rating_words = :rating_words, publication = :publication, "
             "public_words = :public_words, public_search = :public_search, history = :history, "
             "version = version + 1 WHERE id = :id AND version = :version",
             one.state, one.phase, one.unit, one.officer, one.state_at, one.due_at, one.due_rule,
             one.closed_at, one.transfers, one.disputes, one.rating, one.rating_words,
             one.publication, one.public_words, fold(one.public_words + " " + one.place),
             one.history, one.id,
             one.version) == 1;
  count_open(tx, one.id, 1);
  return done;
}

std::int64_t insert_event(storage::Transaction& tx, std::int64_t case_id, const Event& event) {
  const auto id = *tx.value<std::int64_t>(
      "INSERT INTO case_event (case_id, at, action, from_state, to_state, actor, officer, unit, "
      "words, shown, entry) VALUES (:case_id, :at, :action, :from_state, :to_state, :actor, "
      ":officer, :unit, :words, :shown, :entry) RETURNING id",
      case_id, event.at, event.action, event.from, event.to, event.by, event.officer, event.unit,
      event.words, event.shown, event.entry);
  for (const auto& [name, value] : event.facts)
    tx.run("INSERT INTO case_fact (case_id, event_id, name, value) VALUES (:case_id, :event_id, :name, "
           ":value)",
           case_id, id, name, value);
  return id;
}

std::map<std::int64_t, std::vector<std::pair<std::string, std::string>>> event_facts(
    storage::Session& session, std::int64_t case_id) {
  std::map<std::int64_t, std::vector<std::pair<std::string, std::string>>> out;
  session.each<std::int64_t, std::string, std::string>(
      "SELECT event_id, name, value FROM case_fact WHERE case_id = :case_id ORDER BY event_id, id",
      [&](std::int64_t event, std::string name, std::string value) {
        out[event].emplace_back(std::move(name), std::move(value));
      },
      case_id);
  return out;
}

std::int64_t insert_clock(storage::Transaction& tx, std::int64_t case_id, const RunningClock& clock) {
  return *tx.value<std::int64_t>(
      "INSERT INTO case_clock (case_id, rule, version, started_at, due_at, state, ended_at, pauses, "
      "reasons, target, variant, extensions) VALUES (:case_id, :rule, :version, :started_at, :due_at, "
      ":state, :ended_at, :pauses, :reasons, :target, :variant, :extensions) RETURNING id",
      case_id, clock.rule, clock.version, clock.started_at, clock.due_at, clock.state,
      clock.ended_at, pauses_text(clock.pauses), clock.reasons, clock.target, variant_text(clock),
      extensions_text(clock.extensions));
}

void update_clock(storage::Transaction& tx, const RunningClock& clock) {
  tx.run(
      // Another end of the term is urged anew.
      "UPDATE case_clock SET version = :version, due_at = :due_at, state = :state, "
      "ended_at = :ended_at, pauses = :pauses, reasons = :reasons, variant = :variant, "
      "extensions = :extensions, "
      "urged = CASE WHEN due_at = :due_at THEN urged ELSE 0 END WHERE id = :id",
      clock.version, clock.due_at, clock.state, clock.ended_at, pauses_text(clock.pauses),
      clock.reasons, variant_text(clock), extensions_text(clock.extensions), clock.id);
}

void insert_note(storage::Transaction& tx, std::int64_t case_id, const Note& note) {
  tx.run(
      "INSERT INTO case_note (case_id, at, officer, words) VALUES (:case_id, :at, :officer, :words)",
      case_id, note.at, note.officer, note.words);
}

// One line a column, in a fixed order; texts as their own digest, so that no text can pretend
// to be two columns.
std::string digest_of(const Case& one) {
  return digest(fmt::format(
      "case/1\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}",
      one.code, one.kind, one.state, one.unit, or_dash(one.officer), one.category, one.commune,
      digest(one.words), digest(one.place), one.channel, one.received_at, one.state_at,
      or_dash(one.due_at), one.due_rule, or_dash(one.closed_at), one.transfers, one.disputes,
      or_dash(one.rating), digest(one.rating_words), static_cast<int>(one.publication),
      digest(one.public_words), one.history));
}

std::string chained(const std::string& history, const Event& event) {
  std::string text = fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", history, event.at,
                                 event.action, event.from, event.to, static_cast<int>(event.by),
                                 or_dash(event.officer), event.unit, digest(event.words),
                                 event.shown ? 1 : 0);
  for (const auto& [name, value] : event.facts) text += fmt::format("\n{}={}", name, digest(value));
  return digest(text);
}

std::string extensions_text(const std::vector<legalclock::Extension>& extensions) {
  std::string out;
  for (const legalclock::Extension& one : extensions)
    out += fmt::format("{} {} {}\n", one.days, one.date ? iso_date(*one.date) : "-", one.document);
  return out;
}

std::vector<legalclock::Extension> parse_extensions(std::string_view text) {
  std::vector<legalclock::Extension> out;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    const auto days = line.find(' '), date = line.find(' ', days + 1);
    legalclock::Extension one;
    std::from_chars(line.data(), line.data() + days, one.days);
    one.date = parse_date(line.substr(days + 1, date - days - 1));
    one.document = line.substr(date + 1);
    out.push_back(std::move(one));
  }
  return out;
}

std::string variant_text(const RunningClock& clock) {
  return std::string(clock.remote ? "r" : "") + (clock.complex ? "c" : "") + (clock.special ? "s" : "");
}

void read_variant(std::string_view text, RunningClock& clock) {
  clock.remote = text.find('r') != std::string_view::npos;
  clock.complex = text.find('c') != std::string_view::npos;
  clock.special = text.find('s') != std::string_view::npos;
}

std::string pauses_text(const std::vector<legalclock::Pause>& pauses) {
  std::string out;
  for (const legalclock::Pause& pause : pauses)
    out += fmt::format("{}{}-{}", out.empty() ? "" : ";", pause.from,
                       pause.to ? std::to_string(*pause.to) : "");
  return out;
}

std::vector<legalclock::Pause> parse_pauses(std::string_view text) {
  std::vector<legalclock::Pause> out;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(text.size(), one.size() + 1));
    const auto dash = one.find('-', 1);
    legalclock::Pause pause;
    std::from_chars(one.data(), one.data() + dash, pause.from);
    if (dash + 1 < one.size()) {
      Millis to = 0;
      std::from_chars(one.data() + dash + 1, one.data() + one.size(), to);
      pause.to = to;
    }
    out.push_back(pause);
  }
  return out;
}

ledger::StateSource state_source() {
  return {"case", [](storage::Session& session,
                     const std::function<void(std::string, std::string)>& tell) {
            // The chain is computed anew from the events; cases and events come in one order.
            Case one;
            bool have = false;
            std::string history;
            decltype(event_facts(session, 0)) facts;
            const RedatingLists redated(session);
            const auto flush = [&] {
              if (!have) return;
              one.history = history;
              redated.undo(one);
              tell(one.code, digest_of(one));
            };
            session.each<std::int64_t, std::int64_t, Millis, std::string, std::string, std::string, int,
                         std::optional<std::int64_t>, std::int64_t, std::string, int>(
                "SELECT case_id, id, at, action, from_state, to_state, actor, officer, unit, words, shown "
                "FROM case_event ORDER BY case_id, id",
                [&](std::int64_t id, std::int64_t event, Millis at, std::string action,
                    std::string from, std::string to, int by, std::optional<std::int64_t> officer, std::int64_t unit, std::string words,
                    int shown) {
                  if (!have || one.id != id) {
                    flush();
                    auto found = case_by_id(session, id);
                    have = found.has_value();
                    if (have) one = std::move(*found);
                    one.id = id;
                    history.clear();
                    facts = event_facts(session, id);
                  }
                  history = chained(history, {0, at, std::move(action), std::move(from), std::move(to),
                                              static_cast<By>(by), officer, unit, std::move(words),
                                              shown != 0, 0, std::move(facts[event])});
                });
            flush();
            // Cases that have lost all their events.
            session.each<std::string>(
                "SELECT code FROM cases WHERE NOT EXISTS (SELECT 1 FROM case_event WHERE "
                "case_event.case_id = cases.id)",
                [&](std::string code) { tell(std::move(code), std::string(64, '0')); });
          }};
}

}  // namespace langnghe::casework
