#include "insight/aggregates/stay_rows.h"

#include <fmt/core.h>

namespace langnghe::insight {
namespace {

using storage::Column;
using storage::Value;

std::int64_t whole(Value& value) { return std::get<std::int64_t>(value); }
std::string text(Value& value) { return std::move(std::get<std::string>(value)); }
std::optional<std::int64_t> maybe(Value& value) {
  if (std::holds_alternative<storage::Null>(value)) return std::nullopt;
  return std::get<std::int64_t>(value);
}

constexpr Column kInt = Column::kInteger, kText = Column::kText;

}  // namespace

std::string list_of(const std::vector<std::int64_t>& ids) {
  std::string out;
  for (const std::int64_t id : ids) out += (out.empty() ? "" : ",") + std::to_string(id);
  return out.empty() ? "-1" : out;
}

std::vector<Story> stories(storage::Session& session, const std::string& where) {
  std::vector<Story> out;
  const std::string heads =
      "SELECT id, kind, state, phase, unit, category, channel, received_at, due_at, closed_at, rating FROM case_heads "
      "WHERE id " + where + " ORDER BY id";
  const Column kHead[] = {kInt, kText, kText, kText, kInt, kText, kText, kInt, kInt, kInt, kInt};
  session.each_adhoc(heads, {}, kHead, [&](std::span<Value> row) {
    Story one;
    one.id = whole(row[0]);
    one.kind = text(row[1]);
    one.state = text(row[2]);
    one.phase = text(row[3]);
    one.unit = whole(row[4]);
    one.category = text(row[5]);
    one.channel = text(row[6]);
    one.received_at = whole(row[7]);
    one.due_at = maybe(row[8]);
    one.closed_at = maybe(row[9]);
    if (const auto rating = maybe(row[10])) one.rating = static_cast<int>(*rating);
    out.push_back(std::move(one));
  });
  // All of them come in the order of cases: one hand walks along.
  std::size_t at = 0;
  const auto find = [&](std::int64_t id) -> Story* {
    while (at < out.size() && out[at].id < id) ++at;
    return at < out.size() && out[at].id == id ? &out[at] : nullptr;
  };
  std::map<std::int64_t, std::pair<Story*, std::size_t>> steps;
  const Column kStep[] = {kInt, kInt, kInt, kText, kText, kInt};
  session.each_adhoc("SELECT id, case_id, at, action, to_state, unit FROM case_steps WHERE case_id " + where +
                         " ORDER BY case_id, id",
                     {}, kStep, [&](std::span<Value> row) {
                       Story* story = find(whole(row[1]));
                       if (story == nullptr) return;
                       StoryStep step;
                       step.at = whole(row[2]);
                       step.action = text(row[3]);
                       step.to = text(row[4]);
                       step.unit = whole(row[5]);
                       steps[whole(row[0])] = {story, story->steps.size()};
                       story->steps.push_back(std::move(step));
                     });
  const Column kFact[] = {kInt, kText, kText};
  session.each_adhoc("SELECT event_id, name, value FROM case_step_facts WHERE case_id " + where, {}, kFact,
                     [&](std::span<Value> row) {
                       if (const auto found = steps.find(whole(row[0])); found != steps.end())
                         found->second.first->steps[found->second.second].facts[text(row[1])] = text(row[2]);
                     });
  at = 0;
  const Column kTerm[] = {kInt, kText, kText, kInt};
  session.each_adhoc("SELECT case_id, rule, state, ended_at FROM case_terms WHERE case_id " + where +
                         " ORDER BY case_id",
                     {}, kTerm, [&](std::span<Value> row) {
                       if (Story* story = find(whole(row[0])))
                         story->terms.push_back({text(row[1]), text(row[2]), whole(row[3])});
                     });
  return out;
}

std::vector<Meeting> meetings(storage::Session& session, const Streams& streams, Millis since) {
  std::vector<Meeting> out;
  using Int = std::int64_t;
  using Text = std::string;
  const int visit = streams.find("visit")->number, day = streams.find("day")->number;
  // A day that was held by another than its host changes what its visits are.
  session.each<Int, Int, Text, Text, Int, Millis, Millis, int, Text>(
      "SELECT v.id, v.unit, v.on_day, v.kind, v.people, v.received_at, v.changed_at, v.seen_before, v.received_by "
      "FROM visit_figures v WHERE v.changed_at >= :since OR v.day IN (SELECT id FROM reception_day_figures WHERE "
      "changed_at >= :again) ORDER BY v.id",
      [&](Int id, Int unit, Text on_day, Text kind, Int people, Millis received, Millis changed, int before, Text by) {
        Meeting one{kVisit, id, {}, changed, true};
        one.stay.stream = visit;
        one.stay.unit = unit;
        const auto date = parse_date(on_day);
        one.stay.from_day = std::min(date ? day_number(*date) : day_number(received), day_number(received));
        one.stay.from_known = received;
        one.stay.from_key = attributes_text({{"kind", kind}, {"by", by}, {"before", before != 0 ? "1" : ""}, {"crowd", people >= 5 ? "1" : ""}});
        one.stay.weight = people;
        out.push_back(std::move(one));
      },
      since, since);
  session.each<Int, Int, Text, Text, Text, Millis, Text>(
      "SELECT id, unit, on_day, kind, state, changed_at, received_by FROM reception_day_figures WHERE changed_at >= :since "
      "AND state = 'held' ORDER BY id",
      [&](Int id, Int unit, Text on_day, Text kind, Text, Millis changed, Text by) {
        Meeting one{kDay_, id, {}, changed, true};
        one.stay.stream = day;
        one.stay.unit = unit;
        const auto date = parse_date(on_day);
        one.stay.from_day = std::min(date ? day_number(*date) : day_number(changed), day_number(changed));
        one.stay.from_known = changed;
        one.stay.from_key = attributes_text({{"kind", kind}, {"by", by}});
        out.push_back(std::move(one));
      },
      since);
  return out;
}

std::map<std::int64_t, std::vector<Stay>> stored_stays(storage::Session& session, int source, const std::string& where) {
  std::map<std::int64_t, std::vector<Stay>> out;
  const Column kColumns[] = {kInt, kInt, kInt, kInt, kInt, kInt, kText, kInt, kInt, kText, kInt, kInt};
  session.each_adhoc(
      fmt::format("SELECT s.subject, s.stream, s.number, s.unit, s.from_day, s.from_known, f.attributes, s.to_day, "
                  "s.to_known, COALESCE(t.attributes, ''), s.n, s.weight FROM report_stay s JOIN report_key f ON "
                  "f.id = s.from_key LEFT JOIN report_key t ON t.id = s.to_key WHERE s.source = {} AND s.subject {} "
                  "ORDER BY s.subject, s.stream, s.number",
                  source, where),
      {}, kColumns, [&](std::span<Value> row) {
        Stay stay;
        stay.stream = static_cast<int>(whole(row[1]));
        stay.number = static_cast<int>(whole(row[2]));
        stay.unit = whole(row[3]);
        stay.from_day = whole(row[4]);
        stay.from_known = whole(row[5]);
        stay.from_key = text(row[6]);
        stay.to_day = maybe(row[7]);
        stay.to_known = maybe(row[8]);
        stay.to_key = text(row[9]);
        stay.n = whole(row[10]);
        stay.weight = whole(row[11]);
        out[whole(row[0])].push_back(std::move(stay));
      });
  return out;
}

const std::vector<std::int64_t>& Tally::path(std::int64_t unit) {
  const auto [found, added] = paths_.try_emplace(unit);
  if (added) {
    if (const directory::Unit* one = units_.unit_by_id(unit))
      for (const directory::Unit* above : units_.path(one->code)) found->second.push_back(above->id);
    else
      found->second.push_back(unit);
  }
  return found->second;
}

void Tally::add(std::int64_t unit, int stream, int edge, std::int64_t bucket, const std::string& key, std::int64_t n,
                std::int64_t weight) {
  for (const std::int64_t above : path(unit)) {
    Sum& sum = all_[{above, stream, edge, bucket, key}];
    sum.n += n;
    sum.weight += weight;
  }
}

void Tally::add(const Stay& stay, int sign) {
  const bool due = streams_.all()[static_cast<std::size_t>(stay.stream - 1)].id == "due";
  const std::int64_t n = sign * stay.n;
  add(stay.unit, stay.stream, 0, due ? stay.from_day : report_month(stay.from_day), stay.from_key, n, n * stay.weight);
  if (stay.to_day)
    add(stay.unit, stay.stream, 1, report_month(*stay.to_day), stay.to_key, n, n * stay.weight);
}

}  // namespace langnghe::insight
