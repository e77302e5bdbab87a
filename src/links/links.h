// Links: what ties things of different rooms together. An edge has a kind (packs/vn/links.toml),
// a day, and two ends; it is read both ways. From what a person said one comes along the edges
// to the promise, the directive, the task, the evidence, and back.
//
//   links::join(kinds, tx, {"led_to", {"case", 17, "7K3Q-F9TM"}, {"directive", 3, "CT-12"}, …});
//   for (const links::Edge& edge : links::edges_of(session, {"case", 17})) …
//   const links::Chain chain = links::chain_of(session, kinds, {"case", 17}, 4);
//
// Commands run inside the transaction given to them and append one entry to the ledger:
// "link.joined", "link.undone". They refuse with catalogue keys "links.refused.*". Who may join
// is asked by the caller.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "ledger/fsck.h"
#include "links/kinds.h"
#include "storage/database.h"
#include "storage/migration.h"

namespace langnghe::links {

// One thing of some room. Kind and id say which; the code is what people read and type, and
// never changes.
struct Subject {
  std::string kind;
  std::int64_t id = 0;
  std::string code = {};

  bool same(const Subject& other) const { return id == other.id && kind == other.kind; }
};

// Who does it. Officer 0 is the system.
struct Actor {
  std::int64_t officer = 0;
  std::string unit = {};  // code, for the ledger
};

struct Edge {
  std::int64_t id = 0;
  std::string kind;
  Subject from, to;
  std::string words;        // why, in a sentence; may be shown to the public
  Millis at = 0;
  std::int64_t officer = 0;
  std::optional<Millis> ended_at;  // undone
  std::int64_t ended_by = 0;
  std::string reason;       // why it was undone

  const Subject& other(const Subject& end) const { return from.same(end) ? to : from; }
};

std::vector<storage::Migration> migrations();  // 500-529

inline constexpr std::size_t kMostWords = 500;  // letters of `words` and `reason`

struct NewEdge {
  std::string kind;
  Subject from, to;
  std::string words = {};
};
// Refuses: unknown kind, ends this kind does not join, a thing with itself (field "to"), an edge
// that is there already, and one that would close a circle of its order (kConflict,
// links.refused.circle).
Result<Edge> join(const Kinds& kinds, storage::Transaction& tx, const NewEdge& edge,
                  const Actor& who, Millis at);
// Needs a reason; the edge stays, marked. kConflict when it is undone already.
Result<Edge> undo(storage::Transaction& tx, std::int64_t edge, const std::string& reason,
                  const Actor& who, Millis at);

// Edges at this thing that stand, oldest first; with `undone`, those that were undone as well.
std::vector<Edge> edges_of(storage::Session& session, const Subject& subject, bool undone = false);
std::optional<Edge> find_edge(storage::Session& session, std::int64_t id);

// Everything that hangs together with a thing, `depth` edges far, nearest first.
struct Node {
  Subject subject;
  int distance = 0;
};
struct Chain {
  std::vector<Node> nodes;   // the thing itself first
  std::vector<Edge> edges;   // both ends are in `nodes`; each once
  bool more = false;         // `most` was reached, or the depth
};
// `may_see` keeps out what the reader may not see, and what hangs on that alone. O(nodes) queries.
Chain chain_of(storage::Session& session, const Subject& subject, int depth,
               const std::function<bool(const Subject&)>& may_see = {}, std::size_t most = 120);

// For fsck: subjects "link/<id>".
ledger::StateSource state_source();

}  // namespace langnghe::links
