#include "ledger/fsck.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <unordered_map>

#include "base/result.h"
#include "ledger/entry.h"
#include "ledger/ledger.h"
#include "ledger/memory.h"
#include "ledger/opening.h"
#include "ledger/store.h"

namespace langnghe::ledger {
namespace {

constexpr std::int64_t kPage = 2000;

// Tag of the subject and first part of the kind, hashed: what a state is recorded under.
using Key = std::array<std::uint8_t, 16>;
struct KeyHash {
  std::size_t operator()(const Key& key) const {
    std::size_t out;
    std::memcpy(&out, key.data(), sizeof out);
    return out;
  }
};
Key key_of(std::string_view tag, std::string_view name) {
  const Hash hash = sha256(std::string(tag) + std::string(name));
  Key out;
  std::copy_n(hash.begin(), out.size(), out.begin());
  return out;
}

struct Latest {
  enum class What : std::uint8_t { kDigest, kGone, kErased };
  What what = What::kErased;
  bool met = false;  // a row came by
  Hash digest{};
  std::int64_t seq = 0;
};

class Checker {
 public:
  Checker(storage::Database& database, const FsckOptions& options)
      : database_(database), options_(options) {
    for (const StateSource& source : options.sources) names_.push_back(source.name);
  }

  // All in one snapshot: a server at work beside us changes nothing here.
  FsckReport run() {
    database_.read([&](storage::Session&) { run_all(); });
    return std::move(report_);
  }

 private:
  void run_all() {
    database_.read([&](storage::Session& session) {
      epochs_ = epochs(session);
      if (const auto last = last_checkpoint(session)) size_ = last->size;
      const auto range = last_range(session);
      const std::int64_t numbered = range ? range->seq + range->count : 0;
      if (numbered != size_)
        find("range", "log_range",
             fmt::format("{} entries have numbers, the last checkpoint is of {}", numbered, size_));
      const auto head = session.value<std::int64_t>("SELECT size FROM log_head WHERE id = 1");
      if (head.value_or(-1) != size_)
        find("range", "log_head", fmt::format("says {}, the last checkpoint is of {}", head.value_or(-1), size_));
      size_ = std::max(size_, numbered);
    });
    if (!epochs_.empty() && !options_.origin.empty() && epochs_.front().origin != options_.origin)
      find("checkpoint", epochs_.front().origin,
           fmt::format("the log was begun under this origin, not \"{}\"", options_.origin));
    walk();
    rest_of_checkpoints();
    edge_tiles();
    no_more_tiles();
    waiting();
    unsequenced();
    memory();
    states();
  }

  void find(const char* kind, std::string where, std::string text) {
    if (report_.findings.size() < FsckReport::kMost)
      report_.findings.push_back({kind, std::move(where), std::move(text)});
    else
      ++report_.more;
  }

  // Every entry in the order of the tree.
  void walk() {
    std::int64_t next = 0;
    std::int64_t range_from = 0;
    while (range_from < size_) {
      // Ranges in pages too: with many rolled back ids there are many.
      const auto page = database_.read([&](storage::Session& session) {
        return ranges(session, range_from, std::min(size_, range_from + 100 * kPage));
      });
      range_from = std::min(size_, range_from + 100 * kPage);
      for (const Range& range : page) {
        if (range.seq != next)
          find("range", std::to_string(next), fmt::format("entries {} to {} have no row in log_range", next, range.seq - 1));
        for (; next < range.seq; ++next) take_hash(Hash{});
        for (std::int64_t id = range.id; id < range.id + range.count; id += kPage)
          rows(id, std::min(id + kPage, range.id + range.count), next);
      }
    }
    for (; next < size_; ++next) {
      find("range", std::to_string(next), "has no row in log_range");
      take_hash(Hash{});
    }
  }

  using Row = std::tuple<std::int64_t, std::string, std::optional<std::string>, std::optional<std::string>>;

  void rows(std::int64_t id, std::int64_t end, std::int64_t& next) {
    // Taken in before they are checked: the check asks for tiles on the same connection.
    const std::vector<Row> page = database_.read([&](storage::Session& session) {
      return session.rows<std::int64_t, std::string, std::optional<std::string>, std::optional<std::string>>(
          "SELECT id, entry, salt, payload FROM ledger_entry WHERE id >= :first AND id < :end ORDER BY id",
          id, end);
    });
    for (const auto& [there, entry, salt, payload] : page) {
      for (; id < there; ++id) missing(id, next++);
      take_hash(leaf_hash(entry));
      check(next++, entry, salt, payload);
      ++id;
    }
    for (; id < end; ++id) missing(id, next++);
    if (options_.progress) options_.progress(next, size_);
  }

  void missing(std::int64_t id, std::int64_t seq) {
    find("entry", std::to_string(seq), fmt::format("was deleted (row {} of ledger_entry)", id));
    take_hash(Hash{});
  }

  void check(std::int64_t seq, const std::string& text, const std::optional<std::string>& salt,
             const std::optional<std::string>& payload) {
    ++report_.entries;
    const auto entry = Entry::parse(text);
    if (!entry) {
      find("entry", std::to_string(seq), "is not in the canonical form");
      return;
    }
    const std::string_view name = std::string_view(entry->kind).substr(0, entry->kind.find('.'));
    if (!payload && !salt) {
      ++report_.erased;
      record(seq, entry->subject, name, nullptr);
      return;
    }
    const auto bytes = salt ? unbase64(*salt) : std::nullopt;
    if (!payload || !bytes) {
      find("commitment", std::to_string(seq), "half of salt and payload is missing or not base64");
      return;
    }
    if (commitment(*bytes, *payload) != entry->commitment) {
      find("commitment", std::to_string(seq),
           fmt::format("payload or salt of the entry \"{}\" was changed", entry->kind));
      return;
    }
    const std::string_view subject = std::string_view(*payload).substr(0, payload->find('\n'));
    if (subject_tag(subject) != entry->subject)
      find("subject", std::to_string(seq),
           "the tag is not that of the subject (another subject key?)");
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) return;
    if (const auto state = recorded_state(std::string_view(*payload).substr(subject.size())))
      record(seq, entry->subject, name, &*state);
  }

  void record(std::int64_t seq, std::string_view tag, std::string_view name,
              const RecordedState* state) {
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) return;
    Latest latest;
    latest.seq = seq;
    if (state != nullptr && state->gone) latest.what = Latest::What::kGone;
    if (state != nullptr && !state->gone) {
      latest.what = Latest::What::kDigest;
      const auto bytes = unhex(state->digest);
      std::copy_n(bytes->begin(), 32, latest.digest.begin());
    }
    states_[key_of(tag, name)] = latest;
  }

  // The hash of the next leaf: tiles and checkpoints that it completes are compared.
  void take_hash(const Hash& hash) {
    edge_.append(hash, [&](int level, std::int64_t n, std::span<const Hash> hashes) {
      compare_tile(level, n, hashes);
    });
    while (const StoredCheckpoint* checkpoint = next_checkpoint()) {
      if (checkpoint->size > edge_.size()) break;
      compare_checkpoint(*checkpoint);
      ++checkpoint_at_;
    }
  }

  void compare_tile(int level, std::int64_t n, std::span<const Hash> hashes) {
    ++report_.tiles;
    const auto bytes =
        database_.read([&](storage::Session& session) { return stored_tile(session, level, n); });
    const std::string want = tile_bytes(hashes);
    const std::string path = tile_path({level, n, static_cast<int>(hashes.size())});
    if (!bytes)
      find("tile", path, "is missing");
    else if (*bytes != want) {
      std::size_t at = 0;
      while (at < want.size() && at < bytes->size() && (*bytes)[at] == want[at]) ++at;
      const std::int64_t index = n * kTileWidth + static_cast<std::int64_t>(at / 32);
      find("tile", path,
           level == 0
               ? fmt::format("the hash of entry {} is not that of its bytes: the entry or the tile was changed", index)
               : fmt::format("hash {} is not that of the tile below", index));
    }
  }

  const StoredCheckpoint* next_checkpoint() {
    if (checkpoint_at_ < checkpoints_.size()) return &checkpoints_[checkpoint_at_];
    if (checkpoints_done_) return nullptr;
    const std::int64_t after = checkpoints_.empty() ? 0 : checkpoints_.back().size;
    checkpoints_.clear();
    checkpoint_at_ = 0;
    database_.read([&](storage::Session& session) {
      session.each<std::int64_t, std::string, std::string>(
          "SELECT size, root, note FROM log_checkpoint WHERE size > :after ORDER BY size LIMIT :most",
          [&](std::int64_t size, std::string root, std::string note) {
            checkpoints_.push_back({size, std::move(root), std::move(note)});
          },
          after, kPage);
    });
    checkpoints_done_ = checkpoints_.empty();
    return checkpoints_done_ ? nullptr : &checkpoints_.front();
  }

  void compare_checkpoint(const StoredCheckpoint& stored) {
    ++report_.checkpoints;
    const std::string where = "checkpoint " + std::to_string(stored.size);
    const std::string root = base64(view(edge_.root()));
    if (stored.root != root)
      find("checkpoint", where, "its root is not that of the entries: an entry before it was changed, or the checkpoint");
    std::string origin = options_.origin;
    for (const Epoch& epoch : epochs_)
      if (epoch.from_size < stored.size) origin = epoch.origin;
    std::string text;
    if (open_note(stored.note, {origin, options_.public_key}, &text) != Signature::kGood) {
      find("signature", where, "is not signed by the key of this log");
      return;
    }
    const auto note = Checkpoint::parse(text);
    if (!note || note->origin != origin || note->size != stored.size ||
        base64(view(note->root)) != stored.root)
      find("checkpoint", where, "the signed note says something else than its row");
  }

  void rest_of_checkpoints() {
    while (next_checkpoint() != nullptr) compare_checkpoint(checkpoints_[checkpoint_at_++]);
    const auto beyond = database_.read([&](storage::Session& session) {
      return session.value<std::int64_t>("SELECT COUNT(*) FROM log_checkpoint WHERE size <= 0");
    });
    if (beyond.value_or(0) > 0) find("checkpoint", "log_checkpoint", "a checkpoint of no entries");
  }

  void edge_tiles() {
    edge_.partial([&](int level, std::int64_t n, std::span<const Hash> hashes) {
      ++report_.tiles;
      const auto bytes =
          database_.read([&](storage::Session& session) { return stored_tile(session, level, n); });
      if (!bytes || *bytes != tile_bytes(hashes))
        find("tile", tile_path({level, n, static_cast<int>(hashes.size())}),
             bytes ? "is not what its entries make" : "is missing");
    });
  }

  void no_more_tiles() {
    const auto all = database_.read([&](storage::Session& session) {
      return session.value<std::int64_t>("SELECT COUNT(*) FROM log_tile");
    });
    if (all.value_or(0) != report_.tiles)
      find("tile", "log_tile",
           fmt::format("holds {} tiles, the tree has {}", all.value_or(0), report_.tiles));
  }

  // Entries that wait for their number: right as they are, and the newest word about a row.
  void waiting() {
    std::int64_t after = 0;
    while (true) {
      const std::vector<Row> page = database_.read([&](storage::Session& session) {
        if (session.dialect() == storage::Dialect::kPostgres)
          return session.rows<std::int64_t, std::string, std::optional<std::string>, std::optional<std::string>>(
              "SELECT e.id, e.entry, e.salt, e.payload FROM ledger_pending p"
              " JOIN ledger_entry e ON e.id = p.id WHERE p.id > :after ORDER BY p.id LIMIT :most",
              after, kPage);
        const auto last = last_range(session);
        return session.rows<std::int64_t, std::string, std::optional<std::string>, std::optional<std::string>>(
            "SELECT id, entry, salt, payload FROM ledger_entry WHERE id > :after ORDER BY id LIMIT :most",
            std::max(after, last ? last->id + last->count - 1 : 0), kPage);
      });
      if (page.empty()) return;
      // Beyond every number, in the order of ids: two changes of one row came in that order.
      for (const auto& [id, entry, salt, payload] : page)
        check(size_ + report_.waiting++, entry, salt, payload);
      after = std::get<0>(page.back());
    }
  }

  void unsequenced() {
    const auto loose = database_.read([&](storage::Session& session) {
      // Numbered rows are counted by the walk; what is more must be new.
      if (session.dialect() == storage::Dialect::kPostgres)
        return session.rows<std::int64_t>(
            "SELECT e.id FROM ledger_entry e WHERE NOT EXISTS (SELECT 1 FROM log_range r"
            " WHERE r.id <= e.id AND e.id < r.id + r.count"
            " AND r.id = (SELECT MAX(x.id) FROM log_range x WHERE x.id <= e.id))"
            " AND NOT EXISTS (SELECT 1 FROM ledger_pending p WHERE p.id = e.id)"
            " ORDER BY e.id LIMIT 100");
      return session.rows<std::int64_t>(
          "SELECT e.id FROM ledger_entry e"
          " WHERE e.id < (SELECT COALESCE(MAX(id), 0) FROM log_range)"
          " AND NOT EXISTS (SELECT 1 FROM log_range r WHERE r.id <= e.id AND e.id < r.id + r.count"
          " AND r.id = (SELECT MAX(x.id) FROM log_range x WHERE x.id <= e.id))"
          " ORDER BY e.id LIMIT 100");
    });
    for (const auto& [id] : loose)
      find("unsequenced", "row " + std::to_string(id), "lies in ledger_entry and will never get a number");
    database_.read([&](storage::Session& session) {
      session.each<std::int64_t>(
          "SELECT p.id FROM ledger_pending p WHERE NOT EXISTS"
          " (SELECT 1 FROM ledger_entry e WHERE e.id = p.id) ORDER BY p.id LIMIT 100",
          [&](std::int64_t id) {
            find("unsequenced", "row " + std::to_string(id), "waits for a number, but its entry was deleted");
          });
    });
  }

  void memory() {
    if (options_.memory_directory.empty()) return;
    try {
      const auto remembered = recall(options_.memory_directory);
      if (!remembered) {
        if (size_ > 0) find("rollback", "last_checkpoint", "is missing from the key directory");
        return;
      }
      const Checkpoint& before = remembered->checkpoint;
      const std::string current =
          epochs_.empty() ? options_.origin : epochs_.back().origin;
      if (before.origin != current) {
        if (epoch_of(options_.origin, before.origin) == 0 ||
            epoch_of(options_.origin, before.origin) > (epochs_.empty() ? 1 : epochs_.back().number))
          find("rollback", "last_checkpoint", "is of \"" + before.origin + "\", the database of \"" + current + "\"");
        return;
      }
      if (before.size > size_) {
        find("rollback", "last_checkpoint",
             fmt::format("this machine signed {} entries, the database has {}", before.size, size_));
        return;
      }
      const Hash root = database_.read([&](storage::Session& session) {
        return Edge::load(tile_reader(session), before.size).root();
      });
      if (root != before.root)
        find("rollback", "last_checkpoint", "this machine signed another tree of that size");
    } catch (const std::exception& error) {
      find("rollback", "last_checkpoint", error.what());
    }
  }

  void states() {
    for (const StateSource& source : options_.sources) {
      database_.read([&](storage::Session& session) {
        source.each(session, [&](const std::string& subject, const std::string& digest) {
          ++report_.rows;
          const auto found = states_.find(key_of(subject_tag(subject), source.name));
          if (found == states_.end()) {
            find("state", source.name + " " + subject, "the row has no entry in the log");
            return;
          }
          Latest& latest = found->second;
          latest.met = true;
          if (latest.what == Latest::What::kGone)
            find("state", source.name + " " + subject,
                 fmt::format("the row is there although entry {} says that it is gone", latest.seq));
          else if (latest.what == Latest::What::kDigest && hex(view(latest.digest)) != digest)
            find("state", source.name + " " + subject,
                 fmt::format("the row is not as entry {} left it", latest.seq));
        });
      });
    }
    for (const auto& [key, latest] : states_) {
      if (latest.met || latest.what != Latest::What::kDigest) continue;
      const auto payload = database_.read([&, at = latest.seq](storage::Session& session) -> std::string {
        const auto id = id_of(session, at);
        const auto row = id ? stored(session, *id) : std::nullopt;
        return row ? row->payload.value_or("") : "";
      });
      find("state", payload.substr(0, payload.find('\n')),
           fmt::format("the row is gone, entry {} says it is there", latest.seq));
    }
  }

  storage::Database& database_;
  const FsckOptions& options_;
  FsckReport report_;
  std::vector<std::string> names_;
  std::vector<Epoch> epochs_;
  std::int64_t size_ = 0;
  Edge edge_;
  std::vector<StoredCheckpoint> checkpoints_;
  std::size_t checkpoint_at_ = 0;
  bool checkpoints_done_ = false;
  std::unordered_map<Key, Latest, KeyHash> states_;
};

}  // namespace

FsckReport fsck(storage::Database& database, const FsckOptions& options) {
  return Checker(database, options).run();
}

}  // namespace langnghe::ledger
