#include "base/text.h"
#include "consultations/opinion_store.h"

namespace langnghe::consultations {

Result<Consultation> prepare_consultation(const Room& room, storage::Transaction& tx, const Actor& who,
                                          const NewConsultation& input, Millis at) {
  if (auto fine = check_may(room, who, "consultation.run", input.commune, at); !fine)
    return tl::unexpected<Errors>(fine.error());
  Errors errors;
  const Subject* subject = room.pack.subject(input.subject);
  if (subject == nullptr) errors.push_back({Fault::kInvalid, "subject", "consultations.refused.item"});
  if (!is_commune(room, input.commune, at))
    errors.push_back({Fault::kInvalid, "commune", "consultations.refused.commune"});
  check_text(errors, input.title, "title", 200);
  check_text(errors, input.summary, "summary", 3000);
  // An open call asks a question; a draft has all that people need to judge it.
  const bool draft = subject == nullptr || !subject->call;
  check_text(errors, input.touched, "touched", 2000, draft);
  check_text(errors, input.budget, "budget", 2000, draft);
  check_text(errors, input.draft, "draft", 60'000, draft);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  const std::string code = make_code();
  const auto id = tx.value<std::int64_t>(
      "INSERT INTO consultation (code, commune, subject, title, summary, touched, budget, draft, work, lat, lon, "
      "state, decision, created_at) VALUES (:code, :commune, :subject, :title, :summary, :touched, :budget, "
      ":draft, :work, :lat, :lon, 'prepared', '', :at) RETURNING id",
      code, input.commune, input.subject, trim(input.title), trim(input.summary), trim(input.touched),
      trim(input.budget), trim(input.draft), input.work, micro(input.lat), micro(input.lon), at);
  if (!input.files.empty())
    if (auto claimed = room.attachments.claim(tx, input.files, {"consultation", *id, "document"}, at); !claimed)
      return tl::unexpected<Errors>(claimed.error());
  kConsultations.record(tx, *id, "prepared", input.commune, at);
  return *find_consultation(tx, code);
}

}  // namespace langnghe::consultations
