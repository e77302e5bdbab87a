#include "casework/import.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <sstream>
#include <unordered_map>
#include <unordered_set>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/text.h"
#include "casework/step.h"
#include "casework/store.h"

namespace langnghe::casework {
namespace {

struct Prepared {
  Case one;
  Event event;
  std::vector<RunningClock> clocks;
};

class Importer {
 public:
  Importer(const Room& room, const ImportMap& map, const std::vector<std::string>& head, Millis at)
      : room_(room), map_(map), times_(map.timezone), at_(at), width_(head.size()) {
    for (std::size_t i = 0; i < head.size(); ++i) columns_.emplace(trim(head[i]), i);
    for (const std::string* name : {&map.external, &map.opened, &map.target, &map.closed, &map.status,
                                    &map.category, &map.lat, &map.lon, &map.rating, &map.compare})
      if (!name->empty()) column(*name);
    fill(map.words, nullptr);
    fill(map.place, nullptr);
    const auto wrong = [&](const std::string& what) {
      throw SetupError(fmt::format("{}: {}", map.origin, what));
    };
    if (!room.lifecycles.contains(map.kind)) wrong(fmt::format("kind \"{}\" has no lifecycle in the pack", map.kind));
    if (room.lifecycles.find(map.kind)->second.sealed)
      wrong(fmt::format("kind \"{}\" is sealed: enter it at the desk, one by one", map.kind));
    const directory::Unit* unit = room.directory.now()->unit(map.unit);
    if (unit == nullptr || directory::is_territory(unit->kind))
      wrong(fmt::format("unit \"{}\" is no unit that handles cases; give its code, e.g. 68.UBND", map.unit));
    unit_ = unit->id;
    if (room.categories.find(map.default_category) == nullptr)
      wrong(fmt::format("category \"{}\" is not in the pack", map.default_category));
    for (const auto& [from, to] : map.categories)
      if (room.categories.find(to) == nullptr)
        wrong(fmt::format("category \"{}\" (of \"{}\") is not in the pack", to, from));
  }

  // "" and the case, or why not.
  std::string prepare(const std::vector<std::string>& row, Prepared& out) const {
    if (row.size() != width_)
      return fmt::format("{} columns instead of {}", row.size(), width_);
    for (const std::string& cell : row)
      if (!valid_utf8(cell) || cell.find('\0') != std::string::npos) return "is not UTF-8 text";
    Case& one = out.one;
    one.source = map_.source;
    one.external = std::string(trim(cell(row, map_.external)));
    if (one.external.empty()) return fmt::format("{} is empty", map_.external);
    if (one.external.size() > 200) return fmt::format("{} is over 200 bytes", map_.external);
    const auto opened = times_.parse(cell(row, map_.opened));
    if (!opened) return fmt::format("{}: \"{}\" is no time", map_.opened, brief(cell(row, map_.opened)));
    if (*opened > at_) return fmt::format("{} lies in the future", map_.opened);
    std::optional<Millis> target, closed;
    for (const auto& [name, into] : {std::pair{&map_.target, &target}, std::pair{&map_.closed, &closed}}) {
      const std::string_view text = trim(cell(row, *name));
      if (text.empty()) continue;
      *into = times_.parse(text);
      if (!*into) return fmt::format("{}: \"{}\" is no time", *name, brief(text));
    }
    const std::string status(trim(cell(row, map_.status)));
    const auto among = [&](const std::vector<std::string>& list) {
      return std::find(list.begin(), list.end(), status) != list.end();
    };
    const bool is_closed = among(map_.closed_states);
    if (!is_closed && !among(map_.open_states))
      return fmt::format("{}: \"{}\" is in neither list of [status]", map_.status, brief(status));
    if (is_closed && !closed) return fmt::format("closed, but {} is empty", map_.closed);
    if (is_closed && *closed < *opened) return fmt::format("{} lies before {}", map_.closed, map_.opened);
    if (is_closed && *closed > at_) return fmt::format("{} lies in the future", map_.closed);

    one.words = std::string(trim(fill(map_.words, &row)));
    one.place = std::string(trim(fill(map_.place, &row)));
    if (one.words.empty()) return "has no words";
    if (utf8_length(one.words) > kMostWords) return fmt::format("the words are over {} letters", kMostWords);
    one.place = truncate_utf8(one.place, 300);
    if (std::string why = point(row, one); !why.empty()) return why;
    if (const std::string_view stars = trim(cell(row, map_.rating)); !stars.empty()) {
      if (stars.size() != 1 || stars[0] < '1' || stars[0] > '5')
        return fmt::format("{}: \"{}\" is not 1 to 5", map_.rating, brief(stars));
      one.rating = stars[0] - '0';
    }
    const auto category = map_.categories.find(trim(cell(row, map_.category)));
    one.category = category == map_.categories.end() ? map_.default_category : category->second;

    one.kind = map_.kind;
    one.unit = unit_;
    one.channel = "import";
    one.language = map_.language;
    one.received_at = *opened;
    one.state = is_closed ? "closed" : "accepted";
    one.phase = is_closed ? "rest" : "open";
    one.state_at = is_closed ? *closed : *opened;
    if (is_closed) one.closed_at = closed;
    if (map_.publish) {
      one.publication = Publication::kPublished;
      one.public_words = one.words;
    }
    if (target) {
      out.clocks.push_back(external_clock(*opened, *target, is_closed ? closed : std::nullopt));
      if (!is_closed) {
        one.due_at = target;
        one.due_rule = out.clocks.front().rule;
      }
    } else if (!is_closed) {
      // Nothing was promised there; here the ordinary term runs from today.
      auto started = start_clocks(room_, one, {std::string(kResolve)}, at_);
      if (!started) return fmt::format("no clock could be started ({})", started.error().front().message);
      out.clocks = std::move(*started);
    }
    out.event = {0, at_, "import", "", one.state, By::kSystem, {}, unit_, "", true, 0};
    one.history = chained({}, out.event);
    return {};
  }

  // Closed rows with a target only: our verdict against the source's own.
  void compare(const std::vector<std::string>& row, const Prepared& what, std::size_t line,
               ImportSummary& summary) const {
    if (map_.compare.empty() || what.one.phase != "rest" || what.clocks.empty()) return;
    const RunningClock& clock = what.clocks.front();
    const std::string_view theirs = trim(cell(row, map_.compare));
    if (theirs != map_.on_time && theirs != map_.late) {
      ++summary.no_verdict;
      return;
    }
    ++summary.compared;
    const bool late = clock.state == "missed";
    if (late == (theirs == map_.late)) return;
    ++summary.differ;
    if (summary.differences.size() < 100)
      summary.differences.push_back(
          {line, fmt::format("the file says {}; closed {}, target {}: {}", theirs,
                             iso_utc(*clock.ended_at), iso_utc(*clock.due_at),
                             *clock.ended_at == *clock.due_at ? "the same instant, which is late here"
                             : late ? "closed after its target"
                                    : "closed before its target")});
  }

 private:
  static constexpr std::string_view kResolve = "PA.resolve";

  static std::string brief(std::string_view text) { return truncate_utf8(text, 40); }

  std::size_t column(const std::string& name) const {
    const auto found = columns_.find(name);
    if (found == columns_.end())
      throw SetupError(fmt::format("{}: the file has no column \"{}\"; its first line names them",
                                   map_.origin, name));
    return found->second;
  }
  std::string_view cell(const std::vector<std::string>& row, const std::string& name) const {
    return name.empty() ? std::string_view() : row[column(name)];
  }
  // "{column}" replaced; without a row only the names are checked.
  std::string fill(const std::string& pattern, const std::vector<std::string>* row) const {
    std::string out;
    for (std::size_t i = 0; i < pattern.size();) {
      const auto close = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
      if (close == std::string::npos) {
        out += pattern[i++];
        continue;
      }
      const std::size_t at = column(pattern.substr(i + 1, close - i - 1));
      if (row != nullptr) out += trim((*row)[at]);
      i = close + 1;
    }
    return out;
  }
  std::string point(const std::vector<std::string>& row, Case& one) const {
    const std::string_view lat = trim(cell(row, map_.lat)), lon = trim(cell(row, map_.lon));
    if (lat.empty() && lon.empty()) return {};
    double y = 0, x = 0;
    const auto number = [](std::string_view text, double& into, double most) {
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
      return error == std::errc() && end == text.data() + text.size() && into >= -most && into <= most;
    };
    if (!number(lat, y, 90) || !number(lon, x, 180))
      return fmt::format("\"{}, {}\" is no point", brief(lat), brief(lon));
    one.lat = y;
    one.lon = x;
    return {};
  }
  // The clock of the settling term with the target of the source in it.
  static RunningClock external_clock(Millis opened, Millis target, std::optional<Millis> closed) {
    RunningClock clock;
    clock.rule = kResolve;
    clock.version = kExternalVersion;
    clock.started_at = opened;
    clock.due_at = clock.target = target;
    clock.reasons = "[]";
    clock.ended_at = closed;
    clock.state = !closed ? "running" : *closed < target ? "met" : "missed";
    return clock;
  }

  const Room& room_;
  const ImportMap& map_;
  const ImportTimes times_;
  const Millis at_;
  const std::size_t width_;
  std::unordered_map<std::string, std::size_t> columns_;
  std::int64_t unit_ = 0;
};

// True when it was written, false when it is there already.
bool write_one(const Room& room, storage::Transaction& tx, const Prepared& prepared) {
  Case one = prepared.one;
  if (tx.value<std::int64_t>(// The index leaves out cases without a source; only a query that says so may use it.
                             "SELECT id FROM cases WHERE source = :source AND external = :external AND source <> ''",
                             one.source, one.external))
    return false;
  do {
    one.code = make_code();
  } while (tx.value<std::int64_t>("SELECT id FROM cases WHERE code = :code", one.code));
  one.id = insert_case(tx, one);
  for (const RunningClock& clock : prepared.clocks) insert_clock(tx, one.id, clock);
  record(room, tx, one, prepared.event);
  return true;
}

}  // namespace

ImportSummary import_cases(const Room& room, storage::Database& database, const ImportMap& map,
                           std::string csv, const ImportOptions& options, Millis at) {
  const std::string digest = hex(view(sha256(csv)));
  const std::size_t total = csv.size();
  std::istringstream in(std::move(csv));
  CsvReader reader(in);
  std::vector<std::string> row;
  if (!reader.next(row)) throw SetupError("the file is empty; its first line has to name the columns");
  const Importer importer(room, map, row, at);

  std::int64_t reached = database.read([&](storage::Session& session) {
    return session.value<std::int64_t>(
        "SELECT line FROM import_run WHERE source = :source AND digest = :digest", map.source, digest)
        .value_or(0);
  });
  ImportSummary summary;
  std::unordered_set<std::string> seen;
  std::vector<Prepared> batch;
  std::int64_t line = 0;
  const auto flush = [&] {
    const std::int64_t written = database.write([&](storage::Transaction& tx) {
      std::int64_t count = 0;
      for (const Prepared& one : batch) count += write_one(room, tx, one);
      tx.run(
          "INSERT INTO import_run (source, digest, line, at) VALUES (:source, :digest, :line, :at) "
          "ON CONFLICT (source, digest) DO UPDATE SET line = excluded.line, at = excluded.at",
          map.source, digest, line, at);
      return count;
    });
    summary.imported += written;
    summary.before += static_cast<std::int64_t>(batch.size()) - written;
    batch.clear();
    if (options.progress) {
      const auto here = in.tellg();
      options.progress(here < 0 ? total : static_cast<std::size_t>(here), total);
    }
  };
  std::size_t pending = 0;
  while (reader.next(row)) {
    line = static_cast<std::int64_t>(reader.line());
    ++summary.rows;
    Prepared prepared;
    std::string why = reader.error();
    if (why.empty()) why = importer.prepare(row, prepared);
    if (why.empty() && !seen.insert(prepared.one.external).second)
      why = fmt::format("{} {} stands in the file twice; the first one counts", map.external,
                        prepared.one.external);
    if (!why.empty()) {
      ++summary.bad;
      if (options.bad) options.bad({reader.line(), why});
    } else {
      importer.compare(row, prepared, reader.line(), summary);
      if (line > reached)
        batch.push_back(std::move(prepared));
      else
        ++summary.before;
    }
    if (line > reached && ++pending >= options.batch) {
      pending = 0;
      flush();
      if (options.stop && options.stop()) return summary;
    }
  }
  if (line > reached) flush();
  return summary;
}

}  // namespace langnghe::casework
