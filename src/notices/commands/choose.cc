#include <algorithm>

#include "base/contact.h"
#include "base/json.h"
#include "base/text.h"
#include "ledger/ledger.h"
#include "notices/address.h"
#include "notices/store.h"

namespace langnghe::notices {
namespace {

bool fits(Channel channel, std::string_view address) {
  if (channel == Channel::kEmail) return is_mail_address(address);
  if (channel == Channel::kSms) return is_phone(address);
  return !address.empty() && address.size() <= 254;
}

}  // namespace

Result<void> choose(storage::Transaction& tx, const Recipient& who, std::string_view subject,
                    const Choice& wanted, Millis at) {
  Choice choice = wanted;
  choice.address = std::string(trim(choice.address));
  std::sort(choice.without.begin(), choice.without.end());
  if (choice.language != "vi" && choice.language != "en")
    return refuse(Fault::kInvalid, "notices.refused.language", "notice_language");
  // A petitioner's address is in the vault: never here.
  if (!who.is_officer()) choice.address.clear();
  if (who.is_officer() && choice.channel != Channel::kPage && !fits(choice.channel, choice.address))
    return refuse(Fault::kInvalid, "notices.refused.address", "notice_address");
  tx.run(
      "INSERT INTO notice_choice (room, subject, named, channel, language, without, address) "
      "VALUES (:room, :subject, :named, :channel, :language, :without, :address) "
      "ON CONFLICT (room, subject) DO UPDATE SET channel = excluded.channel, "
      "language = excluded.language, without = excluded.without, address = excluded.address",
      who.room, who.id, subject, choice.channel, choice.language, joined(choice.without),
      choice.address);
  JsonWriter json;
  json.object();
  json.field("channel", code_of(choice.channel));
  json.field("language", choice.language);
  json.field("without", joined(choice.without));
  json.field("state", digest_of(who, choice));
  json.end();
  ledger::append(tx, {"notices.chosen", std::string(subject), "", std::move(json).text()}, at);
  return {};
}

}  // namespace langnghe::notices
