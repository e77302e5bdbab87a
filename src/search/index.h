// One index: its segments, which of their documents still count, and where in the ledger it
// stands. One thread changes it (follower.h), any number read snapshots of it.
//
// On the disk: segment files, a file "gone-N" with one bit a document that was replaced or
// removed, and "manifest", which names them all and is put in place by renaming: a crash leaves
// the state of the last save, and what came later is read from the ledger again.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/builder.h"
#include "search/segment.h"

namespace langnghe::search {

// A segment and its documents that do not count any more.
struct Part {
  std::shared_ptr<const Segment> segment;
  std::shared_ptr<const std::vector<std::uint64_t>> gone;
  std::uint32_t live = 0;

  bool alive(Doc doc) const { return (((*gone)[doc / 64] >> doc % 64) & 1u) == 0; }
};

// What a search sees from beginning to end. Parts in the order in which they were made.
struct Snapshot : Frequencies {
  std::vector<Part> parts;

  std::uint64_t documents() const override;
  std::uint64_t df(std::string_view term) const override;
  // Where a document is now.
  struct Place {
    const Part* part;
    Doc doc;
  };
  std::optional<Place> find(Key key) const;
  std::uint64_t bytes() const;  // of the files
};

// One document as the index has it, for comparing: equal texts for equal documents.
std::string fingerprint(const Segment& segment, Doc doc);

struct Change {
  Key key = 0;
  std::optional<Document> document;  // nothing: it is gone
};

// Another process keeps this folder.
class IndexInUse : public SetupError {
 public:
  using SetupError::SetupError;
};

class Index {
 public:
  enum class Use { kWrite, kRead };
  // A folder, made when it is not there; "": in memory only. kWrite takes the folder's lock.
  // Throws SetupError, IndexInUse when another process has it.
  explicit Index(std::string folder, Use use = Use::kWrite);
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  // Loads what was saved. False, with the reason in `why`, when there is nothing sound: rebuild.
  bool load(std::string* why = nullptr);

  std::shared_ptr<const Snapshot> now() const;
  // Entries of the ledger below this number are in it.
  std::int64_t position() const { return position_; }
  // What the entry before was, so that another database is noticed (follower.h).
  const std::string& anchor() const { return anchor_; }

  // Seen by searches from now on; durable with the next save.
  void apply(const std::vector<Change>& changes);
  void at(std::int64_t position, std::string anchor);
  void save();

  // From the beginning: searches see the old documents until finish().
  class Rebuild {
   public:
    explicit Rebuild(Index& index) : index_(index) {}
    void add(std::uint16_t source, const Document& document);
    void finish(std::int64_t position, std::string anchor);

   private:
    void flush();
    Index& index_;
    Builder builder_;
    Snapshot made_;
  };

 private:
  friend class Rebuild;
  std::string next_path();
  Part merge(const std::vector<Part>& parts, bool to_disk);
  void set(std::shared_ptr<const Snapshot> snapshot);
  void write_manifest(const Snapshot& snapshot);

  const std::string folder_;
  int lock_ = -1;
  mutable std::mutex mutex_;
  std::shared_ptr<const Snapshot> snapshot_ = std::make_shared<Snapshot>();
  std::int64_t position_ = 0, next_file_ = 1;
  std::string anchor_, gone_file_;
};

}  // namespace langnghe::search
