#include "ledger/feed.h"

#include "base/encoding.h"
#include "ledger/entry.h"
#include "ledger/ledger.h"
#include "ledger/store.h"

namespace langnghe::ledger {

std::int64_t numbered(storage::Session& session) {
  const auto last = last_range(session);
  return last ? last->seq + last->count : 0;
}

std::vector<Happened> happened(storage::Session& session, std::int64_t begin, std::int64_t most) {
  std::vector<Happened> out;
  for (const Range& range : ranges(session, begin, begin + most))
    session.each<std::string, std::optional<std::string>>(
        "SELECT entry, payload FROM ledger_entry WHERE id >= :first AND id < :last ORDER BY id",
        [&](const std::string& text, const std::optional<std::string>& payload) {
          const auto entry = Entry::parse(text);
          out.push_back({entry ? entry->kind : std::string(),
                         payload ? payload->substr(0, payload->find('\n')) : std::string()});
        },
        range.id, range.id + range.count);
  return out;
}

std::string mark_of(storage::Session& session, std::int64_t number) {
  const auto id = number < 0 ? std::nullopt : id_of(session, number);
  if (!id) return {};
  const auto entry = stored(session, *id);
  return entry ? hex(view(sha256(entry->entry))) : std::string();
}

}  // namespace langnghe::ledger
