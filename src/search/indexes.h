// Both indexes of a deployment, kept right by following the ledger.
//
// Every change of a row has its entry in the ledger, and entries have numbers without gaps. An
// index remembers up to which number it has followed; every half second it takes what came after,
// reads the rows behind the subjects anew and replaces their documents. A crash loses nothing: the
// index of the last save follows from its own number. Reading a row twice does no harm.
//
// What a row says when it is shown is asked of the row, and so is who may see it: an index that
// is a second behind shows nothing it must not.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "search/index.h"

namespace langnghe::search {

class Indexes {
 public:
  // `folder`: search/ in the data folder, or "" for memory. Throws IndexInUse when another
  // process keeps the folder (kWrite).
  Indexes(storage::Database& database, std::vector<Source> sources, const std::string& folder,
          Index::Use use = Index::Use::kWrite);
  ~Indexes();  // saves
  Indexes(const Indexes&) = delete;
  Indexes& operator=(const Indexes&) = delete;

  std::shared_ptr<const Snapshot> now(Audience audience) const { return of(audience).now(); }
  const std::vector<Source>& sources() const { return sources_; }
  const Source* source(std::uint16_t number) const;

  // Loads what is saved; builds anew what is not there, not sound or of another database. Says
  // what it did, a line each.
  std::vector<std::string> open();
  // What was saved, for reading only. Throws SetupError when there is nothing.
  void open_saved();
  // Takes what happened since; true when there was anything.
  bool follow();
  void rebuild();
  void save();
  // Compares every document with its row: lines of what differs, at most `most`. Follow first.
  std::vector<std::string> check(std::size_t most = 50);

  // Opens and follows on a thread of its own until the end.
  void start();
  // Until then searches find nothing, and pages say so.
  bool ready() const { return ready_; }
  // Documents read so far by a rebuild.
  std::uint64_t progress() const { return progress_; }
  // What keeps it from following, or "".
  std::string trouble() const;
  // Another process asks the one that serves to build anew: a file in the folder.
  static void ask_rebuild(const std::string& folder);

 private:
  const Index& of(Audience audience) const { return audience == Audience::kPublic ? public_ : staff_; }
  Index& of(Audience audience) { return audience == Audience::kPublic ? public_ : staff_; }
  void rebuild(Audience audience);
  bool follow(Audience audience);
  void run();

  storage::Database& database_;
  const std::vector<Source> sources_;
  const std::string folder_;
  Index public_, staff_;
  bool unsaved_ = false;
  std::atomic<bool> ready_ = false;
  std::atomic<std::uint64_t> progress_ = 0;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::string trouble_;
  std::thread thread_;
};

}  // namespace langnghe::search
