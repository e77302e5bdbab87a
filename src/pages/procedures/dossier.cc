// One dossier for officers: facts, control sheet, what may be done now, its forms on paper.
#include <algorithm>

#include "documents/qr.h"
#include "pages/procedures/dossier_letters.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using procedures::Apology;
using procedures::Catalogue;
using procedures::Dossier;

bool has(const std::vector<std::string>& list, std::string_view what) {
  return std::find(list.begin(), list.end(), what) != list.end();
}

void fill_facts(const Services& services, const web::Words& words, web::View& view, const Dossier& dossier) {
  const auto fact = [&](std::string_view key, const std::string& text) {
    if (text.empty()) return;
    web::View& row = view.add("FACT");
    row.set("LABEL", words(key));
    row.set("TEXT", text);
  };
  const auto language = words.language();
  const procedures::Procedure& procedure = procedures::procedure_of(services.procedures, dossier);
  fact("procedures.register.no", words("procedures.register.no_of", {{"no", std::to_string(dossier.register_no)}, {"year", std::to_string(dossier.register_year)}}));
  fact("procedures.version.label", words("procedures.version", {{"version", std::to_string(procedure.version)}, {"from", procedure.from}}));
  fact("procedures.channel", words("procedures.channel." + dossier.channel));
  fact("procedures.filed", words.date_time(dossier.filed_at));
  if (dossier.received_at) fact("procedures.received", words.date_time(*dossier.received_at));
  fact("procedures.unit.receives", unit_name(services, dossier.received_unit, language));
  fact("procedures.unit.owes", unit_name(services, dossier.unit, language));
  fact("procedures.holder", unit_name(services, dossier.holder, language));
  fact("procedures.fee", fee_text(words, dossier.fee) +
                             (dossier.fee > 0 ? " · " + words(dossier.fee_paid_at ? "procedures.fee.paid" : "procedures.fee.unpaid") : ""));
  if (dossier.finished_at) fact("procedures.finished", words.date_time(*dossier.finished_at) + (dossier.result_no.empty() ? "" : " · " + dossier.result_no));
  if (dossier.handed_at) fact("procedures.handed", words.date_time(*dossier.handed_at) + " · " + words("procedures.handed_to." + dossier.handed_to));
  if (!dossier.ground.empty()) fact("procedures.ground", Catalogue::name_in(services.procedures.catalogue.grounds, dossier.ground, web::code_of(language)));
  if (!dossier.words.empty()) fact("procedures.words", dossier.words);
  if (!dossier.letters) fact("procedures.letters", words("procedures.letters.none"));
}

void fill_forms(const Services& services, const web::Request& request, const Staff& staff, web::View& view,
                const Dossier& dossier, const std::vector<documents::Letter>& letters) {
  const web::Words words = words_of(services, request);
  const std::string language(web::code_of(request.language));
  view.show("NO_LETTERS", letters.empty());
  for (const documents::Letter& letter : letters) {
    web::View& row = view.add("LETTER");
    row.set("LETTER_HREF", "/staff/letter/" + std::to_string(letter.id));
    row.set("LETTER_NAME", letter_title(services, letter, request.language));
    row.set("LETTER_DATE", words.date(letter.dated.value_or(letter.created_at)));
    row.set("LETTER_LOOK", look_of_letter(letter.state));
    row.set("LETTER_STATE", words("documents.letter.state." + std::string(name_of(letter.state))));
  }
  const bool desk = may_at(services, staff, "letter.draft", dossier.received_unit, "") ||
                    may_at(services, staff, "letter.draft", dossier.unit, "");
  if (!desk) return;
  for (const documents::LetterKind* kind : services.letters.fitting("dossier", "dossier", dossier.state)) {
    if (kind->key == "dossier_apology") continue;  // comes with the head's signature under the new date
    web::View& row = kind->self_signed ? view.add("PRINT") : view.add("DRAFT");
    row.set("KIND_KEY", kind->key);
    row.set("KIND_NAME", kind->form + " · " + kind->name.in(language));
    if (!kind->self_signed) row.set("SUBJECT", dossier.id);
  }
}

void fill_actions(const Services& services, const web::Words& words, web::View& view, web::FormView& form,
                  const web::Request& request, const Dossier& dossier, const std::vector<std::string>& allowed) {
  const procedures::Procedure& procedure = procedures::procedure_of(services.procedures, dossier);
  const auto language = web::code_of(words.language());
  view.show("NO_ACTIONS", allowed.empty());
  if (has(allowed, "accept") || has(allowed, "complete")) {
    web::View& part = view.add("CHECK");
    part.set("CHECK_ACTION", has(allowed, "accept") ? "accept" : "complete");
    part.set("CHECK_NAME", words(has(allowed, "accept") ? "procedures.act.accept" : "procedures.act.complete"));
    fill_checklist(words, part, form, request, procedure);
  }
  if (has(allowed, "pass")) {
    web::View& part = view.add("PASS");
    const procedures::StepPlan& next = procedure.steps[static_cast<std::size_t>(dossier.step + 1)];
    part.set("NEXT_STEP", Catalogue::name_in(services.procedures.catalogue.steps, next.step, language));
    part.set("NEXT_UNIT", unit_of_step(services, words, procedure, next.unit));
    form.field("pass_words", request.value("pass_words"));
  }
  if (has(allowed, "finish")) {
    view.show("FINISH");
    form.field("result_no", request.value("result_no"));
  }
  if (has(allowed, "hand")) {
    view.show("HAND");
    form.choice("to", request.value("to").empty() ? "self" : request.value("to"),
                {{"self", words("procedures.handed_to.self")}, {"representative", words("procedures.handed_to.representative")},
                 {"post", words("procedures.handed_to.post")}});
  }
  if (has(allowed, "ask_supplement")) {
    view.show("SUPPLEMENT");
    form.field("supplement_words", request.value("supplement_words"));
  }
  if (has(allowed, "refuse")) {
    view.show("REFUSE");
    std::vector<web::Option> grounds;
    for (const procedures::Named& one : services.procedures.catalogue.grounds) grounds.push_back({one.id, one.name.in(language)});
    form.select("ground", request.value("ground"), grounds);
    form.field("refuse_words", request.value("refuse_words"));
  }
  if (has(allowed, "stop")) {
    view.show("STOP");
    form.field("stop_words", request.value("stop_words"));
  }
}

web::Response show(const Services& services, const web::Request& request, const Staff& staff, const Dossier& dossier,
                   const Errors& errors, const vault::Person* person = nullptr) {
  const web::Words words = words_of(services, request);
  const Millis now = services.clock.now();
  std::vector<procedures::StepDone> lines;
  std::optional<Apology> apology;
  std::vector<documents::Letter> letters;
  std::vector<documents::Attachment> files;
  services.database.read([&](storage::Session& session) {
    lines = procedures::steps_of(session, dossier.id);
    apology = procedures::apology_of(session, "dossier", dossier.id);
    letters = documents::letters_of(session, "dossier", dossier.id);
    files = services.attachments.of(session, "dossier", dossier.id);
  });
  web::View view("procedures/dossier");
  web::FormView form(view, words, errors);
  view.set("CODE", dossier.code);
  view.set("NAME", procedure_name(services, dossier, request.language));
  view.set("TAG_LOOK", look_of_dossier(dossier, now));
  view.set("TAG_TEXT", state_of_dossier(words, dossier));
  if (dossier.next_due) {
    const TimeLeft left = time_left(services, words, *dossier.next_due);
    web::View& part = view.add("LEFT");
    part.set("LEFT_LOOK", left.look == "late" ? "late" : dossier.next_warn && *dossier.next_warn <= now ? "soon" : "fine");
    part.set("LEFT_TEXT", left.text);
    part.show("OF_STEP", dossier.appointed && *dossier.next_due < *dossier.appointed);
  }
  fill_facts(services, words, view, dossier);
  if (dossier.appointed) {
    web::View& due = view.add("DUE");
    due.set("DUE_DATE", words.long_date(local_date(*dossier.appointed - 1)));
    for (const std::string& reason : why_due(services, words, dossier)) due.add("REASON").set("TEXT", reason);
  }
  for (const std::string& paper : papers_given(services, dossier, words)) view.add("PAPER_GIVEN").set("TEXT", paper);
  for (const documents::Attachment& file : files) {
    web::View& row = view.add("FILE");
    row.set("FILE_HREF", "/staff/dossier/" + dossier.code + "/file/" + std::to_string(file.id));
    row.set("FILE_NAME", file.name);
    row.set("FILE_SIZE", words.file_size(file.bytes));
  }
  if (!lines.empty()) {
    web::View& sheet = view.add("CONTROL");
    fill_control_sheet(services, words, sheet, dossier, lines, true);
  }
  if (apology) {
    web::View& part = view.add("APOLOGY");
    part.set("APOLOGY_STATE", words("procedures.apology.state." + apology->state));
    part.set("APOLOGY_HREF", "/staff/apology/" + std::to_string(apology->id));
    part.set("APOLOGY_DAY", words.date(local_date(apology->new_due - 1)));
  }
  fill_actions(services, words, view, form, request, dossier,
               procedures::allowed_actions(services.procedures, dossier, staff.officer.id, now));
  fill_forms(services, request, staff, view, dossier, letters);
  const bool may_open = dossier_letter_home(services, staff, dossier, request.language).may_open;
  std::vector<web::Option> purposes;
  for (const vault::Purpose& one : services.vault.purposes().all())
    if (one.level == vault::Level::kOrdinary && !one.system) purposes.push_back({one.key, words("vault.purpose." + one.key)});
  if (person != nullptr) {
    web::View& part = view.add("PERSON");
    part.set("PERSON_NAME", person->name);
    part.set("ADDRESS", person->address);
    part.set("ID_NUMBER", person->id_number);
    part.set("REACH", person->phone + (person->email.empty() ? "" : " " + person->email));
  } else if (may_open) {
    view.show("OPEN_PERSON");
    form.select("purpose", request.value("purpose"), purposes);
    form.field("person_words", request.value("person_words"));
  }
  form.finish();
  if (request.arg("new") == "1" && request.method == "GET") {
    web::View& part = view.add("NEW");
    part.set("SECRET", procedures::secret_of(services.procedures, dossier.code));
    part.set("NEW_TEXT", words("procedures.new.kept." + dossier.state));
  }
  web::Frame frame = staff_frame(services, request, staff, "procedures.staff.dossier");
  frame.path = "/staff/dossiers";
  if (request.arg("done") == "1") frame.notice = words("procedures.done");
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

// The errors of a command under the names the fields of this page have.
Errors renamed(Errors errors, std::string_view words_field) {
  for (Error& error : errors)
    if (error.field == "words") error.field = words_field;
  return errors;
}

Result<Dossier> act(const Services& services, const web::Request& request, const Staff& staff, const Dossier& dossier,
                    storage::Transaction& tx, std::string_view action) {
  const procedures::Room& room = services.procedures;
  const Millis now = services.clock.now();
  const std::int64_t who = staff.officer.id;
  const auto value = [&](std::string_view field) { return std::string(request.value(field)); };
  const auto ticks = [&] { return ticks_of(request, procedures::procedure_of(room, dossier)); };
  if (action == "accept") return procedures::accept_dossier(room, tx, dossier.code, ticks(), who, now);
  if (action == "complete") return procedures::complete_dossier(room, tx, dossier.code, ticks(), who, now);
  if (action == "pass") return procedures::pass_dossier(room, tx, dossier.code, value("pass_words"), who, now);
  if (action == "finish") return procedures::finish_dossier(room, tx, dossier.code, value("result_no"), who, now);
  if (action == "hand") return procedures::hand_over(room, tx, dossier.code, value("to"), who, now);
  if (action == "supplement") return procedures::ask_supplement(room, tx, dossier.code, value("supplement_words"), who, now);
  if (action == "refuse") return procedures::refuse_dossier(room, tx, dossier.code, value("ground"), value("refuse_words"), who, now);
  return procedures::stop_dossier(room, tx, dossier.code, value("stop_words"), who, now);
}

web::Response person(const Services& services, const web::Request& request, const Staff& staff, const Dossier& dossier) {
  const auto records = services.database.read(
      [&](storage::Session& session) { return services.vault.records_of(session, {"dossier", dossier.id}); });
  if (records.empty()) return error_page(services, request, 404);
  const bool granted = dossier_letter_home(services, staff, dossier, request.language).may_open;
  const auto opened = services.vault.open(services.database, records.front().id, reader_of(services, staff, granted),
                                          request.value("purpose"), request.value("person_words"), services.clock.now());
  if (!opened) return private_page(show(services, request, staff, dossier, renamed(opened.error(), "person_words")));
  return private_page(show(services, request, staff, dossier, {}, &*opened));
}

// Issues the form where there is none yet, and shows the paper with the name on it: this is what
// the desk hands over, on record as read for a letter.
web::Response print_form(const Services& services, const web::Request& request, const Staff& staff, const Dossier& dossier) {
  const web::Words words(services.renderer.catalogue(), request.value("language") == "en" ? web::Language::kEnglish : web::Language::kVietnamese);
  const auto issued = write(services, [&](storage::Transaction& tx) {
    return issue_form(services, tx, request.part("kind"), dossier, words, staff);
  });
  if (!issued) return refused(services, request, issued.error());
  const std::string base = base_url(services, request);
  documents::LetterContext context = dossier_letter_context(services, words_of_letter(services, *issued), dossier, base);
  const LetterHome home = dossier_letter_home(services, staff, dossier, request.language);
  if (home.may_open) {
    auto values = letter_room("dossier")->open_person(services, staff, home, "letter", "");
    if (!values) return refused(services, request, values.error());
    context.personal = std::move(*values);
    // The secret goes only onto the paper handed over at the desk.
    if (issued->kind == "dossier_appointment")
      context.link = base + "/d/" + dossier.code + "/" + procedures::secret_of(services.procedures, dossier.code);
  }
  return private_page(html(print_page(services, request, *issued, paper_of(services, *issued, context))));
}

}  // namespace

void register_staff_dossier(web::Router& router, const Services& services) {
  const auto of = [&services](auto handler) {
    return guarded(services, [&services, handler](const web::Request& request, const Staff& staff) -> web::Response {
      const auto dossier = staff_dossier(services, request, staff);
      return dossier ? handler(request, staff, *dossier) : error_page(services, request, 404);
    });
  };
  router.get("/staff/dossier/{code}", of([&services](const web::Request& request, const Staff& staff, const Dossier& dossier) {
               return show(services, request, staff, dossier, {});
             }));
  router.post("/staff/dossier/{code}/person", of([&services](const web::Request& request, const Staff& staff, const Dossier& dossier) {
                return person(services, request, staff, dossier);
              }));
  router.post("/staff/dossier/{code}/form/{kind}", of([&services](const web::Request& request, const Staff& staff, const Dossier& dossier) {
                return print_form(services, request, staff, dossier);
              }));
  router.get("/staff/dossier/{code}/file/{file}", of([&services](const web::Request& request, const Staff&, const Dossier& dossier) {
               const auto file = services.database.read([&](storage::Session& session) {
                 return services.attachments.find(session, number_of(request.part("file"), 0));
               });
               if (!file || file->subject.room != "dossier" || file->subject.id != dossier.id) return error_page(services, request, 404);
               return file_response(services, request, *file, false);
             }));
  for (const std::string_view action : {"accept", "complete", "pass", "finish", "hand", "supplement", "refuse", "stop"})
    router.post("/staff/dossier/{code}/" + std::string(action),
                of([&services, action](const web::Request& request, const Staff& staff, const Dossier& dossier) {
                  const auto done = write(services, [&](storage::Transaction& tx) {
                    return act(services, request, staff, dossier, tx, action);
                  });
                  if (!done) return show(services, request, staff, dossier, renamed(done.error(), std::string(action) + "_words"));
                  // What has left this officer's sight leads back to the list.
                  return procedures::may_see(services.procedures, *done, staff.officer.id, services.clock.now())
                             ? web::redirect("/staff/dossier/" + dossier.code + "?done=1")
                             : web::redirect("/staff/dossiers");
                }));
}

}  // namespace langnghe::pages
