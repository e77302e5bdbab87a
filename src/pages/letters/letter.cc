// One letter: how it stands, how it will look on paper, and what may be done with it now.
#include <charconv>

#include "documents/attachments.h"
#include "documents/letters.h"
#include "pages/letters/letter_paper.h"
#include "pages/letters/letter_view.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using documents::Letter;
using documents::LetterLayout;
using documents::LetterState;

std::int64_t number_of(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : 0;
}

void fill_facts(const Services& services, const web::Words& words, const OpenLetter& open, web::View& view) {
  const Letter& letter = open.letter;
  const web::Language language = words.language();
  const auto fact = [&](std::string_view label, const std::string& text, const std::string& href = {}) {
    if (text.empty()) return;
    web::View& row = view.add("FACT");
    row.set("FACT_LABEL", words(label));
    if (href.empty()) row.add("FACT_PLAIN").set("FACT_TEXT", text);
    else {
      web::View& link = row.add("FACT_LINK");
      link.set("FACT_HREF", href);
      link.set("FACT_TEXT", text);
    }
  };
  const auto other = [&](std::string_view label, std::int64_t id) {
    if (id == 0) return;
    const auto found = services.database.read([&](storage::Session& s) { return documents::find_letter(s, id); });
    if (found) fact(label, letter_title(services, *found, language), "/staff/letter/" + std::to_string(id));
  };
  fact("documents.letter.of", open.home ? open.home->title : letter.subject_code,
       open.home && open.home->readable ? open.home->href : std::string());
  fact("documents.letter.unit", unit_name(services, letter.unit, language));
  fact("documents.letter.drafted_by", officer_and_unit(services, letter.drafted_by, language) + ", " +
                                          words.date_time(letter.created_at));
  if (letter.changed_by != 0 && letter.changed_at != letter.created_at)
    fact("documents.letter.changed_by", officer_and_unit(services, letter.changed_by, language) + ", " +
                                            words.date_time(letter.changed_at));
  if (letter.dated)
    fact("documents.letter.signed_by", officer_and_unit(services, letter.signed_by, language) + ", " +
                                           words.date_time(*letter.dated));
  if (!letter.words.empty())
    fact(letter.state == LetterState::kWithdrawn ? "documents.letter.withdrawn_words" : "documents.letter.returned_words",
         letter.words);
  other("documents.letter.replaces", letter.replaces);
  other("documents.letter.replaced_by", letter.replaced_by);
  if (open.kind != nullptr) {
    fact("documents.letter.form", open.kind->form);
    fact("documents.letter.source", open.kind->source);
    view.show("UNSURE", open.kind->confidence == "L" || open.kind->confidence == "memory" ||
                            open.kind->confidence == "check");
  }
}

void fill_scans(const Services& services, const web::Words& words, const OpenLetter& open, web::View& view) {
  const auto files = services.database.read([&](storage::Session& session) {
    return services.attachments.of(session, "letter", open.letter.id);
  });
  for (const documents::Attachment& file : files) {
    web::View& item = view.add("SCAN").add("FILE");
    const std::string href = "/staff/letter/" + std::to_string(open.letter.id) + "/scan/" + std::to_string(file.id);
    item.set("FILE_HREF", href);
    item.set("FILE_NAME", file.name);
    item.set("FILE_SIZE", words.file_size(file.bytes));
    if (file.picture) item.add("PICTURE").set("THUMBNAIL_HREF", href + "?small=1");
  }
}

// Which of the actions stand on the page.
void fill_actions(const OpenLetter& open, const Staff& staff, web::View& view) {
  const Letter& letter = open.letter;
  const bool person = open.kind != nullptr && open.kind->layout == LetterLayout::kPerson;
  const bool self = open.kind != nullptr && open.kind->self_signed;
  const bool own = letter.drafted_by == staff.officer.id || letter.changed_by == staff.officer.id;
  view.show("CAN_SUBMIT", open.may_draft && letter.state == LetterState::kDraft && !person && !self);
  const bool signing = letter.open() && !person && open.kind != nullptr;
  view.show("CAN_SIGN", signing && ((self && open.may_draft) || (open.may_sign && !own)));
  view.show("FOUR_EYES", signing && !self && open.may_sign && own);
  view.show("CAN_DROP", open.may_draft && letter.open());
  view.show("CAN_REPLACE", open.may_draft && letter.state == LetterState::kSigned && !self);
}

web::Response print(const Services& services, const web::Request& request, const Staff& staff, bool docx) {
  const auto open = open_letter(services, request, staff);
  if (!open) return error_page(services, request, 404);
  const LetterHome* home = open->home ? &*open->home : nullptr;
  documents::LetterContext context = context_of(services, request, open->letter, home);
  const std::string_view purpose = request.method == "POST" ? request.value("purpose") : std::string_view();
  if (!purpose.empty()) {
    const LetterRoom* room = letter_room(open->letter.subject_room);
    if (room == nullptr || home == nullptr || !home->may_open ||
        (!home->only_purpose.empty() && purpose != home->only_purpose))
      return error_page(services, request, 403);
    auto person = room->open_person(services, staff, *home, purpose, request.value("purpose_words"));
    if (!person) {
      Errors errors = person.error();
      for (Error& error : errors)
        if (error.field == "words") error.field = "purpose_words";
      return show_letter(services, request, staff, *open, {.errors = std::move(errors)});
    }
    context.personal = std::move(*person);
  }
  const documents::Paper paper = paper_of(services, open->letter, context);
  if (docx) return private_page(docx_response(services, open->letter, paper));
  return html(print_page(services, request, open->letter, paper));
}

}  // namespace

std::optional<OpenLetter> open_letter(const Services& services, const web::Request& request, const Staff& staff) {
  auto letter = services.database.read([&](storage::Session& session) {
    return documents::find_letter(session, number_of(request.part("id")));
  });
  if (!letter || letter->state == LetterState::kDropped) return std::nullopt;
  OpenLetter out{std::move(*letter), std::nullopt, nullptr, false, false};
  out.kind = services.letters.find(out.letter.kind);
  const LetterRoom* room = letter_room(out.letter.subject_room);
  if (room == nullptr) return std::nullopt;
  out.home = room->find(services, staff, out.letter.subject_id, out.letter.unit, request.language);
  if (!out.home) return std::nullopt;
  // Drafts are for those who may read the thing itself.
  if (!out.home->readable && out.letter.number == 0) return std::nullopt;
  out.may_draft = out.home->readable && may_at(services, staff, "letter.draft", out.letter.unit, out.home->kind);
  out.may_sign = out.home->readable && may_at(services, staff, "letter.sign", out.letter.unit, out.home->kind);
  return out;
}

web::Response show_letter(const Services& services, const web::Request& request, const Staff& staff,
                          const OpenLetter& open, const LetterReply& reply) {
  const web::Words words = words_of(services, request);
  const Letter& letter = open.letter;
  web::View view("letters/letter");
  view.set("ID", letter.id);
  const std::string title = letter_title(services, letter, request.language);
  view.set("NAME", title);
  view.set("STATE_LOOK", look_of_letter(letter.state));
  view.set("STATE_TEXT", words("documents.letter.state." + std::string(name_of(letter.state))));
  view.show_with("UP", "UP_HREF", open.home && open.home->readable ? open.home->href : std::string());
  if (open.home && open.home->readable) view.set("UP_TITLE", open.home->title);
  fill_facts(services, words, open, view);
  fill_scans(services, words, open, view);
  fill_actions(open, staff, view);
  fill_sheet(services, view, paper_of(services, letter, context_of(services, request, letter,
                                                                   open.home ? &*open.home : nullptr)));
  Errors errors = reply.errors;
  const bool wrong = !errors.empty();
  if (open.may_draft && letter.open() && open.kind != nullptr)
    fill_letter_form(services, words, open, reply.typed ? *reply.typed : letter.draft(), errors, view);
  web::FormView form(view, words, errors);
  if (open.home && open.home->may_open) {
    view.show("WITH_NAME");
    std::vector<web::Option> purposes;
    for (const vault::Purpose& purpose : services.vault.purposes().all())
      if (open.home->only_purpose.empty() ? purpose.level == vault::Level::kOrdinary && !purpose.system
                                          : purpose.key == open.home->only_purpose)
        purposes.push_back({purpose.key, words("vault.purpose." + purpose.key)});
    form.select("purpose", request.value("purpose"), purposes);
    form.field("purpose_words", request.value("purpose_words"));
  }
  if (open.may_sign && letter.state == LetterState::kSubmitted) {
    view.show("CAN_RETURN");
    form.field("return_words", reply.action == "return" ? reply.words : "");
  }
  if (open.may_sign && letter.state == LetterState::kSigned) {
    view.show("CAN_WITHDRAW");
    form.field("withdraw_words", reply.action == "withdraw" ? reply.words : "");
  }
  const bool person = open.kind != nullptr && open.kind->layout == LetterLayout::kPerson;
  if (open.may_draft && (letter.number != 0 || person)) {
    view.show("CAN_SCAN");
    form.file("scan_file");
    for (const documents::Staged& file : reply.staged) {
      web::View& row = view.add("STAGED");
      row.set("TOKEN", file.token);
      row.set("STAGED_NAME", file.name);
      row.set("STAGED_SIZE", words.file_size(file.bytes));
    }
  }
  form.finish();
  // Those beside boxes of the editor are told already.
  if (wrong && errors.empty()) view.show("ERRORS");
  web::Frame frame = staff_frame(services, request, staff, "documents.letter.page");
  frame.title = title;
  frame.path = "/staff/letters";
  if (const std::string key = "documents.letter.done." + std::string(request.arg("done"));
      request.method == "GET" && services.renderer.catalogue().has(key))
    frame.notice = words(key);
  return page(services, view, frame, wrong ? status_of(reply.errors) : 200);
}

void register_letter_pages(web::Router& router, const Services& services) {
  router.get("/staff/letter/{id}", guarded(services, [&services](const auto& request, const Staff& staff) {
               const auto open = open_letter(services, request, staff);
               if (!open) return error_page(services, request, 404);
               return show_letter(services, request, staff, *open);
             }));
  for (const bool docx : {false, true}) {
    const auto handler = guarded(services, [&services, docx](const auto& request, const Staff& staff) {
      return print(services, request, staff, docx);
    });
    const std::string path = docx ? "/staff/letter/{id}/docx" : "/staff/letter/{id}/print";
    router.get(path, handler);
    router.post(path, handler);
  }
  router.get("/staff/letter/{id}/scan/{file}",
             guarded(services, [&services](const auto& request, const Staff& staff) {
               const auto open = open_letter(services, request, staff);
               if (!open) return error_page(services, request, 404);
               const auto files = services.database.read([&](storage::Session& session) {
                 return services.attachments.of(session, "letter", open->letter.id);
               });
               for (const documents::Attachment& file : files)
                 if (std::to_string(file.id) == request.part("file"))
                   return file_response(services, request, file, request.arg("small") == "1");
               return error_page(services, request, 404);
             }));
  register_letter_act(router, services);
}

}  // namespace langnghe::pages
