#include "app/petitioner_addresses.h"

namespace langnghe::app {

notices::OpenAddress petitioner_addresses(vault::Vault& vault, const web::Catalogue& catalogue) {
  return [&vault, &catalogue](storage::Transaction& tx, const notices::Recipient& who,
                              notices::Channel channel, Millis at) -> notices::Reach {
    const auto records = vault.records_of(tx, {who.room, who.id});
    if (records.empty() || records.front().erased_at) return {"", "notices.trouble.no_address"};
    if (records.front().level == vault::Level::kSealed) return {"", "notices.trouble.sealed"};
    vault::Reader system;
    system.unit_name = catalogue.text(web::Language::kVietnamese, "notices.system");
    system.granted = true;
    const auto opened = vault.open(tx, records.front().id, system, "notice", "", at);
    if (!opened.person) return {"", "notices.trouble.no_address"};
    const std::string& to = channel == notices::Channel::kEmail ? opened.person->email : opened.person->phone;
    return {to, to.empty() ? "notices.trouble.no_address" : ""};
  };
}

}  // namespace langnghe::app
