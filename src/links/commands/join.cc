#include <set>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "ledger/ledger.h"
#include "links/store.h"

namespace langnghe::links {
namespace {

// Is there a way from `start` to `goal` along edges of this order?
bool reaches(const Kinds& kinds, storage::Session& session, const std::string& order,
             const Subject& start, const Subject& goal) {
  std::set<std::pair<std::string, std::int64_t>> seen;
  std::vector<Subject> open{start};
  while (!open.empty()) {
    const Subject at = std::move(open.back());
    open.pop_back();
    if (at.same(goal)) return true;
    if (!seen.emplace(at.kind, at.id).second) continue;
    for (Edge& edge : edges_of(session, at)) {
      const EdgeKind* kind = kinds.edge(edge.kind);
      if (edge.from.same(at) && kind != nullptr && kind->order == order)
        open.push_back(std::move(edge.to));
    }
  }
  return false;
}

}  // namespace

Result<Edge> join(const Kinds& kinds, storage::Transaction& tx, const NewEdge& wanted,
                  const Actor& who, Millis at) {
  const EdgeKind* kind = kinds.edge(wanted.kind);
  if (kind == nullptr) return refuse(Fault::kInvalid, "links.refused.kind", "link_kind");
  if (wanted.from.same(wanted.to)) return refuse(Fault::kInvalid, "links.refused.itself", "to");
  if (!kind->joins(wanted.from.kind, wanted.to.kind))
    return refuse(Fault::kInvalid, "links.refused.ends", "link_kind");
  const std::string words(trim(wanted.words));
  if (utf8_length(words) > kMostWords)
    return refuse(Fault::kInvalid, "links.refused.words_long", "link_words",
                  {{"most", std::to_string(kMostWords)}});
  for (const Edge& there : edges_of(tx, wanted.from))
    if (there.kind == wanted.kind && there.from.same(wanted.from) && there.to.same(wanted.to))
      return refuse(Fault::kConflict, "links.refused.there", "to");
  if (!kind->order.empty() && reaches(kinds, tx, kind->order, wanted.to, wanted.from))
    return refuse(Fault::kConflict, "links.refused.circle", "to",
                  {{"from", wanted.from.code}, {"to", wanted.to.code}});

  Edge edge;
  edge.kind = wanted.kind;
  edge.from = wanted.from;
  edge.to = wanted.to;
  edge.words = words;
  edge.at = at;
  edge.officer = who.officer;
  edge.id = insert_edge(tx, edge);
  JsonWriter json;
  json.object();
  json.field("kind", edge.kind);
  json.field("from", edge.from.kind + "/" + edge.from.code);
  json.field("to", edge.to.kind + "/" + edge.to.code);
  json.field("state", digest_of(edge));
  json.end();
  ledger::append(tx, {"link.joined", subject_of(edge), who.unit, json.text()}, at);
  return edge;
}

}  // namespace langnghe::links
