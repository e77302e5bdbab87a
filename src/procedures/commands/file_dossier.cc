// Taking a dossier in: online by the applicant, or by the desk for them, with one record.
#include <algorithm>

#include "notices/notices.h"
#include "procedures/step.h"
#include "procedures/store.h"

namespace langnghe::procedures {
namespace {

// Whose result it will be: the committee of the commune, or the body of its province.
std::int64_t owner_of(const Room& room, const Procedure& procedure, const directory::Unit& commune) {
  const auto directory = room.directory.now();
  const directory::Unit* owner = procedure.commune() ? directory->units().committee_of(commune.code)
                                                     : directory->unit(commune.parent + "." + procedure.owner);
  return owner == nullptr ? 0 : owner->id;
}

void check_reach(Errors& errors, const Filing& filing) {
  check_person(errors, filing.person);
  const auto channel = filing.notify.empty() ? std::optional(notices::Channel::kPage) : notices::channel_of(filing.notify);
  if (!channel)
    errors.push_back({Fault::kInvalid, "notify", "procedures.refused.notify"});
  else if (*channel == notices::Channel::kEmail && filing.person.email.empty())
    errors.push_back({Fault::kInvalid, "email", "procedures.refused.notify_email"});
  else if ((*channel == notices::Channel::kSms || *channel == notices::Channel::kChat) && filing.person.phone.empty())
    errors.push_back({Fault::kInvalid, "phone", "procedures.refused.notify_phone"});
}

// What every way in checks alike; fills the dossier.
Result<Dossier> prepare(const Room& room, const Filing& filing, Errors errors, Millis at) {
  Dossier out;
  const auto directory = room.directory.now();
  const Procedure* procedure = room.catalogue.in_force(filing.procedure, local_date(at));
  const directory::Unit* commune = directory->unit(filing.commune);
  if (procedure == nullptr) errors.push_back({Fault::kInvalid, "procedure", "procedures.refused.procedure"});
  if (commune == nullptr || !directory::is_commune_level(commune->kind) || !commune->valid_on(local_date(at)))
    errors.push_back({Fault::kInvalid, "commune", "procedures.refused.commune"});
  else if (procedure != nullptr) {
    out.unit = owner_of(room, *procedure, *commune);
    if (out.unit == 0) errors.push_back({Fault::kInvalid, "commune", "procedures.refused.no_owner"});
  }
  if (filing.channel != "desk" && filing.channel != "web" && filing.channel != "post")
    errors.push_back({Fault::kInvalid, "channel", "procedures.refused.channel"});
  check_reach(errors, filing);
  if (procedure != nullptr) out.papers = papers_text(errors, *procedure, filing.papers);
  if (!errors.empty()) return tl::unexpected<Errors>(std::move(errors));
  out.procedure_key = procedure->key;
  out.procedure_version = procedure->version;
  out.field = procedure->field;
  out.fee = procedure->fee;
  out.language = filing.language == "en" ? "en" : "vi";
  out.letters = filing.letters;
  out.filed_at = at;
  return out;
}

Result<Dossier> write_down(const Room& room, storage::Transaction& tx, Dossier dossier, const Filing& filing,
                           std::int64_t officer, Millis at) {
  dossier.code = fresh_code(tx);
  dossier.register_year = static_cast<int>(local_date(at).year());
  dossier.register_no = next_register_no(tx, dossier.received_unit, dossier.register_year);
  dossier.holder = dossier.received_unit;
  dossier.entered_by = officer;
  const auto check = legalclock::compute(room.law, "MC.check", {.start = at}, at);
  if (!check) return tl::unexpected<Errors>(check.error());
  dossier.next_due = check->due;
  dossier.next_warn = warn_time(room.law, room.catalogue, at, check->due);
  insert(room, tx, dossier, "filed", officer, at);
  room.vault.seal(tx, {"dossier", dossier.id, dossier.code}, filing.person, at);
  if (!filing.files.empty())
    if (auto claimed = room.attachments.claim(tx, filing.files, {"dossier", dossier.id, "papers"}, at); !claimed)
      return tl::unexpected<Errors>(claimed.error());
  if (const auto channel = notices::channel_of(filing.notify); channel && *channel != notices::Channel::kPage)
    if (auto chosen = notices::choose(tx, {"dossier", dossier.id}, dossier.code, {*channel, dossier.language, {}, {}}, at);
        !chosen)
      return tl::unexpected<Errors>(chosen.error());
  return dossier;
}

}  // namespace

Result<Dossier> receive_dossier(const Room& room, storage::Transaction& tx, const Filing& filing,
                                std::int64_t officer, Millis at) {
  const auto directory = room.directory.now();
  const std::int64_t desk = unit_of_officer(room, officer);
  if (!may(room, officer, "dossier.receive", desk, at)) return refuse(Fault::kForbidden, "procedures.refused.not_yours");
  Filing whole = filing;
  if (whole.commune.empty())
    if (const directory::Unit* own = directory->units().territory_of(unit_code(room, desk))) whole.commune = own->code;
  Errors errors;
  const Procedure* procedure = room.catalogue.in_force(whole.procedure, local_date(at));
  if (procedure != nullptr && whole.decision == "accept") check_papers(errors, *procedure, whole.papers);
  if (whole.decision != "accept" && whole.decision != "supplement" && whole.decision != "refuse")
    errors.push_back({Fault::kInvalid, "decision", "procedures.refused.decision"});
  const std::string words = take_words(errors, whole.words, kMostWords, "words", whole.decision != "accept");
  if (whole.decision == "refuse" && Catalogue::find(room.catalogue.grounds, whole.ground) == nullptr)
    errors.push_back({Fault::kInvalid, "ground", "procedures.refused.ground"});
  auto dossier = prepare(room, whole, std::move(errors), at);
  if (!dossier) return dossier;
  dossier->received_unit = desk;
  dossier->channel = whole.channel == "post" ? "post" : "desk";
  if (whole.fee_paid && dossier->fee > 0) dossier->fee_paid_at = at;
  dossier = write_down(room, tx, std::move(*dossier), whole, officer, at);
  if (!dossier) return dossier;
  if (whole.decision == "supplement") return ask_supplement(room, tx, dossier->code, words, officer, at);
  if (whole.decision == "refuse") return refuse_dossier(room, tx, dossier->code, whole.ground, words, officer, at);
  return accept_dossier(room, tx, dossier->code, whole.papers, officer, at);
}

Result<Dossier> file_dossier(const Room& room, storage::Transaction& tx, const Filing& filing, Millis at) {
  Filing whole = filing;
  whole.channel = "web";
  auto dossier = prepare(room, whole, {}, at);
  if (!dossier) return dossier;
  // The desk of the commune looks at it, whoever owes the result.
  const auto directory = room.directory.now();
  const directory::Unit* desk = directory->units().committee_of(whole.commune);
  if (desk == nullptr) return refuse(Fault::kUnavailable, "procedures.refused.no_owner", "commune");
  dossier->received_unit = desk->id;
  dossier->channel = "web";
  dossier = write_down(room, tx, std::move(*dossier), whole, 0, at);
  if (dossier) tell_applicant(room, tx, *dossier, "dossier.filed", at);
  return dossier;
}

}  // namespace langnghe::procedures
