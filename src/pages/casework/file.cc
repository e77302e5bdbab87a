// The full file of a case as a page and as a printed dossier.
#include "casework/casework.h"
#include "documents/letters.h"
#include "ledger/log.h"
#include "links/names.h"
#include "pages/casework/action_form.h"
#include "pages/casework/case_file.h"

#include "pages/casework/case_page.h"
#include "pages/casework/letter_page.h"
#include "pages/casework/tracking.h"
#include "pages/letters/letter_paper.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using casework::By;
using casework::Event;

class FilePage {
 public:
  FilePage(const Services& services, const web::Request& request, const Staff& staff, const CaseFile& file)
      : services_(services), request_(request), staff_(staff), file_(file), words_(words_of(services, request)) {}

  // `paper`: letters in full, no links to act on.
  void fill(web::View& view, bool paper) {
    view.set("CODE", file_.one.code);
    view.set("KIND", words_("casework.kind." + file_.one.kind));
    view.set("PRINTED_AT", words_.date_time(services_.clock.now()));
    facts(view);
    files(view.add("PETITION"), petition_part());
    for (const Event& event : file_.events) step(view.add("STEP"), event);
    for (const auto& clock : file_.clocks) clock_row(view.add("CLOCK"), clock);
    letters(view, paper);
    others(view);
    notes(view);
    reads(view);
    links_of(view);
    receipts(view);
  }

 private:
  std::string_view petition_part() const { return file_.sealed ? "working" : "petition"; }

  std::string who(const Event& event) const {
    if (event.by == By::kOfficer)
      return event.officer ? officer_and_unit(services_, *event.officer, request_.language)
                           : unit_name(services_, event.unit, request_.language);
    return words_(event.by == By::kPetitioner ? "casework.by.petitioner" : "casework.by.system");
  }

  void facts(web::View& view) {
    const casework::Case& one = file_.one;
    view.set("WORDS", one.words);
    const auto fact = [&](std::string_view label, const std::string& text) {
      if (text.empty()) return;
      web::View& row = view.add("FACT");
      row.set("FACT_LABEL", words_(label));
      row.set("FACT_TEXT", text);
    };
    fact("staff.case.unit", unit_name(services_, one.unit, request_.language));
    fact("cases.state", lifecycle_text(words_, "state", one.kind, one.state));
    fact("send.category", category_name(services_, one.category, request_.language));
    fact("send.where", one.place);
    fact("track.received", words_.date_time(one.received_at));
    fact("staff.case.channel", words_("casework.channel." + one.channel));
  }

  void file_row(web::View& view, const documents::Attachment& file) {
    web::View& item = view.add("FILE");
    const std::string href = "/staff/case/" + file_.one.code + "/file/" + std::to_string(file.id);
    item.set("FILE_HREF", href);
    item.set("FILE_NAME", file.name);
    item.set("FILE_SIZE", words_.file_size(file.bytes));
    if (file.picture) item.add("PICTURE").set("THUMBNAIL_HREF", href + "?small=1");
  }

  void files(web::View& view, std::string_view part) {
    for (const auto& file : file_.files)
      if (file.subject.part == part) file_row(view, file);
  }

  void step(web::View& view, const Event& event) {
    view.set("STEP_TITLE", lifecycle_text(words_, "event", file_.one.kind, event.action));
    view.set("STEP_TIME", words_.date_time(event.at));
    view.set("STEP_BY", who(event));
    view.show_with("STEP_MORE", "STEP_TEXT", event.words);
    if (event.action == "answer" || event.action == "uphold")
      for (const auto* file : files_of_answer(file_.files, file_.events, event)) file_row(view, *file);
  }

  void clock_row(web::View& view, const casework::RunningClock& clock) {
    view.set("CLOCK_NAME", words_("casework.clock." + clock.rule));
    view.set("CLOCK_STATE", words_("casework.clock.state." + clock.state));
    view.set("CLOCK_START", words_.date(clock.started_at));
    view.set("CLOCK_DUE", clock.due_at ? words_.long_date(local_date(*clock.due_at - 1)) : words_("staff.left.none"));
    for (const std::string& reason : why_of(services_, words_, clock))
      view.add("REASON").set("REASON_TEXT", reason);
  }

  void letters(web::View& view, bool paper) {
    view.show("NO_LETTERS", file_.letters.empty());
    for (const documents::Letter& letter : file_.letters) {
      web::View& row = view.add("LETTER");
      row.set("LETTER_HREF", "/staff/letter/" + std::to_string(letter.id));
      row.set("LETTER_NAME", letter_title(services_, letter, request_.language));
      row.set("LETTER_DATE", words_.date(letter.dated.value_or(letter.created_at)));
      row.set("LETTER_STATE", words_("documents.letter.state." + std::string(name_of(letter.state))));
      if (!paper) continue;
      const web::Words words = words_of_letter(services_, letter);
      documents::LetterContext context =
          case_letter_context(services_, words, file_.one, base_url(services_, request_));
      add_unit_values(services_, words, letter.unit, letter.drafted_by,
                      letter.dated.value_or(letter.created_at), context.values);
      fill_sheet(services_, row.add("SHEET"), paper_of(services_, letter, context));
    }
  }

  // Files that came with neither the petition nor an answer.
  void others(web::View& view) {
    web::View* section = nullptr;
    for (const auto& file : file_.files)
      if (file.subject.part != petition_part() && file.subject.part != "answer")
        file_row(*(section != nullptr ? section : section = &view.add("OTHERS")), file);
  }

  void notes(web::View& view) {
    view.show("NO_NOTES", file_.notes.empty());
    for (const casework::Note& note : file_.notes) {
      web::View& row = view.add("NOTE");
      row.set("NOTE_WORDS", note.words);
      row.set("NOTE_BY", officer_and_unit(services_, note.officer, request_.language) + ", " + words_.date_time(note.at));
    }
  }

  void reads(web::View& view) {
    view.show("NO_READS", file_.reads.empty());
    for (const vault::Read& read : file_.reads) {
      web::View& row = view.add("READ");
      row.set("READ_TIME", words_.date_time(read.at));
      row.set("READ_WHO", read.post.empty() ? read.unit_name : read.post + ", " + read.unit_name);
      row.set("READ_WHY", words_("vault.purpose." + read.purpose));
    }
  }

  void links_of(web::View& view) {
    web::View* section = nullptr;
    services_.database.read([&](storage::Session& session) {
      for (const links::Edge& edge : file_.edges) {
        const links::Subject& other = edge.other({"case", file_.one.id, {}});
        const auto shown = services_.names.show(
            session, other, {staff_.officer.id, web::code_of(request_.language), services_.clock.now()});
        if (!shown) continue;  // not for this officer
        if (section == nullptr) section = &view.add("LINKS");
        web::View& row = section->add("LINK");
        row.set("LINK_TITLE", shown->title);
        row.set("LINK_WORDS", edge.words);
      }
    });
    view.show("NO_LINKS", section == nullptr);
  }

  void receipts(web::View& view) {
    for (const Event& event : file_.events) {
      const auto index = services_.log.index_of(event.entry);
      web::View& row = view.add("RECEIPT");
      row.set("RECEIPT_STEP", words_("casework.event." + event.action));
      row.set("RECEIPT_TIME", words_.date_time(event.at));
      row.set("RECEIPT_INDEX", index ? words_.number(*index) : words_("file.receipt.waiting"));
    }
  }

  const Services& services_;
  const web::Request& request_;
  const Staff& staff_;
  const CaseFile& file_;
  web::Words words_;
};

web::Response file_page(const Services& services, const web::Request& request, const Staff& staff,
                        const Errors& errors = {}) {
  const auto one = readable_case(services, staff, request.part("code"));
  if (!one) return error_page(services, request, 404);
  const CaseFile file = load_case_file(services, *one, FileFor::kOfficer);
  const web::Words words = words_of(services, request);
  web::View view("casework/file");
  FilePage(services, request, staff, file).fill(view, false);
  web::FormView form(view, words, errors);
  if (one->named && !casework::is_sealed(services.casework, *one) &&
      may_at(services, staff, "vault.read", one->unit, one->kind)) {
    view.show("WITH_NAME");
    std::vector<web::Option> purposes;
    for (const vault::Purpose& purpose : services.vault.purposes().all())
      if (purpose.level == vault::Level::kOrdinary) purposes.push_back({purpose.key, words("vault.purpose." + purpose.key)});
    form.select("purpose", request.value("purpose"), purposes);
    form.field("purpose_words", request.value("purpose_words"));
  }
  form.finish();
  web::Frame frame = staff_frame(services, request, staff, "file.title");
  frame.title = words("file.title_of", {{"code", one->code}});
  frame.path = "/staff/case/" + one->code + "/file";
  return page(services, view, frame, errors.empty() ? 200 : status_of(errors));
}

web::Response print_dossier(const Services& services, const web::Request& request, const Staff& staff) {
  const auto one = readable_case(services, staff, request.part("code"));
  if (!one) return error_page(services, request, 404);
  const CaseFile file = load_case_file(services, *one, FileFor::kOfficer);
  web::View view("casework/file_print");
  FilePage(services, request, staff, file).fill(view, true);
  web::Frame frame = frame_of(services, request, "file.title");
  frame.title = words_of(services, request)("file.title_of", {{"code", one->code}});
  frame.no_index = true;
  return private_page(html(services.renderer.print(view, frame)));
}

web::Response export_zip(const Services& services, const web::Request& request, const Staff& staff) {
  const auto one = readable_case(services, staff, request.part("code"));
  if (!one) return error_page(services, request, 404);
  documents::LetterValues personal;
  if (const auto purpose = request.value("purpose"); !purpose.empty()) {
    auto person = casework::open_person(services.casework, services.database, one->code, staff.actor(),
                                        purpose, request.value("purpose_words"), services.clock.now());
    if (!person) {
      Errors errors = person.error();
      for (Error& error : errors)
        if (error.field == "words") error.field = "purpose_words";
      return file_page(services, request, staff, errors);
    }
    personal = person_values(*person);
  }
  CaseFile file = load_case_file(services, *one, FileFor::kOfficer);
  file.personal = std::move(personal);
  return zip_response(file, case_zip(services, request, file));
}

// What the petitioner may take home: no account, the cookie of their own case.
web::Response own_zip(const Services& services, const web::Request& request) {
  const auto code = casework::read_code(request.part("code"));
  if (!code || !is_petitioner(services, request, *code)) return web::redirect("/track");
  if (!within(services, "petitioner-export", *code, 6)) return error_page(services, request, 429);
  auto one = services.database.read([&](storage::Session& session) { return casework::find_case(session, *code); });
  if (!one) return error_page(services, request, 404);
  CaseFile file = load_case_file(services, std::move(*one), FileFor::kPetitioner);
  if (file.one.named && !file.sealed)
    services.database.read([&](storage::Session& session) {
      for (const vault::Record& record : services.vault.records_of(session, {"case", file.one.id}))
        if (const auto person = services.vault.open_own(session, record.id); person && file.personal.empty())
          file.personal = person_values(*person);
    });
  return zip_response(file, case_zip(services, request, file));
}

}  // namespace

void register_case_file(web::Router& router, const Services& services) {
  router.get("/staff/case/{code}/file", guarded(services, [&services](const auto& request, const Staff& staff) {
               return file_page(services, request, staff);
             }));
  router.get("/staff/case/{code}/dossier", guarded(services, [&services](const auto& request, const Staff& staff) {
               return print_dossier(services, request, staff);
             }));
  router.post("/staff/case/{code}/export", guarded(services, [&services](const auto& request, const Staff& staff) {
                return export_zip(services, request, staff);
              }));
  router.get("/track/{code}/export",
             [&services](const web::Request& request) { return own_zip(services, request); });
}

}  // namespace langnghe::pages
