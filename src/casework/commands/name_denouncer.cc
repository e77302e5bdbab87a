#include "casework/row.h"
#include "casework/sealing.h"
#include "casework/step.h"

namespace langnghe::casework {

Result<Case> name_denouncer(const Room& room, storage::Transaction& tx, const std::string& code,
                            const vault::Person& person, Millis at) {
  const auto found = case_by_code(tx, code);
  if (!found || !is_sealed(room, *found)) return refuse(Fault::kNotFound, "casework.refused.unknown");
  if (person.empty()) return refuse(Fault::kInvalid, "casework.refused.denouncer_name", "name");
  Errors errors;
  check_denouncer(person, errors);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const auto records = room.vault.records_of(tx, sealed_subject(*found));
  if (records.empty() || records.front().erased_at) return refuse(Fault::kNotFound, "vault.gone");
  auto sealed = room.vault.open_own(tx, records.front().id);
  if (!sealed) return tl::unexpected<Errors>(sealed.error());
  vault::Person whole = person;
  whole.extra = std::move(sealed->extra);  // what they wrote stays with it
  if (auto fine = room.vault.reseal(tx, records.front().id, whole, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  // Whoever redacted it could not know the name.
  if (!gives_away(person, found->words).empty())
    tx.run("UPDATE cases SET words = '', search = '' WHERE id = :id", found->id);
  auto done = take_step(room, tx, code, Actor::petitioner(),
                        {.action = "add_name", .put = {{"denouncer_named", "1"}}}, at);
  if (!done) return done;
  tx.run("UPDATE cases SET named = 1 WHERE id = :id", done->id);
  done->named = true;
  return done;
}

}  // namespace langnghe::casework
