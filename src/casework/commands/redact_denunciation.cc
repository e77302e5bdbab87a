#include <algorithm>

#include "base/text.h"
#include "casework/row.h"
#include "casework/sealing.h"
#include "casework/step.h"
#include "casework/store.h"

namespace langnghe::casework {
namespace {

constexpr std::string_view kRedacts = "redact_denunciation";

bool may_redact(const Room& room, storage::Session& session, const Case& one, std::int64_t officer,
                Millis at) {
  const auto readers = readers_of(room, session, one);
  return std::any_of(readers.begin(), readers.end(), [&](const vault::NamedReader& reader) {
    return reader.officer == officer && reader.purpose == kRedacts && reader.reads_at(at);
  });
}

}  // namespace

Result<Case> redact_denunciation(const Room& room, storage::Transaction& tx, const std::string& code,
                                 const Actor& who, const std::string& working_words,
                                 const std::vector<std::string>& copies, Millis at) {
  auto found = case_by_code(tx, code);
  if (!found || !is_sealed(room, *found)) return refuse(Fault::kNotFound, "casework.refused.unknown");
  Case one = std::move(*found);
  if (who.by != By::kOfficer || !may_redact(room, tx, one, who.officer, at))
    return refuse(Fault::kForbidden, "casework.refused.not_redactor");
  const std::string words(trim(working_words));
  if (auto fine = check_words(words, kMostOfficialWords, true, "working_words"); !fine)
    return tl::unexpected<Errors>(fine.error());
  // Who redacts may read it all, so the refusal tells them nothing new.
  const auto records = room.vault.records_of(tx, sealed_subject(one));
  if (!records.empty())
    if (const auto person = room.vault.open_own(tx, records.front().id);
        person && !gives_away(*person, words).empty())
      return refuse(Fault::kInvalid, "casework.refused.gives_away", "working_words");

  Event event;
  event.at = at;
  event.action = "redact";
  event.from = event.to = one.state;
  event.by = By::kOfficer;
  event.officer = who.officer;
  event.unit = one.unit;
  event.shown = false;
  one.words = words;
  one.history = chained(one.history, event);
  if (!copies.empty())
    if (const auto claimed = room.attachments.claim(tx, copies, {"case", one.id, "working"}, at); !claimed)
      return tl::unexpected<Errors>(claimed.error());
  tx.run("UPDATE cases SET words = :words, search = :search WHERE id = :id AND version = :version",
         one.words, fold(one.words), one.id, one.version);
  record(room, tx, one, std::move(event));
  if (!update_case(tx, one)) return refuse(Fault::kConflict, "casework.refused.faster");
  ++one.version;
  return one;
}

}  // namespace langnghe::casework
