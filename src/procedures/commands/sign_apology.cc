// The head signs: the letter, the new date, the word to the applicant, all in one transaction.
#include "ledger/table.h"
#include "notices/notices.h"
#include "procedures/apology.h"
#include "procedures/step.h"

namespace langnghe::procedures {
namespace {

constexpr int kMostDays = 90;

void check_day(Errors& errors, const Room& room, const Apology& apology, Date day, Millis at) {
  const Date today = local_date(at);
  if (!day.ok() || day <= today || end_of(day) <= apology.due_at)
    errors.push_back({Fault::kInvalid, "new_day", "procedures.refused.new_day_before"});
  else if (days_between(today, day) > kMostDays)
    errors.push_back({Fault::kInvalid, "new_day", "procedures.refused.new_day_far", {{"most", std::to_string(kMostDays)}}});
  else if (!room.law.calendar.working(day))
    errors.push_back({Fault::kInvalid, "new_day", "procedures.refused.new_day_off"});
}

std::string channel_of_applicant(storage::Transaction& tx, const Apology& apology) {
  const auto choice = notices::choice_of(tx, {apology.subject_kind, apology.subject_id});
  return choice && choice->channel != notices::Channel::kPage ? std::string(notices::code_of(choice->channel)) : "paper";
}

void tell(const Room& room, storage::Transaction& tx, const Apology& apology, Millis at) {
  notices::Notice notice;
  notice.to = {apology.subject_kind, apology.subject_id};
  notice.what = "apology.sent";
  notice.code = apology.subject_code;
  notice.link = apology.subject_kind == "dossier" ? "/dossier" : "/track";
  const auto directory = room.directory.now();
  if (const directory::Unit* owner = directory->units().unit_by_id(apology.owner))
    notice.args.push_back(notices::Arg::text("unit", owner->name_vi, owner->name_en));
  notice.args.push_back(notices::Arg::day("due", local_date(apology.new_due - 1)));
  notices::put(tx, notice, at);
}

}  // namespace

Result<Apology> sign_apology(const Room& room, storage::Transaction& tx, const std::string& code,
                             const ApologyText& text, const SignLetter& letter, std::int64_t officer, Millis at) {
  auto found = find_apology(tx, code);
  if (!found) return refuse(Fault::kNotFound, "procedures.refused.unknown");
  if (!may(room, officer, "dossier.lead", found->owner, at))
    return refuse(Fault::kForbidden, "procedures.refused.not_yours");
  if (found->state != "drafted") return refuse(Fault::kConflict, "procedures.refused.state");
  Errors errors;
  if (Catalogue::find(room.catalogue.reasons, text.reason) == nullptr)
    errors.push_back({Fault::kInvalid, "reason", "procedures.refused.reason"});
  found->words = take_words(errors, text.words, kMostWords, "words", false);
  const std::int64_t fault = unit_id(room, text.unit);
  if (fault == 0) errors.push_back({Fault::kInvalid, "unit", "procedures.refused.unit"});
  check_day(errors, room, *found, text.new_day, at);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  found->reason = text.reason;
  found->unit = fault;
  found->new_due = end_of(text.new_day);
  if (found->subject_kind == "dossier") {
    auto dossier = dossier_of(tx, found->subject_id);
    if (!dossier || dossier->state != "processing") return refuse(Fault::kConflict, "procedures.refused.state");
    dossier->appointed = found->new_due;
    dossier->reappointed = dossier->apologised_at = at;
    if (auto saved = save(room, tx, std::move(*dossier), "reappointed", officer, at); !saved)
      return tl::unexpected<Errors>(saved.error());
  }
  found->state = "sent";
  found->signer = officer;
  found->sent_at = found->changed_at = at;
  found->days_late = at < found->due_at ? 0 : static_cast<int>((at - found->due_at) / kDay) + 1;
  found->channel = channel_of_applicant(tx, *found);
  auto numbered = letter(tx, *found);
  if (!numbered) return tl::unexpected<Errors>(numbered.error());
  found->letter = *numbered;
  tell(room, tx, *found, at);
  return ledger::update_row(tx, std::move(*found), {"sent", unit_code(room, unit_of_officer(room, officer)), officer}, at,
                            "procedures.refused.faster");
}

Result<Apology> drop_apology(const Room& room, storage::Transaction& tx, const std::string& code,
                             std::int64_t officer, Millis at) {
  auto found = find_apology(tx, code);
  if (!found) return refuse(Fault::kNotFound, "procedures.refused.unknown");
  if (!may(room, officer, "dossier.lead", found->owner, at))
    return refuse(Fault::kForbidden, "procedures.refused.not_yours");
  if (found->state != "drafted") return refuse(Fault::kConflict, "procedures.refused.state");
  found->state = "dropped";
  found->changed_at = at;
  return ledger::update_row(tx, std::move(*found), {"dropped", unit_code(room, unit_of_officer(room, officer)), officer},
                            at, "procedures.refused.faster");
}

Result<Apology> acknowledge_apology(const Room& room, storage::Transaction& tx, const std::string& code,
                                    std::int64_t officer, Millis at) {
  auto found = find_apology(tx, code);
  if (!found) return refuse(Fault::kNotFound, "procedures.refused.unknown");
  if (officer != 0 && !may(room, officer, "dossier.see", found->owner, at))
    return refuse(Fault::kForbidden, "procedures.refused.not_yours");
  if (found->state != "sent") return refuse(Fault::kConflict, "procedures.refused.state");
  if (found->acknowledged_at) return std::move(*found);
  found->acknowledged_at = found->changed_at = at;
  return ledger::update_row(tx, std::move(*found),
                            {"acknowledged", unit_code(room, unit_of_officer(room, officer)), officer}, at,
                            "procedures.refused.faster");
}

void settle_apology(const Room&, storage::Transaction& tx, std::string_view kind, std::int64_t id, bool done,
                    Millis at) {
  auto found = apology_of(tx, kind, id);
  if (!found) return;
  std::string_view verb;
  if (found->state == "drafted") {
    found->state = "dropped";
    verb = "dropped";
  } else if (found->state == "sent" && found->outcome.empty() && done) {
    found->outcome = at < found->new_due ? "kept" : "missed";
    found->outcome_at = at;
    verb = "settled";
  } else {
    return;
  }
  found->changed_at = at;
  // Read in this very transaction: nobody can have come between.
  (void)ledger::update_row(tx, std::move(*found), {verb, "", 0}, at, "procedures.refused.faster");
}

}  // namespace langnghe::procedures
