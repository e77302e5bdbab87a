#include "search/indexes.h"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "base/log.h"
#include "base/result.h"
#include "ledger/feed.h"

namespace langnghe::search {
namespace {

constexpr int kPage = 1000;             // rows read at once
constexpr std::int64_t kEntries = 2000; // entries followed at once
constexpr Audience kBoth[] = {Audience::kPublic, Audience::kStaff};

std::string below(const std::string& folder, std::string_view name) {
  return folder.empty() ? std::string() : folder + "/" + std::string(name);
}

// "case" of "case.received".
std::string_view room_of(std::string_view kind) { return kind.substr(0, kind.find('.')); }

}  // namespace

Indexes::Indexes(storage::Database& database, std::vector<Source> sources, const std::string& folder, Index::Use use)
    : database_(database),
      sources_(std::move(sources)),
      folder_(folder),
      public_(below(folder, "public"), use),
      staff_(below(folder, "staff"), use) {
  std::set<std::uint16_t> numbers;
  for (const Source& source : sources_)
    if (!numbers.insert(source.number).second)
      throw std::logic_error("search: two sources have the number " + std::to_string(source.number));
}

Indexes::~Indexes() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

const Source* Indexes::source(std::uint16_t number) const {
  for (const Source& source : sources_)
    if (source.number == number) return &source;
  return nullptr;
}

std::vector<std::string> Indexes::open() {
  std::vector<std::string> out;
  for (const Audience audience : kBoth) {
    Index& index = of(audience);
    std::string why = "it is in memory only";
    const bool loaded = !folder_.empty() && index.load(&why);
    const bool same = loaded && database_.read([&](storage::Session& session) {
      return ledger::mark_of(session, index.position() - 1) == index.anchor();
    });
    if (same) continue;
    out.push_back(fmt::format("search: the {} index is built anew: {}",
                              audience == Audience::kPublic ? "public" : "officers'",
                              loaded ? "the log it followed is another one" : why));
    rebuild(audience);
  }
  ready_ = true;
  return out;
}

void Indexes::open_saved() {
  for (const Audience audience : kBoth)
    if (std::string why; !of(audience).load(&why))
      throw SetupError(fmt::format("{}: no index: {}; run langnghe search rebuild", folder_, why));
  ready_ = true;
}

void Indexes::rebuild() {
  for (const Audience audience : kBoth) rebuild(audience);
  ready_ = true;
}

void Indexes::rebuild(Audience audience) {
  // What happens while the rows are read is followed afterwards.
  std::int64_t position = 0;
  std::string mark;
  database_.read([&](storage::Session& session) {
    position = ledger::numbered(session);
    mark = ledger::mark_of(session, position - 1);
  });
  Index::Rebuild fresh(of(audience));
  for (const Source& source : sources_) {
    if (source.audience != audience) continue;
    for (std::int64_t after = 0;;) {
      const auto page = database_.read([&](storage::Session& session) { return source.read(session, after, kPage); });
      for (const Document& document : page) fresh.add(source.number, document);
      progress_ += page.size();
      if (page.empty()) break;
      after = page.back().id;
    }
  }
  fresh.finish(position, mark);
}

bool Indexes::follow() {
  bool any = false;
  for (const Audience audience : kBoth) any |= follow(audience);
  return any;
}

bool Indexes::follow(Audience audience) {
  Index& index = of(audience);
  std::vector<Change> changes;
  std::int64_t position = index.position();
  std::string mark;
  database_.read([&](storage::Session& session) {
    const auto entries = ledger::happened(session, position, kEntries);
    if (entries.empty()) return;
    std::set<Key> seen;
    for (const ledger::Happened& entry : entries)
      for (const Source& source : sources_) {
        if (source.audience != audience || entry.subject.empty()) continue;
        const std::string_view room = room_of(entry.kind);
        if (std::find(source.events.begin(), source.events.end(), room) == source.events.end()) continue;
        std::vector<std::int64_t> ids;
        if (source.more) ids = source.more(session, room, entry.subject);
        if (const auto id = source.find(session, room, entry.subject)) ids.push_back(*id);
        for (const std::int64_t id : ids)
          if (const Key key = key_of(source.number, id); seen.insert(key).second)
            changes.push_back({key, source.one(session, id)});
      }
    position += static_cast<std::int64_t>(entries.size());
    mark = ledger::mark_of(session, position - 1);
  });
  if (position == index.position()) return false;
  index.apply(changes);
  index.at(position, mark);
  unsaved_ = true;
  return true;
}

void Indexes::save() {
  for (const Audience audience : kBoth) of(audience).save();
  unsaved_ = false;
}

std::vector<std::string> Indexes::check(std::size_t most) {
  std::vector<std::string> out;
  const auto tell = [&](std::string line) {
    if (out.size() < most) out.push_back(std::move(line));
  };
  for (const Audience audience : kBoth) {
    const auto snapshot = now(audience);
    std::map<std::uint16_t, std::uint64_t> rows, held;
    for (const Source& source : sources_) {
      if (source.audience != audience) continue;
      for (std::int64_t after = 0;;) {
        const auto page = database_.read([&](storage::Session& session) { return source.read(session, after, kPage); });
        if (page.empty()) break;
        after = page.back().id;
        rows[source.number] += page.size();
        Builder builder;
        for (const Document& document : page) builder.add(source.number, document);
        const auto segment = Segment::of(builder.finish());
        for (Doc doc = 0; doc < segment->size(); ++doc) {
          const auto there = snapshot->find(segment->key(doc));
          const std::string name = fmt::format("{} {}", source.kind, id_of(segment->key(doc)));
          if (!there)
            tell(name + ": is not in the index");
          else if (fingerprint(*there->part->segment, there->doc) != fingerprint(*segment, doc))
            tell(name + ": the index says something else than its row");
        }
      }
    }
    for (const Part& part : snapshot->parts)
      for (Doc doc = 0; doc < part.segment->size(); ++doc)
        if (part.alive(doc)) ++held[source_of(part.segment->key(doc))];
    for (const auto& [number, count] : held) {
      const Source* source = this->source(number);
      if (count > rows[number])
        tell(fmt::format("{}: the index holds {} documents, the database {}", source ? source->kind : "unknown", count, rows[number]));
    }
  }
  return out;
}

std::string Indexes::trouble() const {
  const std::lock_guard lock(mutex_);
  return trouble_;
}

void Indexes::ask_rebuild(const std::string& folder) { std::ofstream(folder + "/rebuild") << "asked\n"; }

void Indexes::start() {
  thread_ = std::thread([this] { run(); });
}

void Indexes::run() {
  using Steady = std::chrono::steady_clock;
  auto saved = Steady::now();
  bool opened = false;
  const auto attempt = [&](auto&& f) {
    std::string failure;
    try {
      f();
    } catch (const std::exception& error) {
      failure = error.what();
    }
    const std::lock_guard lock(mutex_);
    if (!failure.empty() && failure != trouble_) log_error("search: " + failure);
    trouble_ = failure;
  };
  std::unique_lock lock(mutex_);
  while (!stop_) {
    lock.unlock();
    bool more = false;
    attempt([&] {
      if (!opened) {
        for (const std::string& line : open()) log_info(line);
        opened = true;
      }
      std::error_code none;
      if (!folder_.empty() && std::filesystem::remove(folder_ + "/rebuild", none)) rebuild();
      more = follow();
      if (unsaved_ && !folder_.empty() && Steady::now() - saved > std::chrono::minutes(1)) {
        save();
        saved = Steady::now();
      }
    });
    lock.lock();
    if (!more) wake_.wait_for(lock, std::chrono::milliseconds(500), [this] { return stop_; });
  }
  lock.unlock();
  attempt([&] {
    if (opened && unsaved_) save();
  });
}

}  // namespace langnghe::search
