#include "insight/aggregates/follower.h"

#include <fmt/core.h>

#include <algorithm>

#include "insight/aggregates/stay_rows.h"

namespace langnghe::insight {
namespace {

constexpr std::size_t kCases = 150;        // a transaction: others write meanwhile
constexpr std::int64_t kEvents = 20'000;   // read at once
constexpr Millis kPatience = 30 * kMinute;  // no transaction runs that long
constexpr Millis kOverlap = 10 * kMinute;   // visits carry the time of their command, not of their commit

// One writes (follow, recount), the cursor of both.
struct Cursor {
  std::string streams;
  std::int64_t event = 0, pass = 0, batch = 0;
  Millis meetings_at = 0, at = 0;
};

std::optional<Cursor> cursor_of(storage::Session& session) {
  std::optional<Cursor> out;
  session.each<std::string, std::int64_t, std::int64_t, std::int64_t, Millis, Millis>(
      "SELECT streams, event, pass, batch, meetings_at, at FROM report_cursor WHERE id = 1",
      [&](std::string streams, std::int64_t event, std::int64_t pass, std::int64_t batch, Millis meetings_at, Millis at) {
        out = Cursor{std::move(streams), event, pass, batch, meetings_at, at};
      });
  return out;
}

void put_cursor(storage::Transaction& tx, const Cursor& one) {
  tx.run("INSERT INTO report_cursor (id, streams, event, pass, batch, meetings_at, at) VALUES (1, :streams, :event, "
         ":pass, :batch, :meetings_at, :at) ON CONFLICT (id) DO UPDATE SET streams = excluded.streams, event = "
         "excluded.event, pass = excluded.pass, batch = excluded.batch, meetings_at = excluded.meetings_at, at = excluded.at",
         one.streams, one.event, one.pass, one.batch, one.meetings_at, one.at);
}

int late_of(const Stay& stay) {
  int out = day_number(stay.from_known) > stay.from_day ? 1 : 0;
  if (stay.to_day && stay.to_known && day_number(*stay.to_known) > *stay.to_day) out |= 2;
  return out;
}

// What stays of a thing that may change after it was counted (a visit's row, a rating): what is
// there already is taken back and the new one added, both known from the change on.
std::vector<Stay> corrected(const std::vector<Stay>& stored, const std::optional<Stay>& wanted, Millis known) {
  std::vector<Stay> out = stored;
  const Stay* now = nullptr;
  for (const Stay& stay : stored) now = stay.n > 0 ? &stay : nullptr;
  Stay fresh;
  if (wanted) {
    fresh = *wanted;
    if (now != nullptr && now->unit == fresh.unit && now->from_day == fresh.from_day && now->from_key == fresh.from_key &&
        now->weight == fresh.weight)
      return out;
    if (!stored.empty()) fresh.from_known = std::max(known, fresh.from_known);
  }
  int number = stored.empty() ? 0 : stored.back().number;
  if (now != nullptr) {
    Stay back = *now;
    back.number = ++number;
    back.n = -1;
    back.from_known = std::max(known, now->from_known);
    out.push_back(back);
  }
  if (wanted) {
    fresh.number = ++number;
    out.push_back(std::move(fresh));
  }
  return out;
}

}  // namespace

// What one transaction changes.
struct Follower::Batch {
  Follower& self;
  storage::Transaction& tx;
  std::shared_ptr<const directory::Snapshot> directory;
  Tally tally;

  Batch(Follower& follower, storage::Transaction& transaction)
      : self(follower), tx(transaction), directory(follower.directory_.now()), tally(directory->units(), follower.streams_) {}

  void replace(int source, std::int64_t subject, const std::vector<Stay>& before, const std::vector<Stay>& after) {
    const auto same_place = [](const Stay& one, const Stay& other) { return one.stream == other.stream && one.number == other.number; };
    for (const Stay& old : before)
      if (std::find(after.begin(), after.end(), old) == after.end()) {
        tally.add(old, -1);
        if (std::none_of(after.begin(), after.end(), [&](const Stay& one) { return same_place(one, old); }))
          tx.run("DELETE FROM report_stay WHERE source = :source AND subject = :subject AND stream = :stream AND number = :number",
                 source, subject, old.stream, old.number);
      }
    for (const Stay& one : after) {
      if (std::find(before.begin(), before.end(), one) != before.end()) continue;
      tally.add(one, 1);
      const std::int64_t from = self.key_id(tx, one.from_key);
      std::optional<std::int64_t> to;
      if (one.to_day) to = self.key_id(tx, one.to_key);
      tx.run("INSERT INTO report_stay (source, subject, stream, number, unit, from_day, from_known, from_key, to_day, to_known, "
             "to_key, n, weight, late) VALUES (:source, :subject, :stream, :number, :unit, :from_day, :from_known, :from_key, "
             ":to_day, :to_known, :to_key, :n, :weight, :late) ON CONFLICT (source, subject, stream, number) DO UPDATE SET "
             "unit = excluded.unit, from_day = excluded.from_day, from_known = excluded.from_known, from_key = excluded.from_key, "
             "to_day = excluded.to_day, to_known = excluded.to_known, to_key = excluded.to_key, n = excluded.n, "
             "weight = excluded.weight, late = excluded.late",
             source, subject, one.stream, one.number, one.unit, one.from_day, one.from_known, from, one.to_day, one.to_known, to,
             one.n, one.weight, late_of(one));
    }
  }

  void cases(const std::string& where) {
    const auto all = stories(tx, where);
    auto stored = stored_stays(tx, kCase, where);
    const int rating = self.streams_.find("rating")->number;
    for (const Story& story : all) {
      const std::vector<Stay>& before = stored[story.id];
      std::vector<Stay> after, rated_before;
      std::optional<Stay> rated;
      for (Stay& stay : stays_of(self.streams_, story)) {
        if (stay.stream == rating)
          rated = std::move(stay);
        else
          after.push_back(std::move(stay));
      }
      for (const Stay& stay : before)
        if (stay.stream == rating) rated_before.push_back(stay);
      for (Stay& stay : corrected(rated_before, rated, rated ? rated->from_known : 0)) after.push_back(std::move(stay));
      replace(kCase, story.id, before, after);
    }
  }

  void meeting(const Meeting& one) {
    const std::string where = "= " + std::to_string(one.id);
    const auto stored = stored_stays(tx, one.source, where);
    const auto found = stored.find(one.id);
    const std::vector<Stay> before = found == stored.end() ? std::vector<Stay>() : found->second;
    replace(one.source, one.id, before, corrected(before, one.counts ? std::optional(one.stay) : std::nullopt, one.changed_at));
  }

  void write() {
    for (const auto& [key, sum] : tally.all()) {
      if (sum == Tally::Sum{}) continue;
      const auto& [unit, stream, edge, bucket, attributes] = key;
      tx.run("INSERT INTO report_count (unit, stream, edge, bucket, key, n, weight) VALUES (:unit, :stream, :edge, :bucket, :key, "
             ":n, :weight) ON CONFLICT (unit, stream, edge, bucket, key) DO UPDATE SET n = report_count.n + excluded.n, "
             "weight = report_count.weight + excluded.weight",
             unit, stream, edge, bucket, self.key_id(tx, attributes), sum.n, sum.weight);
    }
  }
};

std::int64_t Follower::key_id(storage::Transaction& tx, const std::string& attributes) {
  if (const auto found = keys_.find(attributes); found != keys_.end()) return found->second;
  const std::string lag = attribute(attributes, "lag");
  tx.run("INSERT INTO report_key (attributes, lag) VALUES (:attributes, :lag) ON CONFLICT (attributes) DO NOTHING", attributes,
         lag.empty() ? std::int64_t{0} : std::int64_t{std::stoll(lag)});
  const std::int64_t id = *tx.value<std::int64_t>("SELECT id FROM report_key WHERE attributes = :attributes", attributes);
  keys_.emplace(attributes, id);
  fresh_.push_back(attributes);
  return id;
}

void Follower::follow_cases(const std::vector<std::int64_t>& ids, const std::function<void(storage::Transaction&)>& also) {
  try {
    database_.write([&](storage::Transaction& tx) {
      // It may run a second time: what the first wrote is gone.
      for (const std::string& key : fresh_) keys_.erase(key);
      fresh_.clear();
      Batch batch(*this, tx);
      if (!ids.empty()) batch.cases("IN (" + list_of(ids) + ")");
      batch.write();
      if (also) also(tx);
    });
  } catch (...) {
    for (const std::string& key : fresh_) keys_.erase(key);
    fresh_.clear();
    throw;
  }
  fresh_.clear();
}

std::int64_t Follower::follow_meetings(Millis now) {
  const Millis since = database_.read([&](storage::Session& session) {
    const auto cursor = cursor_of(session);
    return cursor ? cursor->meetings_at - kOverlap : 0;
  });
  const auto all = database_.read([&](storage::Session& session) { return meetings(session, streams_, since); });
  for (std::size_t at = 0; at < all.size() || at == 0; at += kCases) {
    follow_cases({}, [&](storage::Transaction& tx) {
      Batch batch(*this, tx);
      const std::size_t end = std::min(all.size(), at + kCases);
      for (std::size_t i = at; i < end; ++i) batch.meeting(all[i]);
      batch.write();
      if (end == all.size())
        tx.run("UPDATE report_cursor SET meetings_at = :now, at = :now WHERE id = 1", now);
    });
    if (all.empty()) break;
  }
  return static_cast<std::int64_t>(all.size());
}

std::int64_t Follower::fill(Millis now, const Progress& progress) {
  // From here on what changes is followed; what was there is filled in below.
  std::int64_t last = 0;
  database_.write([&](storage::Transaction& tx) {
    Cursor cursor;
    cursor.streams = streams_.digest();
    // Lower numbers may still be on their way: the newest are read again when all is filled in.
    const auto newest = tx.value<std::optional<std::int64_t>>("SELECT MAX(id) FROM case_steps").value_or(std::nullopt).value_or(0);
    cursor.event = std::max<std::int64_t>(0, newest - 2000);
    tx.each<std::int64_t, std::int64_t>("SELECT pass, number FROM case_redatings ORDER BY pass DESC, number DESC LIMIT 1",
                                        [&](std::int64_t pass, std::int64_t batch) {
                                          cursor.pass = pass;
                                          cursor.batch = batch;
                                        });
    last = tx.value<std::optional<std::int64_t>>("SELECT MAX(id) FROM case_heads").value_or(std::nullopt).value_or(0);
    tx.run("DELETE FROM report_count");
    tx.run("DELETE FROM report_gap");
    tx.run("DELETE FROM report_stay WHERE source = 0");
    tx.run("DELETE FROM report_cursor");
    // Visits and days keep their corrections: only their counts are made anew.
    Batch batch(*this, tx);
    for (const int source : {static_cast<int>(kVisit), static_cast<int>(kDay_)})
      for (const auto& [id, stays] : stored_stays(tx, source, ">= 0"))
        for (const Stay& stay : stays) batch.tally.add(stay, 1);
    batch.write();
    // Not done yet: counted_until is 0 until the end.
    put_cursor(tx, cursor);
  });
  fresh_.clear();
  constexpr std::int64_t kRange = 300;
  for (std::int64_t from = 0; from < last; from += kRange) {
    database_.write([&](storage::Transaction& tx) {
      for (const std::string& key : fresh_) keys_.erase(key);
      fresh_.clear();
      Batch batch(*this, tx);
      batch.cases(fmt::format("BETWEEN {} AND {}", from + 1, from + kRange));
      batch.write();
    });
    fresh_.clear();
    if (progress) progress(std::min(from + kRange, last), last);
  }
  return last + follow_meetings(now);
}

std::int64_t Follower::recount(Millis now, const Progress& progress) {
  keys_.clear();
  return fill(now, progress) + follow(now);
}

std::int64_t Follower::follow(Millis now, const Progress& progress) {
  std::int64_t done = 0;
  const auto before = database_.read([](storage::Session& session) { return cursor_of(session); });
  // Never finished, or the streams say something else now.
  if (!before || before->streams != streams_.digest() || before->meetings_at == 0) done += fill(now, progress);
  while (true) {
    std::vector<std::int64_t> ids, seen, found_gaps;
    Cursor cursor;
    std::map<std::int64_t, Millis> gaps;
    database_.read([&](storage::Session& session) {
      cursor = *cursor_of(session);
      session.each<std::int64_t, std::int64_t>(
          "SELECT id, case_id FROM case_steps WHERE id > :event ORDER BY id LIMIT :most",
          [&](std::int64_t id, std::int64_t case_id) {
            // A hole of thousands is a sequence that jumped (a restored server), not writers at work.
            if (id - (seen.empty() ? cursor.event : seen.back()) < 1000)
              for (std::int64_t missing = (seen.empty() ? cursor.event : seen.back()) + 1; missing < id; ++missing)
                gaps.emplace(missing, now);
            seen.push_back(id);
            ids.push_back(case_id);
          },
          cursor.event, kEvents);
      session.each<std::int64_t, std::int64_t>(
          "SELECT s.id, s.case_id FROM report_gap g JOIN case_steps s ON s.id = g.event",
          [&](std::int64_t id, std::int64_t case_id) {
            found_gaps.push_back(id);
            ids.push_back(case_id);
          });
      std::vector<std::pair<std::int64_t, std::int64_t>> ranges;
      session.each<std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
          "SELECT pass, number, from_case, to_case FROM case_redatings WHERE pass > :pass OR (pass = :same AND number > :batch) "
          "ORDER BY pass, number",
          [&](std::int64_t pass, std::int64_t batch, std::int64_t from, std::int64_t to) {
            cursor.pass = pass;
            cursor.batch = batch;
            ranges.emplace_back(from, to);
          },
          cursor.pass, cursor.pass, cursor.batch);
      for (const auto& [from, to] : ranges)
        session.each<std::int64_t>("SELECT id FROM case_heads WHERE id BETWEEN :from AND :to",
                                   [&](std::int64_t id) { ids.push_back(id); }, from, to);
    });
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (!seen.empty()) cursor.event = seen.back();
    for (std::size_t at = 0; at + kCases < ids.size(); at += kCases) {
      const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(at);
      follow_cases({begin, begin + static_cast<std::ptrdiff_t>(kCases)}, {});
    }
    const std::size_t rest = ids.empty() ? 0 : (ids.size() - 1) / kCases * kCases;
    follow_cases({ids.begin() + static_cast<std::ptrdiff_t>(rest), ids.end()}, [&](storage::Transaction& tx) {
      for (const auto& [event, at] : gaps)
        tx.run("INSERT INTO report_gap (event, seen_at) VALUES (:event, :at) ON CONFLICT (event) DO NOTHING", event, at);
      for (const std::int64_t event : found_gaps) tx.run("DELETE FROM report_gap WHERE event = :event", event);
      tx.run("DELETE FROM report_gap WHERE seen_at < :old", now - kPatience);
      cursor.at = std::max(cursor.at, now);
      put_cursor(tx, cursor);
    });
    done += static_cast<std::int64_t>(ids.size());
    if (seen.size() < static_cast<std::size_t>(kEvents)) break;
  }
  return done + follow_meetings(now);
}

Millis counted_until(storage::Session& session) {
  const auto cursor = cursor_of(session);
  return cursor ? cursor->at : 0;
}

}  // namespace langnghe::insight
