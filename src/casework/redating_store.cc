#include "casework/redating_store.h"

#include <fmt/core.h>

#include <charconv>

#include "base/encoding.h"

namespace langnghe::casework {
namespace {

std::string or_dash(const std::optional<Millis>& at) { return at ? std::to_string(*at) : "-"; }

std::string_view word(std::string_view& line) {
  const auto end = std::min(line.find(' '), line.size());
  const std::string_view out = line.substr(0, end);
  line.remove_prefix(std::min(line.size(), end + 1));
  return out;
}

std::optional<Millis> number(std::string_view text) {
  Millis out = 0;
  if (std::from_chars(text.data(), text.data() + text.size(), out).ec != std::errc()) return std::nullopt;
  return out;
}

std::string rule_or_empty(std::string_view text) { return text == "-" ? std::string() : std::string(text); }

}  // namespace

std::string redated_text(const std::vector<RedatedCase>& cases) {
  std::string out;
  for (const RedatedCase& one : cases)
    out += fmt::format("{} {} {} {} {} {}\n", one.id, one.version, or_dash(one.old_due),
                       one.old_rule.empty() ? "-" : one.old_rule, or_dash(one.new_due),
                       one.new_rule.empty() ? "-" : one.new_rule);
  return out;
}

std::vector<RedatedCase> parse_redated(std::string_view text) {
  std::vector<RedatedCase> out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    RedatedCase one;
    one.id = number(word(line)).value_or(0);
    one.version = number(word(line)).value_or(0);
    one.old_due = number(word(line));
    one.old_rule = rule_or_empty(word(line));
    one.new_due = number(word(line));
    one.new_rule = rule_or_empty(word(line));
    out.push_back(std::move(one));
  }
  return out;
}

std::string batch_subject(std::int64_t pass, std::int64_t number) {
  return fmt::format("redating/{}/{}", pass, number);
}

std::string pass_subject(std::int64_t pass) { return fmt::format("redating/{}", pass); }

std::string digest_of_list(std::string_view list) { return hex(view(sha256(list))); }

std::string digest_of_pass(std::int64_t id, Millis started_at, std::optional<Millis> ended_at,
                           std::string_view words, std::int64_t officer, std::int64_t cases) {
  return hex(view(sha256(fmt::format("redating/1\n{}\n{}\n{}\n{}\n{}\n{}", id, started_at,
                                     or_dash(ended_at), hex(view(sha256(words))), officer, cases))));
}

std::vector<RedatedOnce> redated_of(storage::Session& session, std::int64_t case_id) {
  std::vector<RedatedOnce> out;
  session.each<Millis, std::string, std::string>(
      "SELECT b.at, p.words, b.list FROM redating_batch b JOIN redating_pass p ON p.id = b.pass "
      "WHERE b.from_case <= :case_id AND b.to_case >= :case_id ORDER BY b.pass, b.number",
      [&](Millis at, const std::string& words, const std::string& list) {
        for (const RedatedCase& one : parse_redated(list))
          if (one.id == case_id) out.push_back({at, words, one.old_due, one.new_due});
      },
      case_id);
  return out;
}

std::vector<RedatingPass> redating_passes(storage::Session& session, int limit) {
  std::vector<RedatingPass> out;
  session.each<std::int64_t, Millis, std::optional<Millis>, std::string, std::int64_t, std::int64_t>(
      "SELECT id, started_at, ended_at, words, officer, cases FROM redating_pass ORDER BY id DESC LIMIT :most",
      [&](std::int64_t id, Millis started_at, std::optional<Millis> ended_at, std::string words,
          std::int64_t officer, std::int64_t cases) {
        out.push_back({id, started_at, ended_at, std::move(words), officer, cases});
      },
      limit);
  return out;
}

ledger::StateSource redating_state_source() {
  return {"redating", [](storage::Session& session,
                         const std::function<void(std::string, std::string)>& tell) {
            session.each<std::int64_t, std::int64_t, std::string>(
                "SELECT pass, number, list FROM redating_batch ORDER BY pass, number",
                [&](std::int64_t pass, std::int64_t number, const std::string& list) {
                  tell(batch_subject(pass, number), digest_of_list(list));
                });
            session.each<std::int64_t, Millis, std::optional<Millis>, std::string, std::int64_t, std::int64_t>(
                "SELECT id, started_at, ended_at, words, officer, cases FROM redating_pass ORDER BY id",
                [&](std::int64_t id, Millis started_at, std::optional<Millis> ended_at,
                    const std::string& words, std::int64_t officer, std::int64_t cases) {
                  tell(pass_subject(id), digest_of_pass(id, started_at, ended_at, words, officer, cases));
                });
          }};
}

RedatingLists::RedatingLists(storage::Session& session) {
  session.each<std::string>("SELECT list FROM redating_batch ORDER BY pass, number",
                            [&](const std::string& list) {
                              for (RedatedCase& one : parse_redated(list))
                                by_case_[one.id].push_back(std::move(one));
                            });
}

void RedatingLists::undo(Case& one) const {
  const auto found = by_case_.find(one.id);
  if (found == by_case_.end()) return;
  // Those before its last step are in that step's own digest.
  const RedatedCase* first = nullptr;
  const RedatedCase* last = nullptr;
  bool sound = true;
  for (const RedatedCase& change : found->second) {
    if (change.version != one.version) continue;
    if (first == nullptr)
      first = &change;
    else
      sound = sound && change.old_due == last->new_due && change.old_rule == last->new_rule;
    last = &change;
  }
  if (first == nullptr) return;
  sound = sound && last->new_due == one.due_at && last->new_rule == one.due_rule;
  one.due_at = first->old_due;
  one.due_rule = sound ? first->old_rule : "?" + first->old_rule;
}

}  // namespace langnghe::casework
