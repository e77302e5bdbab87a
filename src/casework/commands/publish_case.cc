#include "base/text.h"
#include "casework/denunciations.h"
#include "casework/row.h"
#include "casework/step.h"
#include "casework/store.h"

namespace langnghe::casework {

Result<Case> publish_case(const Room& room, storage::Transaction& tx, const std::string& code,
                          const Actor& who, const std::string& public_words, Millis at) {
  auto found = case_by_code(tx, code);
  if (!found) return refuse(Fault::kNotFound, "casework.refused.unknown");
  Case one = std::move(*found);
  if (who.by != By::kOfficer ||
      !room.directory.now()->allowed(who.officer, "case.publish", unit_code(room, one.unit), one.kind, at))
    return refuse(Fault::kForbidden, "casework.refused.not_yours");
  if (is_sealed(room, one)) return refuse(Fault::kForbidden, "casework.refused.sealed");
  // The petitioner's wish stands above ours.
  const std::string words(trim(public_words));
  if (!words.empty() && one.publication == Publication::kNo)
    return refuse(Fault::kForbidden, "casework.refused.not_asked", "public_words");
  if (auto fine = check_words(words, kMostWords, false, "public_words"); !fine)
    return tl::unexpected<Errors>(fine.error());
  one.publication = words.empty() ? Publication::kRefused : Publication::kPublished;
  one.public_words = words;
  Event event;
  event.at = at;
  event.action = words.empty() ? "unpublish" : "publish";
  event.from = event.to = one.state;
  event.by = By::kOfficer;
  event.officer = who.officer;
  event.unit = one.unit;
  event.words = words;
  one.history = chained(one.history, event);
  record(room, tx, one, std::move(event));
  if (!update_case(tx, one)) return refuse(Fault::kConflict, "casework.refused.faster");
  ++one.version;
  return one;
}

}  // namespace langnghe::casework
