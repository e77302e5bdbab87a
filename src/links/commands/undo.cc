#include "base/json.h"
#include "base/text.h"
#include "ledger/ledger.h"
#include "links/store.h"

namespace langnghe::links {

Result<Edge> undo(storage::Transaction& tx, std::int64_t id, const std::string& reason,
                  const Actor& who, Millis at) {
  auto found = find_edge(tx, id);
  if (!found) return refuse(Fault::kNotFound, "links.refused.unknown");
  Edge edge = std::move(*found);
  edge.reason = trim(reason);
  if (edge.reason.empty()) return refuse(Fault::kInvalid, "links.refused.reason", "link_reason");
  if (utf8_length(edge.reason) > kMostWords)
    return refuse(Fault::kInvalid, "links.refused.words_long", "link_reason",
                  {{"most", std::to_string(kMostWords)}});
  if (edge.ended_at) return refuse(Fault::kConflict, "links.refused.undone");
  edge.ended_at = at;
  edge.ended_by = who.officer;
  if (!end_edge(tx, edge)) return refuse(Fault::kConflict, "links.refused.undone");
  JsonWriter json;
  json.object();
  json.field("kind", edge.kind);
  json.field("from", edge.from.kind + "/" + edge.from.code);
  json.field("to", edge.to.kind + "/" + edge.to.code);
  json.field("state", digest_of(edge));
  json.end();
  ledger::append(tx, {"link.undone", subject_of(edge), who.unit, json.text()}, at);
  return edge;
}

}  // namespace langnghe::links
