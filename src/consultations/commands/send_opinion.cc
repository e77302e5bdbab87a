#include "base/contact.h"
#include "base/text.h"
#include "consultations/opinion_store.h"
#include "notices/notices.h"

namespace langnghe::consultations {

Result<Opinion> send_opinion(const Room& room, storage::Transaction& tx, const Actor& who, const std::string& code,
                             const NewOpinion& input, Millis at) {
  const auto one = find_consultation(tx, code);
  if (!one || one->state == "prepared") return unknown();
  if (input.channel != "web")
    if (auto fine = check_may(room, who, "opinion.enter", one->commune, at); !fine)
      return tl::unexpected<Errors>(fine.error());
  // What was said at a meeting in time may be written down until the officers close it.
  if (one->state != "open" || (input.channel == "web" && at >= *one->ends_at))
    return refuse(Fault::kConflict, "consultations.refused.consultation_over", "opinion");
  Errors errors;
  if (!among(input.channel, {"web", "desk", "meeting", "front"}))
    errors.push_back({Fault::kInvalid, "channel", "consultations.refused.channel"});
  check_text(errors, input.words, "opinion", 4000);
  check_text(errors, input.source, "source", 300, among(input.channel, {"meeting", "front"}));
  const auto paragraphs = static_cast<int>(paragraphs_of(one->draft).size());
  if (input.paragraph < 0 || input.paragraph > paragraphs)
    errors.push_back({Fault::kInvalid, "paragraph", "consultations.refused.paragraph"});
  if (input.people < 1 || input.people > 100'000 || (input.channel == "web" && input.people != 1))
    errors.push_back({Fault::kInvalid, "people", "consultations.refused.people"});
  const std::string email(trim(input.email));
  if (!email.empty() && (email.size() > 120 || !is_email(email)))
    errors.push_back({Fault::kInvalid, "email", "consultations.refused.email"});
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const std::string own = make_code();
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO opinion (consultation, code, paragraph, channel, words, source, people, state, reason, "
      "group_id, at) VALUES (:consultation, :code, :paragraph, :channel, :words, :source, :people, 'waiting', '', "
      "0, :at) RETURNING id",
      one->id, own, input.paragraph, input.channel, trim(input.words), trim(input.source), input.people, at);
  kOpinions.record(tx, *id, "sent", input.channel == "web" ? std::string() : one->commune, at);
  if (!email.empty()) {
    vault::Person author;
    author.email = email;
    room.vault.seal(tx, {"opinion", *id, own}, author, at);
    if (auto chosen = notices::choose(tx, {"opinion", *id}, own, {notices::Channel::kEmail, input.language == "en" ? "en" : "vi", {}, {}}, at); !chosen)
      return tl::unexpected<Errors>(chosen.error());
  }
  return *opinion_by_id(tx, *id);
}

}  // namespace langnghe::consultations
