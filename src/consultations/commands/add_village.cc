#include "base/text.h"
#include "consultations/vote_store.h"

namespace langnghe::consultations {

Result<Village> add_village(const Room& room, storage::Transaction& tx, const Actor& who,
                            const std::string& commune, const std::string& short_code,
                            const std::string& name, Millis at) {
  if (auto fine = check_may(room, who, "vote.run", commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  Errors errors;
  if (!is_commune(room, commune, at))
    errors.push_back({Fault::kInvalid, "commune", "consultations.refused.commune"});
  check_text(errors, name, "name", 120);
  const std::string plain(trim(short_code));
  if (plain.empty() || plain.size() > 20 ||
      plain.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != std::string::npos)
    errors.push_back({Fault::kInvalid, "short_code", "consultations.refused.village_code"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  Village village;
  village.commune = commune;
  village.code = commune + "." + plain;
  village.name = trim(name);
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO village (commune, code, name) VALUES (:commune, :code, :name) ON CONFLICT DO "
      "NOTHING RETURNING id",
      village.commune, village.code, village.name);
  if (!id) return refuse(Fault::kConflict, "consultations.refused.village_twice", "short_code");
  village.id = *id;
  record_village(tx, village, at);
  return village;
}

}  // namespace langnghe::consultations
