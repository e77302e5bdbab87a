#include "pages/procedures/dossier_letters.h"

namespace langnghe::pages {
namespace {

using documents::Letter;
using documents::LetterContext;
using documents::LetterValues;
using procedures::Apology;
using procedures::Catalogue;
using procedures::Dossier;

// Rows of form 06: as many steps as any procedure has.
constexpr int kMostRows = 9;

class DossierLetters final : public LetterRoom {
 public:
  std::string_view name() const override { return "dossier"; }
  // "sheet.3.unit": the third line of the control sheet.
  bool knows(std::string_view placeholder) const override {
    if (placeholder == "subject.fee" || placeholder == "subject.result" || placeholder == "subject.register") return true;
    if (!placeholder.starts_with("sheet.") || placeholder.size() < 9 || placeholder[7] != '.') return false;
    const std::string_view column = placeholder.substr(8);
    return placeholder[6] >= '1' && placeholder[6] <= '0' + kMostRows &&
           (column == "step" || column == "unit" || column == "in" || column == "out" || column == "due" || column == "note");
  }

  std::optional<LetterHome> find(const Services& services, const Staff& staff, std::int64_t subject,
                                 std::int64_t letter_unit, web::Language language) const override {
    const auto dossier = services.database.read(
        [&](storage::Session& session) { return procedures::dossier_of(session, subject); });
    if (!dossier) return std::nullopt;
    LetterHome home = dossier_letter_home(services, staff, *dossier, language);
    if (home.readable || (letter_unit != 0 && may_at(services, staff, "dossier.see", letter_unit, ""))) return home;
    return std::nullopt;
  }

  LetterContext context(const Services& services, const web::Request& request, const web::Words& words,
                        const LetterHome& home) const override {
    const auto dossier = services.database.read(
        [&](storage::Session& session) { return procedures::find_dossier(session, home.code); });
    return dossier ? dossier_letter_context(services, words, *dossier, base_url(services, request)) : LetterContext{};
  }

  Result<LetterValues> open_person(const Services& services, const Staff& staff, const LetterHome& home,
                                   std::string_view purpose, std::string_view words) const override {
    const auto records = services.database.read(
        [&](storage::Session& session) { return services.vault.records_of(session, {"dossier", home.subject}); });
    if (records.empty()) return refuse(Fault::kNotFound, "vault.gone");
    const auto person = services.vault.open(services.database, records.front().id,
                                            reader_of(services, staff, home.may_open), purpose, words, services.clock.now());
    if (!person) return tl::unexpected<Errors>(person.error());
    return LetterValues{{"petitioner.name", person->name}, {"petitioner.address", person->address},
                        {"petitioner.phone", person->phone}, {"petitioner.email", person->email},
                        {"petitioner.id_number", person->id_number}};
  }
};

Result<Letter> make(const Services& services, storage::Transaction& tx, const documents::LetterKind& kind,
                    const Dossier& dossier, LetterContext context, const web::Words& words, const Staff& staff) {
  const auto directory = services.directory.now();
  const directory::Unit* body = directory->units().unit_by_id(dossier.received_unit);
  if (body == nullptr) return refuse(Fault::kUnavailable, "casework.refused.no_unit");
  add_unit_values(services, words, body->id, staff.officer.id, services.clock.now(), context.values);
  documents::NewLetter letter;
  letter.kind = kind.key;
  letter.room = "dossier";
  letter.subject = dossier.id;
  letter.code = dossier.code;
  letter.unit = body->id;
  letter.draft = documents::first_draft(kind, web::code_of(words.language()), context.values);
  return documents::issue_letter(tx, services.letters, known_placeholder, letter, {symbol_of(*body), context.values, true},
                                 {staff.officer.id, staff.officer.unit}, services.clock.now());
}

}  // namespace

LetterHome dossier_letter_home(const Services& services, const Staff& staff, const Dossier& dossier,
                               web::Language language) {
  const web::Words words(services.renderer.catalogue(), language);
  LetterHome home;
  home.room = "dossier";
  home.subject = dossier.id;
  home.code = dossier.code;
  home.kind = "dossier";
  home.state = dossier.state;
  home.unit = dossier.unit;
  home.title = words("procedures.dossier_of", {{"code", dossier.code}});
  home.href = "/staff/dossier/" + dossier.code;
  home.readable = procedures::may_see(services.procedures, dossier, staff.officer.id, services.clock.now());
  home.named = true;
  home.may_open = home.readable && (may_at(services, staff, "vault.read", dossier.received_unit, "") ||
                                    may_at(services, staff, "vault.read", dossier.unit, ""));
  return home;
}

LetterContext dossier_letter_context(const Services& services, const web::Words& words, const Dossier& dossier,
                                     std::string_view base) {
  const auto code = web::code_of(words.language());
  const procedures::Procedure& procedure = procedures::procedure_of(services.procedures, dossier);
  std::vector<procedures::StepDone> lines;
  std::vector<vault::Record> records;
  services.database.read([&](storage::Session& session) {
    lines = procedures::steps_of(session, dossier.id);
    records = services.vault.records_of(session, {"dossier", dossier.id});
  });
  LetterContext out;
  LetterValues& values = out.values;
  values["subject.code"] = dossier.code;
  values["subject.kind"] = words("procedures.dossier");
  values["subject.words"] = procedure.name.in(code);
  values["subject.category"] = Catalogue::name_in(services.procedures.catalogue.fields, procedure.field, code);
  values["subject.received"] = words.date_time(dossier.received_at.value_or(dossier.filed_at));
  values["subject.received_date"] = words.date(dossier.received_at.value_or(dossier.filed_at));
  values["subject.unit"] = unit_name(services, dossier.holder, words.language());
  values["to.unit"] = unit_name(services, dossier.unit, words.language());
  values["subject.state"] = state_of_dossier(words, dossier);
  values["subject.fee"] = fee_text(words, dossier.fee);
  values["subject.result"] = procedure.result.in(code);
  values["subject.register"] = words("procedures.register.no_of", {{"no", std::to_string(dossier.register_no)}, {"year", std::to_string(dossier.register_year)}});
  if (dossier.appointed) values["subject.due"] = words.long_date(local_date(*dossier.appointed - 1));
  values["step.words"] = (dossier.ground.empty() ? "" : Catalogue::name_in(services.procedures.catalogue.grounds, dossier.ground, code) + ". ") + dossier.words;
  if (!records.empty()) values["petitioner.alias"] = words("procedures.alias", {{"alias", records.front().alias}});
  int row = 1;
  const auto put = [&](const char* column, std::string text) {
    if (!text.empty()) values["sheet." + std::to_string(row) + "." + column] = std::move(text);
  };
  for (const procedures::StepDone& line : lines) {
    if (row > kMostRows) break;
    put("step", Catalogue::name_in(services.procedures.catalogue.steps, line.step, code));
    put("unit", unit_name(services, line.unit, words.language()));
    put("in", words.date_time(line.in_at));
    put("due", words.date_time(line.due_at));
    if (line.out_at) put("out", words.date_time(*line.out_at));
    put("note", line.out_at ? (line.overran(services.clock.now()) ? words("procedures.sheet.late") : words("procedures.sheet.in_time")) +
                                  (line.words.empty() ? "" : ". " + line.words)
                            : std::string());
    ++row;
  }
  // What is still to come stands there as planned, to be filled in by hand where paper goes along.
  if (dossier.state == "processing")
    for (std::size_t i = static_cast<std::size_t>(dossier.step + 1); i < procedure.steps.size() && row <= kMostRows; ++i, ++row) {
      put("step", Catalogue::name_in(services.procedures.catalogue.steps, procedure.steps[i].step, code));
      put("unit", unit_of_step(services, words, procedure, procedure.steps[i].unit));
    }
  out.files = papers_given(services, dossier, words);
  values["subject.file_count"] = words("letters.files.count", {{"count", static_cast<std::int64_t>(out.files.size())}});
  out.link = std::string(base) + "/dossier?code=" + dossier.code;
  return out;
}

Result<Letter> issue_form(const Services& services, storage::Transaction& tx, std::string_view kind_key,
                          const Dossier& dossier, const web::Words& words, const Staff& staff) {
  const documents::LetterKind* kind = services.letters.find(kind_key);
  if (kind == nullptr || !kind->self_signed || !kind->fits("dossier", "dossier", dossier.state))
    return refuse(Fault::kInvalid, "documents.letter.kind");
  // A control sheet goes on; an appointment stands until another file is complete.
  const Millis since = kind_key == "dossier_control" ? dossier.changed_at : dossier.received_at.value_or(0);
  for (Letter& letter : documents::letters_of(tx, "dossier", dossier.id))
    if (letter.kind == kind->key && letter.state == documents::LetterState::kSigned && letter.created_at >= since)
      return std::move(letter);
  return make(services, tx, *kind, dossier, dossier_letter_context(services, words, dossier, ""), words, staff);
}

Result<std::int64_t> sign_apology_letter(const Services& services, const web::Request& request,
                                         storage::Transaction& tx, const Apology& apology, const Staff& staff) {
  const LetterRoom* room = letter_room(apology.subject_kind);
  const documents::LetterKind* kind = services.letters.find(apology.subject_kind == "dossier" ? "dossier_apology" : "apology");
  const auto directory = services.directory.now();
  const directory::Unit* owner = directory->units().unit_by_id(apology.owner);
  if (room == nullptr || kind == nullptr || owner == nullptr) return refuse(Fault::kInvalid, "documents.letter.kind");
  const auto home = room->find(services, staff, apology.subject_id, 0, request.language);
  if (!home) return refuse(Fault::kForbidden, "procedures.refused.not_yours");
  const web::Words words(services.renderer.catalogue(), web::Language::kVietnamese);
  LetterContext context = room->context(services, request, words, *home);
  const Millis now = services.clock.now();
  add_unit_values(services, words, owner->id, staff.officer.id, now, context.values);
  context.values["subject.due"] = words.long_date(local_date(apology.due_at - 1));
  documents::NewLetter letter;
  letter.kind = kind->key;
  letter.room = home->room;
  letter.subject = home->subject;
  letter.code = home->code;
  letter.unit = owner->id;
  letter.draft = documents::first_draft(*kind, "vi", context.values);
  std::string reason = Catalogue::name_in(services.procedures.catalogue.reasons, apology.reason, "vi");
  if (apology.unit != apology.owner) reason += " (" + unit_name(services, apology.unit, web::Language::kVietnamese) + ")";
  if (!apology.words.empty()) reason += ". " + apology.words;
  letter.draft.fields["reason"] = reason;
  letter.draft.fields["new_date"] = words.long_date(local_date(apology.new_due - 1));
  // The system drafts, the head signs: four eyes.
  auto drafted = documents::draft_letter(tx, services.letters, known_placeholder, letter, {0, owner->code}, now);
  if (!drafted) return tl::unexpected<Errors>(drafted.error());
  auto ready = documents::submit_letter(tx, services.letters, drafted->id, {0, owner->code}, now);
  if (!ready) return tl::unexpected<Errors>(ready.error());
  auto sealed = documents::sign_letter(tx, services.letters, drafted->id,
                                       {symbol_of(*owner), context.values, may_at(services, staff, "letter.sign", owner->id, "")},
                                       {staff.officer.id, staff.officer.unit}, now);
  if (!sealed) return tl::unexpected<Errors>(sealed.error());
  return sealed->id;
}

std::unique_ptr<LetterRoom> dossier_letter_room() { return std::make_unique<DossierLetters>(); }

}  // namespace langnghe::pages
