#include <algorithm>
#include <chrono>
#include <deque>
#include <set>
#include <thread>
#include <unordered_map>

#include "base/json.h"
#include "casework/clock_facts.h"
#include "casework/redating_store.h"
#include "casework/step.h"
#include "casework/store.h"
#include "ledger/ledger.h"
#include "notices/notices.h"

namespace langnghe::casework {
namespace {

constexpr std::size_t kSamples = 20;
constexpr int kRounds = 5;

// What terms that are alike come to.
struct Outcome {
  bool refused = false;
  Millis due = 0;
  std::string version, reasons;
};

// A term that moves.
struct Move {
  std::int64_t clock = 0;
  const Outcome* to = nullptr;
};

struct CaseMove {
  RedatedCase change;   // new date equal to the old one: only a later term moves
  std::int64_t unit = 0;
  std::string code;
  bool counted = false, waiting = false;  // in the queue's counts
  std::vector<Move> moves;
  bool dated() const {
    return change.old_due != change.new_due || change.old_rule != change.new_rule;
  }
};

// Looks at the running terms of a range of cases. One thread each.
class Scan {
 public:
  Scan(const Room& room, Millis at) : room_(room), at_(at) {}

  void run(storage::Session& session, std::int64_t from, std::int64_t to) {
    scan_running_clocks(session, from, to, [&](OpenClock&& clock) {
      if (clock.one.id != now_.change.id) finish();
      if (now_.change.id == 0) start(clock);
      look(clock);
    });
    finish();
  }

  std::vector<CaseMove> moves;
  RedatingCount count;

 private:
  struct Due {
    Millis at;
    std::string rule;
    bool duty;
  };

  void start(const OpenClock& clock) {
    now_.change = {clock.one.id, clock.one.version, clock.one.due_at, {}, clock.one.due_rule, {}};
    now_.unit = clock.one.unit;
    now_.counted = !clock.sealed && clock.one.phase != "rest" && clock.one.state != "answered";
    now_.waiting = clock.one.phase == "waiting";
    now_.code = clock.one.code;
  }

  void look(const OpenClock& open) {
    ++count.terms;
    const RunningClock& clock = open.clock;
    Millis due = clock.due_at.value_or(0);
    std::string_view version = clock.version;
    if (!clock.target) {
      const Outcome& outcome = compute(open);
      if (outcome.refused) {
        ++count.refused;
      } else if (outcome.due != due || outcome.version != clock.version) {
        now_.moves.push_back({clock.id, &outcome});
        ++count.moved;
        const Millis shift = outcome.due - due;
        count.earliest_shift = std::min(count.earliest_shift, shift);
        count.latest_shift = std::max(count.latest_shift, shift);
        sample(open, outcome);
        due = outcome.due;
        version = outcome.version;
      }
    }
    nearest(due, clock.rule, version);
  }

  // As a step would set it: the nearest term somebody has to keep.
  void nearest(Millis due, const std::string& rule, std::string_view version) {
    const legalclock::Rule* found = room_.law.rules.find(version);
    const bool duty = found == nullptr || found->nature == legalclock::Nature::kDeadline;
    if (due_ && (due_->duty ? !duty || due >= due_->at : !duty && due >= due_->at)) return;
    due_ = {due, rule, duty};
  }

  // Once for all terms that are alike.
  const Outcome& compute(const OpenClock& open) {
    const std::string key = alike(room_, open);
    if (const auto found = known_.find(key); found != known_.end()) return *found->second;
    Outcome out;
    const auto deadline =
        legalclock::compute(room_.law, open.clock.rule, clock_facts(room_, open.one, open.clock), at_);
    if (deadline) {
      out.due = deadline->earliest();
      out.version = deadline->version;
      out.reasons = legalclock::reasons_json(deadline->reasons);
    } else {
      out.refused = true;
    }
    outcomes_.push_back(std::move(out));
    known_.emplace(key, &outcomes_.back());
    return outcomes_.back();
  }

  void sample(const OpenClock& open, const Outcome& outcome) {
    if (open.sealed || count.samples.size() >= kSamples || !sampled_.insert(open.one.unit).second) return;
    count.samples.push_back({open.one.code, open.one.unit, open.clock.rule,
                             open.clock.due_at.value_or(0), outcome.due, outcome.reasons});
  }

  void finish() {
    if (now_.change.id != 0 && due_ && !now_.moves.empty()) {
      now_.change.new_due = due_->at;
      now_.change.new_rule = due_->rule;
      if (now_.dated()) {
        ++count.cases;
        ++count.by_unit[now_.unit];
      }
      moves.push_back(std::move(now_));
    }
    now_ = {};
    due_.reset();
  }

  const Room& room_;
  const Millis at_;
  CaseMove now_;
  std::optional<Due> due_;
  std::deque<Outcome> outcomes_;
  std::unordered_map<std::string, const Outcome*> known_;
  std::set<std::int64_t> sampled_;
};

// Everything, in as many threads as there are processors; the scans own what moves point to.
std::vector<std::unique_ptr<Scan>> scan_all(const Room& room, storage::Database& database, Millis at) {
  const auto [first, last] = database.read([](storage::Session& session) {
    return session
        .row<std::optional<std::int64_t>, std::optional<std::int64_t>>("SELECT MIN(id), MAX(id) FROM cases")
        .value_or(std::tuple{std::nullopt, std::nullopt});
  });
  const auto threads = std::clamp<std::int64_t>(std::thread::hardware_concurrency(), 1, 4);
  std::vector<std::unique_ptr<Scan>> scans;
  if (!first || !last) return scans;
  const std::int64_t step = (*last - *first) / threads + 1;
  std::vector<std::thread> running;
  std::vector<std::exception_ptr> failures(static_cast<std::size_t>(threads));
  for (std::int64_t i = 0; i < threads; ++i) {
    scans.push_back(std::make_unique<Scan>(room, at));
    running.emplace_back([&, i, from = *first + i * step, scan = scans.back().get()] {
      try {
        database.read([&](storage::Session& session) { scan->run(session, from, from + step - 1); });
      } catch (...) {
        failures[static_cast<std::size_t>(i)] = std::current_exception();
      }
    });
  }
  for (std::thread& one : running) one.join();
  for (const auto& failure : failures)
    if (failure) std::rethrow_exception(failure);
  return scans;
}

void add(RedatingCount& sum, const RedatingCount& part) {
  sum.terms += part.terms;
  sum.moved += part.moved;
  sum.cases += part.cases;
  sum.refused += part.refused;
  for (const auto& [unit, cases] : part.by_unit) sum.by_unit[unit] += cases;
  sum.earliest_shift = std::min(sum.earliest_shift, part.earliest_shift);
  sum.latest_shift = std::max(sum.latest_shift, part.latest_shift);
  for (const RedatingSample& one : part.samples)
    if (sum.samples.size() < kSamples) sum.samples.push_back(one);
}

double since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// "[1,2,3]" for SQLite, "{1,2,3}" for PostgreSQL.
std::string id_list(storage::Dialect dialect, const std::vector<std::int64_t>& ids) {
  const bool sqlite = dialect == storage::Dialect::kSqlite;
  std::string out(1, sqlite ? '[' : '{');
  for (const std::int64_t id : ids) out += (out.size() > 1 ? "," : "") + std::to_string(id);
  return out + (sqlite ? ']' : '}');
}

class Writer {
 public:
  Writer(const Room& room, storage::Database& database, const RedatingOrder& order, Millis at)
      : room_(room), database_(database), order_(order), at_(at) {
    database_.read([&](storage::Session& session) {
      // Few against all cases: who wants to be told.
      session.each<std::int64_t>("SELECT subject FROM notice_choice WHERE room = 'case' AND channel <> 0",
                                 [&](std::int64_t id) { wants_.insert(id); });
    });
  }

  // A pass that was cut off goes on under its number.
  void begin() {
    database_.write([&](storage::Transaction& tx) {
      const auto open = tx.row<std::int64_t, Millis, std::string, std::int64_t, std::int64_t>(
          "SELECT id, started_at, words, officer, cases FROM redating_pass WHERE ended_at IS NULL ORDER BY id LIMIT 1");
      if (open) {
        std::tie(pass_, started_at_, words_, officer_, cases_) = *open;
        number_ = tx.value<std::int64_t>("SELECT COUNT(*) FROM redating_batch WHERE pass = :pass", pass_).value_or(0);
        return;
      }
      started_at_ = at_;
      words_ = order_.words;
      officer_ = order_.officer;
      cases_ = 0;
      number_ = 0;
      pass_ = *tx.value<std::int64_t>(
          "INSERT INTO redating_pass (started_at, words, officer, cases) VALUES (:at, :words, :officer, 0) RETURNING id",
          at_, words_, officer_);
      record_pass(tx, "redating.begun", std::nullopt);
    });
  }

  // One transaction; says how many cases had been moved by somebody meanwhile.
  int batch(std::vector<CaseMove*> moves) {
    int lost = 0;
    database_.write([&](storage::Transaction& tx) {
      lost = 0;
      written_ = 0;
      const auto fresh = unmoved(tx, moves, lost);
      std::map<const Outcome*, std::vector<std::int64_t>> clocks;
      std::map<std::pair<Millis, std::string>, std::vector<std::int64_t>> cases;
      std::map<OpenDay, int> days;
      std::vector<RedatedCase> list;
      for (const CaseMove* one : fresh) {
        for (const Move& move : one->moves) clocks[move.to].push_back(move.clock);
        if (!one->dated()) continue;
        cases[{*one->change.new_due, one->change.new_rule}].push_back(one->change.id);
        list.push_back(one->change);
        if (!one->counted) continue;
        --days[{one->unit, open_day(one->change.old_due), one->waiting}];
        ++days[{one->unit, open_day(one->change.new_due), one->waiting}];
      }
      for (const auto& [to, ids] : clocks) set_clocks(tx, *to, ids);
      for (const auto& [due, ids] : cases) set_cases(tx, due.first, due.second, ids);
      for (const auto& [where, change] : days)
        if (change != 0) count_open(tx, where, change);
      if (list.empty()) return;
      const std::string text = redated_text(list);
      tx.run("INSERT INTO redating_batch (pass, number, at, from_case, to_case, list) "
             "VALUES (:pass, :number, :at, :from_case, :to_case, :list)",
             pass_, number_, at_, list.front().id, list.back().id, text);
      JsonWriter json;
      json.object();
      json.field("pass", pass_);
      json.field("cases", list.size());
      json.field("state", digest_of_list(text));
      json.end();
      ledger::append(tx, {"redating.batch", batch_subject(pass_, number_), "", json.text()}, at_);
      tx.run("UPDATE redating_pass SET cases = cases + :more WHERE id = :id", list.size(), pass_);
      written_ = list.size();
      cases_after_ = cases_ + static_cast<std::int64_t>(list.size());
      record_pass_state(tx);
      for (const CaseMove* one : fresh)
        if (one->dated() && wants_.contains(one->change.id)) tell(tx, *one);
    });
    if (written_ > 0) {
      ++number_;
      cases_ = cases_after_;
      written_ = 0;
    }
    return lost;
  }

  void end() {
    database_.write([&](storage::Transaction& tx) {
      tx.run("UPDATE redating_pass SET ended_at = :at WHERE id = :id", at_, pass_);
      record_pass(tx, "redating.done", at_);
    });
  }

 private:
  // Those that nobody has touched since the scan.
  std::vector<const CaseMove*> unmoved(storage::Transaction& tx, const std::vector<CaseMove*>& moves, int& lost) {
    std::vector<std::int64_t> ids;
    for (const CaseMove* one : moves) ids.push_back(one->change.id);
    std::unordered_map<std::int64_t, std::int64_t> versions;
    const auto keep = [&](std::int64_t id, std::int64_t version) { versions[id] = version; };
    const std::string list = id_list(tx.dialect(), ids);
    if (tx.dialect() == storage::Dialect::kSqlite)
      tx.each<std::int64_t, std::int64_t>(
          "SELECT id, version FROM cases WHERE id IN (SELECT value FROM json_each(:ids))", keep, list);
    else
      tx.each<std::int64_t, std::int64_t>(
          "SELECT id, version FROM cases WHERE id = ANY(CAST(:ids AS BIGINT[])) FOR UPDATE", keep, list);
    std::vector<const CaseMove*> out;
    for (const CaseMove* one : moves) {
      const auto found = versions.find(one->change.id);
      if (found != versions.end() && found->second == one->change.version)
        out.push_back(one);
      else
        ++lost;
    }
    return out;
  }

  // A new end of a term is urged anew, unless it lies in the past already.
  void set_clocks(storage::Transaction& tx, const Outcome& to, const std::vector<std::int64_t>& ids) {
    const std::string list = id_list(tx.dialect(), ids);
    if (tx.dialect() == storage::Dialect::kSqlite)
      tx.run("UPDATE case_clock SET due_at = :due, version = :version, reasons = :reasons, "
             "urged = CASE WHEN :due > :now THEN 0 ELSE urged END "
             "WHERE id IN (SELECT value FROM json_each(:ids))",
             to.due, to.version, to.reasons, at_, list);
    else
      tx.run("UPDATE case_clock SET due_at = CAST(:due AS BIGINT), version = :version, reasons = :reasons, "
             "urged = CASE WHEN CAST(:due AS BIGINT) > CAST(:now AS BIGINT) THEN 0 ELSE urged END "
             "WHERE id = ANY(CAST(:ids AS BIGINT[]))",
             to.due, to.version, to.reasons, at_, list);
  }

  void set_cases(storage::Transaction& tx, Millis due, const std::string& rule, const std::vector<std::int64_t>& ids) {
    const std::string list = id_list(tx.dialect(), ids);
    if (tx.dialect() == storage::Dialect::kSqlite)
      tx.run("UPDATE cases SET due_at = :due, due_rule = :rule WHERE id IN (SELECT value FROM json_each(:ids))",
             due, rule, list);
    else
      tx.run("UPDATE cases SET due_at = :due, due_rule = :rule WHERE id = ANY(CAST(:ids AS BIGINT[]))",
             due, rule, list);
  }

  void tell(storage::Transaction& tx, const CaseMove& one) {
    if (!one.change.old_due || !one.change.new_due) return;
    notices::Notice notice;
    notice.to = {"case", one.change.id};
    notice.what = "case.redated";
    notice.code = one.code;
    notice.link = "/track";
    notice.args = {notices::Arg::day("old", local_date(*one.change.old_due - 1)),
                   notices::Arg::day("due", local_date(*one.change.new_due - 1))};
    notice.dedupe = "redating/" + std::to_string(pass_) + "/" + std::to_string(one.change.id) + "/" +
                    std::to_string(*one.change.new_due);
    notices::put(tx, notice, at_);
  }

  void record_pass(storage::Transaction& tx, const char* kind, std::optional<Millis> ended_at) {
    JsonWriter json;
    json.object();
    json.field("officer", officer_);
    json.field("cases", cases_);
    json.field("state", digest_of_pass(pass_, started_at_, ended_at, words_, officer_, cases_));
    json.end();
    ledger::append(tx, {kind, pass_subject(pass_), "", json.text()}, at_);
  }
  // The count of the pass has moved with the batch.
  void record_pass_state(storage::Transaction& tx) {
    JsonWriter json;
    json.object();
    json.field("state", digest_of_pass(pass_, started_at_, std::nullopt, words_, officer_, cases_after_));
    json.end();
    ledger::append(tx, {"redating.going", pass_subject(pass_), "", json.text()}, at_);
  }

  const Room& room_;
  storage::Database& database_;
  const RedatingOrder& order_;
  const Millis at_;
  std::set<std::int64_t> wants_;
  std::int64_t pass_ = 0, number_ = 0, officer_ = 0, cases_ = 0, cases_after_ = 0;
  std::size_t written_ = 0;
  Millis started_at_ = 0;
  std::string words_;
};

}  // namespace

RedatingCount preview_redating(const Room& room, storage::Database& database, Millis at) {
  const auto begin = std::chrono::steady_clock::now();
  RedatingCount sum;
  for (const auto& scan : scan_all(room, database, at)) add(sum, scan->count);
  sum.seconds = since(begin);
  return sum;
}

RedatingCount redate_cases(const Room& room, storage::Database& database, const RedatingOrder& order,
                           Millis at) {
  const auto begin = std::chrono::steady_clock::now();
  RedatingCount sum;
  Writer writer(room, database, order, at);
  bool begun = false;
  for (int round = 0; round < kRounds; ++round) {
    const auto scans = scan_all(room, database, at);
    std::vector<CaseMove*> moves;
    RedatingCount part;
    for (const auto& scan : scans) {
      add(part, scan->count);
      for (CaseMove& one : scan->moves) moves.push_back(&one);
    }
    if (round > 0) part.terms = 0;
    add(sum, part);
    const bool unfinished = database.read([](storage::Session& session) {
      return session.value<std::int64_t>("SELECT id FROM redating_pass WHERE ended_at IS NULL").has_value();
    });
    if (moves.empty() && !begun && !unfinished) break;
    if (!begun) writer.begin();
    begun = true;
    std::int64_t lost = 0;
    const auto size = static_cast<std::size_t>(std::max(1, order.batch));
    for (std::size_t done = 0; done < moves.size();) {
      const std::size_t end = std::min(moves.size(), done + size);
      lost += writer.batch({moves.begin() + static_cast<std::ptrdiff_t>(done),
                            moves.begin() + static_cast<std::ptrdiff_t>(end)});
      done = end;
      if (order.progress) order.progress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(moves.size()));
    }
    if (lost == 0) break;
  }
  if (begun) writer.end();
  sum.seconds = since(begin);
  return sum;
}

}  // namespace langnghe::casework
