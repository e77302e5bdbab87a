#include "ledger/log.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "base/keys.h"
#include "base/log.h"
#include "base/result.h"
#include "ledger/ledger.h"
#include "ledger/memory.h"
#include "ledger/opening.h"
#include "ledger/proof.h"
#include "ledger/store.h"
#include "ledger/wake.h"

namespace langnghe::ledger {
namespace {

using Steady = std::chrono::steady_clock;

// "langnghe" as a number: one lock for this purpose in the whole database.
constexpr std::int64_t kAdvisoryLock = 0x6C616E676E676865;
// How often to look for entries and checkpoints of other processes.
constexpr std::chrono::milliseconds kLookAround{250};

// What readers see: the newest checkpoint that is durable.
struct Published {
  std::int64_t size = 0;
  std::int64_t next_id = 1;
  std::string note;
};

struct Batch {
  std::vector<Range> runs;                 // what is numbered, in order
  std::vector<std::pair<TilePath, std::vector<Hash>>> tiles;
  Edge edge;                               // after it
  std::int64_t next_id = 1;
};

}  // namespace

struct Log::State {
  State(storage::Database& db, const Clock& c, LogOptions o)
      : database(db), clock(c), options(std::move(o)) {}

  storage::Database& database;
  const Clock& clock;
  LogOptions options;
  std::optional<Signer> signer;
  std::vector<std::string> origins;  // set once

  // The sequencer's own: guarded by sequencing.
  std::mutex sequencing;
  Opened opened;

  std::mutex mutex;  // guards what follows
  std::condition_variable published_changed;
  std::condition_variable wake_up;
  Published published;
  std::string trouble;
  bool stop = false;

  std::atomic<bool> woken{false};
  std::thread thread;
  std::optional<Bell> bell;

  bool sqlite() const { return database.dialect() == storage::Dialect::kSqlite; }

  void ring() {
    if (woken.exchange(true)) return;
    const std::lock_guard lock(mutex);
    wake_up.notify_one();
  }

  void publish(const Opened& now) {
    const std::lock_guard lock(mutex);
    published = {now.edge.size(), now.next_id, now.note};
    published_changed.notify_all();
  }

  Published seen() {
    const std::lock_guard lock(mutex);
    return published;
  }

  void set_trouble(const std::string& what) {
    const std::lock_guard lock(mutex);
    if (what == trouble) return;
    trouble = what;
    if (!what.empty()) log_error(what);
  }

  // Takes over what another process did. Throws SetupError when the database went back.
  void refresh() {
    const auto size_there = database.read([](storage::Session& session) {
      return session.value<std::int64_t>("SELECT size FROM log_head WHERE id = 1");
    });
    if (size_there == opened.edge.size()) return;
    Opened now = database.read([&](storage::Session& session) {
      Opened fresh = open_tables(session, options);
      const std::int64_t size = opened.edge.size();
      const bool back = fresh.epoch < opened.epoch || fresh.edge.size() < size ||
                        (size > 0 && Edge::load(tile_reader(session), size).root() != opened.edge.root());
      if (back)
        throw SetupError("ledger: the database went back to an older state while it was in use;"
                         " nothing is signed; bring the newer one back and start again");
      return fresh;
    });
    if (now.edge.size() == opened.edge.size() && now.epoch == opened.epoch) return;
    if (now.epoch != opened.epoch)
      throw SetupError("ledger: another process went on under a new name (adopt); start again");
    if (options.sequence) remember(options.memory_directory, now.note);
    opened = std::move(now);
    publish(opened);
  }

  // Hands out what is durable but not yet known to readers. First into the memory beside the
  // keys, so that nobody holds a receipt that this machine could forget.
  void settle() {
    if (seen().size == opened.edge.size()) return;
    remember(options.memory_directory, opened.note);
    publish(opened);
  }

  Batch next_batch() {
    Batch batch{{}, {}, opened.edge, opened.next_id};
    const auto full = [&](int level, std::int64_t n, std::span<const Hash> hashes) {
      batch.tiles.push_back({{level, n, kTileWidth}, {hashes.begin(), hashes.end()}});
    };
    const auto take = [&](std::int64_t id, const std::string& entry) {
      const std::int64_t seq = batch.edge.size();
      if (batch.runs.empty() || batch.runs.back().id + batch.runs.back().count != id)
        batch.runs.push_back({seq, id, 0});
      ++batch.runs.back().count;
      batch.edge.append(leaf_hash(entry), full);
      batch.next_id = id + 1;
    };
    database.read([&](storage::Session& session) {
      if (sqlite())
        session.each<std::int64_t, std::string>(
            "SELECT id, entry FROM ledger_entry WHERE id >= :next ORDER BY id LIMIT :most", take,
            opened.next_id, options.batch);
      else
        session.each<std::int64_t, std::string>(
            "SELECT e.id, e.entry FROM ledger_pending p JOIN ledger_entry e ON e.id = p.id"
            " ORDER BY p.id LIMIT :most",
            take, options.batch);
    });
    batch.edge.partial([&](int level, std::int64_t n, std::span<const Hash> hashes) {
      batch.tiles.push_back({{level, n, static_cast<int>(hashes.size())}, {hashes.begin(), hashes.end()}});
    });
    return batch;
  }

  enum class Outcome { kDone, kOthersTurn, kStale };

  // One transaction: numbers, tiles, checkpoint. Signs only when the database still is at the tree
  // that the batch extends.
  std::pair<Outcome, std::string> commit(const Batch& batch) {
    return database.write([&](storage::Transaction& transaction) -> std::pair<Outcome, std::string> {
      if (!sqlite() &&
          transaction.value<std::int64_t>(
              "SELECT CAST(pg_try_advisory_xact_lock(CAST(:key AS BIGINT)) AS INTEGER)",
              kAdvisoryLock) != std::int64_t{1})
        return {Outcome::kOthersTurn, {}};
      const std::int64_t old_size = opened.edge.size();
      const std::int64_t size = batch.edge.size();
      if (transaction.run("UPDATE log_head SET size = :new WHERE id = 1 AND size = :old", size,
                          old_size) != 1)
        return {Outcome::kStale, {}};
      const auto last = last_checkpoint(transaction);
      if ((last ? last->size : 0) != old_size ||
          (last && last->root != base64(view(opened.edge.root()))))
        throw SetupError("ledger: the stored checkpoint is not the tree in memory; nothing is"
                         " signed; run `langnghe fsck`");
      const auto before = last_range(transaction);
      for (const Range& run : batch.runs) {
        // A run that goes on where the last one ended lengthens it: one row for a life on SQLite.
        if (&run == &batch.runs.front() && before && before->id + before->count == run.id)
          transaction.run("UPDATE log_range SET count = count + :more WHERE seq = :seq", run.count,
                          before->seq);
        else
          transaction.run("INSERT INTO log_range (seq, id, count) VALUES (:seq, :id, :count)",
                          run.seq, run.id, run.count);
        if (!sqlite() && transaction.run("DELETE FROM ledger_pending WHERE id >= :first AND id < :end",
                                         run.id, run.id + run.count) != run.count)
          throw SetupError("ledger: an entry was numbered twice; nothing is signed; run `langnghe fsck`");
      }
      for (const auto& [tile, hashes] : batch.tiles) put_tile(transaction, tile.level, tile.n, hashes);
      const Hash root = batch.edge.root();
      std::string note = signer->sign(Checkpoint{opened.origin, size, root}.text());
      transaction.run(
          "INSERT INTO log_checkpoint (size, root, note, at) VALUES (:size, :root, :note, :at)", size,
          base64(view(root)), note, clock.now());
      return {Outcome::kDone, std::move(note)};
    });
  }

  // One batch; true when there was something to number. `again`: there is more at once, not
  // only what came in meanwhile.
  bool sequence_batch(bool& again) {
    const std::lock_guard lock(sequencing);
    again = false;
    try {
      settle();
      if (!sqlite()) refresh();
      Batch batch = next_batch();
      if (batch.runs.empty()) {
        set_trouble("");
        return false;
      }
      auto [outcome, note] = commit(batch);
      if (outcome == Outcome::kOthersTurn) return false;
      again = outcome == Outcome::kStale || batch.edge.size() - opened.edge.size() >= options.batch;
      if (outcome == Outcome::kStale) {
        refresh();
        return true;
      }
      opened.edge = std::move(batch.edge);
      opened.next_id = batch.next_id;
      opened.note = std::move(note);
      // Only after the commit, so that the memory is never ahead of the database by itself.
      settle();
      set_trouble("");
      return true;
    } catch (const std::exception& error) {
      set_trouble(error.what());
      // The commit may have arrived although the answer did not: start from what is stored.
      try {
        refresh();
      } catch (const std::exception& worse) {
        set_trouble(worse.what());
      }
      return false;
    }
  }

  void run() {
    auto allowed = Steady::now();
    std::unique_lock lock(mutex);
    while (!stop) {
      wake_up.wait_for(lock, kLookAround, [&] { return stop || woken.load(); });
      // Who comes right after a checkpoint waits for company.
      wake_up.wait_until(lock, allowed, [&] { return stop; });
      if (stop) return;
      woken = false;
      lock.unlock();
      bool any = false;
      if (options.sequence)
        // Under load there is always something new: who follows it at once makes a checkpoint
        // and rewrites the edge of the tree for a handful of entries, without end.
        for (bool again = true; again && sequence_batch(again);) any = true;
      else
        follow();
      if (any) allowed = Steady::now() + options.pace;
      lock.lock();
    }
  }

  void follow() {
    const std::lock_guard lock(sequencing);
    try {
      refresh();
    } catch (const std::exception& error) {
      set_trouble(error.what());
    }
  }

  std::optional<std::int64_t> index_of(std::int64_t entry_id, std::int64_t size) {
    const auto seq =
        database.read([&](storage::Session& session) { return seq_of(session, entry_id); });
    if (!seq || *seq >= size) return std::nullopt;
    return seq;
  }
};

Log::Log(storage::Database& database, const Clock& clock, LogOptions options)
    : state_(std::make_unique<State>(database, clock, std::move(options))) {
  State& s = *state_;
  set_subject_key(s.options.subject_key);
  std::optional<Remembered> remembered;
  if (s.options.sequence) remembered = recall(s.options.memory_directory);
  s.opened = database.read([&](storage::Session& session) {
    Opened opened = open_tables(session, s.options);
    if (s.options.sequence)
      if (const auto why = contradiction(session, opened, remembered, s.options))
        throw SetupError(*why);
    return opened;
  });
  s.signer.emplace(s.opened.origin, s.options.seed);
  s.origins = s.opened.origins;
  if (s.options.sequence) {
    if (!s.opened.begun)
      database.write([&](storage::Transaction& transaction) {
        transaction.run(
            "INSERT INTO log_epoch (number, origin, from_size, at, before)"
            " VALUES (1, :origin, 0, :at, '') ON CONFLICT (number) DO NOTHING",
            s.opened.origin, clock.now());
      });
    if (!s.opened.note.empty() && Checkpoint::of_note(s.opened.note)->origin == s.opened.origin)
      remember(s.options.memory_directory, s.opened.note);
  }
  if (s.options.sequence) {
    std::string keys;
    for (const std::string& key : verifier_keys()) keys += key + "\n";
    write_durably(s.options.memory_directory + "/log.vkey", keys, 0644);
  }
  s.publish(s.opened);
  s.woken = true;  // what was committed before a crash waits for its number
  s.bell.emplace([&s] { s.ring(); });
  s.thread = std::thread([&s] { s.run(); });
}

Log::~Log() {
  state_->bell.reset();
  {
    const std::lock_guard lock(state_->mutex);
    state_->stop = true;
    state_->wake_up.notify_all();
    state_->published_changed.notify_all();
  }
  state_->thread.join();
}

void Log::notify() { state_->ring(); }

bool Log::sequence_now() {
  bool any = false, again = false;
  while (state_->sequence_batch(again)) any = true;
  return any;
}

bool Log::wait_for(std::int64_t entry_id, std::chrono::milliseconds timeout) {
  const auto end = Steady::now() + timeout;
  while (true) {
    const Published now = state_->seen();
    // On SQLite numbers follow ids, so no look into the tables is needed.
    if (state_->sqlite() ? entry_id < now.next_id : state_->index_of(entry_id, now.size).has_value())
      return true;
    std::unique_lock lock(state_->mutex);
    if (state_->stop || Steady::now() >= end) return false;
    state_->published_changed.wait_until(
        lock, end, [&] { return state_->stop || state_->published.size != now.size; });
  }
}

std::optional<std::int64_t> Log::index_of(std::int64_t entry_id) {
  return state_->index_of(entry_id, state_->seen().size);
}

std::optional<std::string> Log::receipt(std::int64_t entry_id) {
  const Published now = state_->seen();
  return state_->database.read([&](storage::Session& session) -> std::optional<std::string> {
    const auto seq = seq_of(session, entry_id);
    if (!seq || *seq >= now.size) return std::nullopt;
    auto row = stored(session, entry_id);
    if (!row) return std::nullopt;
    Proof proof;
    proof.extra = Opening{std::move(row->entry), std::move(row->salt), std::move(row->payload)}.text();
    proof.index = *seq;
    proof.path = inclusion_proof(node_reader(tile_reader(session), now.size), *seq, now.size);
    proof.checkpoint = now.note;
    return proof.text();
  });
}

std::int64_t Log::size() { return state_->seen().size; }
std::string Log::checkpoint() { return state_->seen().note; }

std::optional<std::string> Log::tile(int level, std::int64_t n, int width) {
  if (level < 0 || width < 1 || tile_width(level, n, state_->seen().size) < width)
    return std::nullopt;
  auto bytes = state_->database.read(
      [&](storage::Session& session) { return stored_tile(session, level, n); });
  const auto length = static_cast<std::size_t>(width) * 32;
  if (!bytes || bytes->size() < length) return std::nullopt;
  bytes->resize(length);
  return bytes;
}

std::optional<std::string> Log::entries(std::int64_t n, int width) {
  if (width < 1 || tile_width(0, n, state_->seen().size) < width) return std::nullopt;
  std::string bundle;
  int count = 0;
  state_->database.read([&](storage::Session& session) {
    for (const Range& range : ranges(session, n * kTileWidth, n * kTileWidth + width))
      session.each<std::string>(
          "SELECT entry FROM ledger_entry WHERE id >= :first AND id < :end ORDER BY id",
          [&](const std::string& entry) {
            add_to_bundle(bundle, entry);
            ++count;
          },
          range.id, range.id + range.count);
  });
  if (count != width) return std::nullopt;
  return bundle;
}

std::string Log::trouble() {
  const std::lock_guard lock(state_->mutex);
  return state_->trouble;
}

std::string Log::verifier_key() const { return state_->signer->verifier().text(); }

std::vector<std::string> Log::verifier_keys() const {
  std::vector<std::string> out;
  for (const std::string& name : state_->origins)
    out.push_back(Signer(name, state_->options.seed).verifier().text());
  return out;
}

std::optional<std::string> begun_origin(storage::Database& database) {
  return database.read([](storage::Session& session) -> std::optional<std::string> {
    const auto all = epochs(session);
    if (all.empty()) return std::nullopt;
    return all.front().origin;
  });
}

const std::string& Log::origin() const { return state_->signer->verifier().name; }

}  // namespace langnghe::ledger
