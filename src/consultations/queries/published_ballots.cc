#include <algorithm>
#include <map>

#include "base/encoding.h"
#include "consultations/vote_store.h"
#include "ledger/merkle.h"

namespace langnghe::consultations {

std::vector<std::string> published_lines(storage::Session& session, const Vote& vote) {
  std::vector<std::string> out;
  session.each<std::string, std::string>(
      "SELECT v.code, b.commitment FROM vote_ballot b JOIN village v ON v.id = b.village WHERE b.vote = "
      ":vote AND b.round = :round",
      [&](std::string village, std::string commitment) { out.push_back(village + " " + commitment); },
      vote.id, vote.round);
  std::sort(out.begin(), out.end());
  return out;
}

std::string root_of_lines(const std::vector<std::string>& lines) {
  std::vector<Hash> leaves;
  leaves.reserve(lines.size());
  for (const std::string& line : lines) leaves.push_back(ledger::leaf_hash(line));
  return hex(view(ledger::tree_root(leaves)));
}

std::optional<Inclusion> find_inclusion(const std::vector<std::string>& lines, std::string_view commitment) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto blank = lines[i].find(' ');
    if (std::string_view(lines[i]).substr(blank + 1) != commitment) continue;
    Inclusion out;
    out.index = static_cast<std::int64_t>(i);
    out.size = static_cast<std::int64_t>(lines.size());
    out.village = lines[i].substr(0, blank);
    out.line = lines[i];
    const ledger::NodeReader node = [&](int level, std::int64_t index) {
      std::vector<Hash> leaves;
      for (std::int64_t at = index << level; at < (index + 1) << level; ++at)
        leaves.push_back(ledger::leaf_hash(lines[static_cast<std::size_t>(at)]));
      return ledger::tree_root(leaves);
    };
    for (const Hash& hash : ledger::inclusion_proof(node, out.index, out.size))
      out.path.push_back(hex(view(hash)));
    return out;
  }
  return std::nullopt;
}

bool recount_vote(const std::vector<std::string>& lines, const std::vector<VillageVote>& villages) {
  std::map<std::string, std::vector<std::string>, std::less<>> by_village;
  for (const std::string& line : lines) {
    const auto blank = line.find(' ');
    by_village[line.substr(0, blank)].push_back(line.substr(blank + 1));
  }
  std::size_t seen = 0;
  for (const VillageVote& one : villages) {
    const auto found = by_village.find(one.code);
    const std::vector<std::string> none;
    const auto& commitments = found == by_village.end() ? none : found->second;
    seen += commitments.size();
    if (!recount(commitments, one.counted())) return false;
  }
  return seen == lines.size();
}

}  // namespace langnghe::consultations
