#include "casework/row.h"
#include "casework/sealing.h"
#include "casework/step.h"

namespace langnghe::casework {
namespace {

// The case, when this officer may say who reads it.
Result<Case> led_case(const Room& room, storage::Transaction& tx, const std::string& code,
                      const Actor& who, Millis at) {
  auto found = case_by_code(tx, code);
  if (!found || !is_sealed(room, *found)) return refuse(Fault::kNotFound, "casework.refused.unknown");
  if (who.by != By::kOfficer || !room.directory.now()->allowed(who.officer, "denunciation.lead",
                                                                unit_code(room, found->unit),
                                                                found->kind, at))
    return refuse(Fault::kForbidden, "casework.refused.not_yours");
  return std::move(*found);
}

}  // namespace

Result<Case> name_reader(const Room& room, storage::Transaction& tx, const std::string& code,
                         const Actor& who, std::int64_t officer, std::string_view purpose,
                         std::optional<Date> last, Millis at) {
  auto one = led_case(room, tx, code, who, at);
  if (!one) return one;
  const auto directory = room.directory.now();
  const directory::Officer* found = directory->officer(officer);
  if (found == nullptr || !found->valid_on(local_date(at)))
    return refuse(Fault::kInvalid, "casework.refused.officer_missing", "reader");
  const Millis to = last ? start_of(*last) + kDay : at;
  const auto named = room.vault.name_reader(tx, sealed_subject(*one), officer, purpose, to,
                                            reader_of(room, who.officer, true), at);
  if (!named) return tl::unexpected<Errors>(named.error());
  return one;
}

Result<Case> end_reader(const Room& room, storage::Transaction& tx, const std::string& code,
                        const Actor& who, std::int64_t naming, Millis at) {
  auto one = led_case(room, tx, code, who, at);
  if (!one) return one;
  if (auto ended = room.vault.end_reader(tx, sealed_subject(*one), naming,
                                         reader_of(room, who.officer, true), at);
      !ended)
    return tl::unexpected<Errors>(ended.error());
  return one;
}

}  // namespace langnghe::casework
