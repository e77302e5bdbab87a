#include <algorithm>

#include "consultations/publication_store.h"

namespace langnghe::consultations {
namespace {

// A posting of that form, or nothing.
const Posting* with_form(const std::vector<Posting>& all, std::string_view form) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Posting& one) { return one.form == form; });
  return found == all.end() ? nullptr : &*found;
}

// The best of its kind: one that was up long enough makes up for another that was not.
bool long_enough(const Room& room, const std::vector<Posting>& all, const PublicationForm& form, bool permanent,
                 Millis now, std::optional<legalclock::Deadline>& due) {
  for (const Posting& one : all) {
    if (one.form != form.id) continue;
    if (!one.to_at) return true;  // still up
    if (permanent) continue;      // items 4 and 13 stay
    due = deadline_of(room, form.clock, one.from_at, one.to_at, now);
    if (due && *one.to_at >= due->due) return true;
  }
  return false;
}

}  // namespace

std::vector<Debt> debts_of(const Room& room, storage::Session& session, std::string_view commune, Millis now) {
  std::vector<Debt> out;
  for (Publication& one : publications_of(session, commune, 0, now + 1)) {
    const PublicationItem* item = room.pack.item(one.item);
    if (item == nullptr) continue;
    const auto owe = [&](std::string what, std::optional<legalclock::Deadline> due, bool late) {
      out.push_back({one, std::move(what), std::move(due), late});
    };
    const auto term = deadline_of(room, "DC.publish", one.issued_at, one.published_at, now);
    if (!one.published_at) {
      owe("publish", term, term && now >= term->due);
      continue;
    }
    const auto postings = postings_of(session, one.id);
    for (const auto& [needed, id] : {std::pair{item->posting, "posting"}, std::pair{item->speaker, "speaker"}}) {
      const PublicationForm* form = room.pack.form(id);
      if (!needed || form == nullptr) continue;
      std::optional<legalclock::Deadline> due;
      if (with_form(postings, id) == nullptr)
        owe(id, term, term && now >= term->due);
      else if (!long_enough(room, postings, *form, item->permanent, now, due))
        owe(std::string("short_") + id, due, true);
    }
  }
  return out;
}

}  // namespace langnghe::consultations
