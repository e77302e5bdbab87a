#include "base/encoding.h"
#include "base/json.h"
#include "base/text.h"
#include "casework/denunciations.h"
#include "casework/step.h"
#include "casework/store.h"
#include "ledger/ledger.h"

namespace langnghe::casework {

// The words stay in this room; the ledger knows that a note was made and what it hashes to.
Result<Case> add_note(const Room& room, storage::Transaction& tx, const std::string& code,
                      const Actor& who, const std::string& words, Millis at) {
  auto found = find_case(tx, code);
  if (!found) return refuse(Fault::kNotFound, "casework.refused.unknown");
  if (who.by != By::kOfficer || !room.directory.now()->allowed(who.officer, "case.note", unit_code(room, found->unit), found->kind, at) ||
      (is_sealed(room, *found) && !may_read(room, *found, who.officer, at)))
    return refuse(Fault::kForbidden, "casework.refused.not_yours");
  if (auto fine = check_words(words, kMostWords, true, "note"); !fine)
    return tl::unexpected<Errors>(fine.error());
  const std::string text(trim(words));
  insert_note(tx, found->id, {at, who.officer, text});
  JsonWriter json;
  json.object();
  json.field("note_sha256", hex(view(sha256(text))));
  json.end();
  ledger::append(tx, {"case.note", found->code, unit_code(room, found->unit), json.text()}, at);
  return std::move(*found);
}

}  // namespace langnghe::casework
