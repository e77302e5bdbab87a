#include <deque>
#include <map>
#include <set>

#include "links/links.h"

namespace langnghe::links {

Chain chain_of(storage::Session& session, const Subject& subject, int depth,
               const std::function<bool(const Subject&)>& may_see, std::size_t most) {
  using Key = std::pair<std::string, std::int64_t>;
  const auto key_of = [](const Subject& one) { return Key{one.kind, one.id}; };
  Chain chain;
  std::map<Key, bool> seen;  // and whether it is in the chain
  std::map<std::int64_t, Edge> edges;
  std::deque<Node> open{{subject, 0}};
  seen[key_of(subject)] = true;
  while (!open.empty()) {
    Node node = std::move(open.front());
    open.pop_front();
    for (Edge& edge : edges_of(session, node.subject)) {
      const Subject& other = edge.other(node.subject);
      const auto [where, fresh] = seen.emplace(key_of(other), false);
      if (fresh && (!may_see || may_see(other))) {
        if (node.distance >= depth || chain.nodes.size() + open.size() + 1 >= most) {
          chain.more = true;
          seen.erase(where);
          continue;
        }
        where->second = true;
        open.push_back({other, node.distance + 1});
      }
      if (where->second) edges.emplace(edge.id, std::move(edge));
    }
    chain.nodes.push_back(std::move(node));
  }
  for (auto& [id, edge] : edges) chain.edges.push_back(std::move(edge));
  return chain;
}

}  // namespace langnghe::links
