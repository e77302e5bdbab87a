// What officers do to a letter: from each small form to its command, and back to the page.
#include <charconv>

#include "documents/attachments.h"
#include "documents/letters.h"
#include "pages/letters/letter_paper.h"
#include "pages/letters/letter_view.h"
#include "pages/trouble.h"

namespace langnghe::pages {
namespace {

using documents::Letter;
using documents::LetterActor;

struct Act {
  const Services& services;
  const web::Request& request;
  const Staff& staff;
  const OpenLetter& open;
  std::vector<std::string> files;
  Millis now;

  LetterActor actor() const { return {staff.officer.id, staff.officer.unit}; }
  std::string value(std::string_view field) const { return std::string(request.value(field)); }
};

std::int64_t number_of(std::string_view text) {
  std::int64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size() ? out : -1;
}

Result<Letter> forbidden() { return refuse(Fault::kForbidden, "documents.letter.forbidden_draft"); }

Result<Letter> change(const Act& act, storage::Transaction& tx) {
  if (!act.open.may_draft || act.open.kind == nullptr) return forbidden();
  const Letter& letter = act.open.letter;
  auto changed = documents::change_letter(
      tx, act.services.letters, known_placeholder, letter.id,
      typed_draft(act.request, *act.open.kind, letter.draft()), number_of(act.request.value("version")),
      act.actor(), act.now);
  if (!changed || act.request.value("then") != "submit") return changed;
  return documents::submit_letter(tx, act.services.letters, letter.id, act.actor(), act.now);
}

Result<Letter> submit(const Act& act, storage::Transaction& tx) {
  if (!act.open.may_draft) return forbidden();
  return documents::submit_letter(tx, act.services.letters, act.open.letter.id, act.actor(), act.now);
}

Result<Letter> send_back(const Act& act, storage::Transaction& tx) {
  if (!act.open.may_sign) return forbidden();
  return documents::return_letter(tx, act.open.letter.id, act.value("return_words"), act.actor(), act.now);
}

Result<Letter> sign(const Act& act, storage::Transaction& tx) {
  const bool self = act.open.kind != nullptr && act.open.kind->self_signed;
  if (self && !act.open.may_draft) return forbidden();
  const auto directory = act.services.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(act.open.letter.unit);
  if (unit == nullptr) return refuse(Fault::kUnavailable, "casework.refused.no_unit");
  const documents::LetterContext context =
      context_of(act.services, act.request, act.open.letter, act.open.home ? &*act.open.home : nullptr);
  return documents::sign_letter(tx, act.services.letters, act.open.letter.id,
                                {symbol_of(*unit), context.values, act.open.may_sign}, act.actor(), act.now);
}

Result<Letter> withdraw(const Act& act, storage::Transaction& tx) {
  if (!act.open.may_sign) return forbidden();
  return documents::withdraw_letter(tx, act.open.letter.id, act.value("withdraw_words"), act.actor(), act.now);
}

Result<Letter> drop(const Act& act, storage::Transaction& tx) {
  if (!act.open.may_draft) return forbidden();
  return documents::drop_letter(tx, act.open.letter.id, act.actor(), act.now);
}

// A new draft with the same words, which will stand for this letter once it is signed.
Result<Letter> replace(const Act& act, storage::Transaction& tx) {
  const Letter& old = act.open.letter;
  if (!act.open.may_draft) return forbidden();
  return documents::draft_letter(tx, act.services.letters, known_placeholder,
                                 {.kind = old.kind, .room = old.subject_room, .subject = old.subject_id,
                                  .code = old.subject_code, .unit = old.unit, .draft = old.draft(),
                                  .replaces = old.id},
                                 act.actor(), act.now);
}

Result<Letter> scan(const Act& act, storage::Transaction& tx) {
  if (!act.open.may_draft) return forbidden();
  return documents::attach_scan(tx, act.services.attachments, act.open.letter.id, act.files, act.actor(), act.now);
}

struct Verb {
  std::string_view name;
  Result<Letter> (*command)(const Act&, storage::Transaction&);
};
constexpr Verb kVerbs[] = {{"change", change}, {"submit", submit},     {"return", send_back},
                           {"sign", sign},     {"withdraw", withdraw}, {"drop", drop},
                           {"replace", replace}, {"scan", scan}};

web::Response act(const Services& services, const web::Request& request, const Staff& staff) {
  const auto open = open_letter(services, request, staff);
  const std::string_view name = request.part("action");
  const Verb* verb = nullptr;
  for (const Verb& one : kVerbs)
    if (one.name == name) verb = &one;
  if (!open || verb == nullptr) return error_page(services, request, 404);
  const auto refused_with = [&](Errors errors, std::vector<documents::Staged> staged) {
    LetterReply reply;
    for (Error& error : errors) {
      if (error.field == "letter_words") error.field = std::string(name) + "_words";
      if (error.field == "scan") error.field = "scan_file";
    }
    reply.errors = std::move(errors);
    reply.action = name;
    reply.words = request.value(std::string(name) + "_words");
    reply.staged = std::move(staged);
    const auto now = open_letter(services, request, staff);  // somebody may have been faster
    if (!now) return refused(services, request, reply.errors);
    if (name == "change" && now->kind != nullptr)
      reply.typed = typed_draft(request, *now->kind, now->letter.draft());
    return show_letter(services, request, staff, *now, reply);
  };
  StagedFiles files;
  if (name == "scan") {
    auto staged = stage_uploads(services, request, "scan_file");
    if (!staged) return refused_with(staged.error(), staged_before(services, request, "scan_file").files);
    files = std::move(*staged);
  }
  const Act step{services, request, staff, *open, files.tokens(), services.clock.now()};
  const auto done = write(services, [&](storage::Transaction& tx) { return verb->command(step, tx); });
  if (!done) return refused_with(done.error(), files.files);
  if (name == "drop") return web::redirect(open->home ? open->home->href : "/staff/letters");
  const bool submitted = name == "change" && request.value("then") == "submit";
  return web::redirect("/staff/letter/" + std::to_string(done->id) + "?done=" +
                       (submitted ? "submit" : std::string(name)));
}

// A new draft of a kind, about a thing of a room.
web::Response create(const Services& services, const web::Request& request, const Staff& staff) {
  const LetterRoom* room = letter_room(request.value("room"));
  const documents::LetterKind* kind = services.letters.find(request.value("kind"));
  if (room == nullptr || kind == nullptr) return error_page(services, request, 404);
  const auto home = room->find(services, staff, number_of(request.value("subject")), 0, request.language);
  if (!home || !kind->fits(home->room, home->kind, home->state)) return error_page(services, request, 404);
  if (!may_at(services, staff, "letter.draft", home->unit, home->kind)) return error_page(services, request, 403);
  const web::Words words(services.renderer.catalogue(), request.value("language") == "en"
                                                            ? web::Language::kEnglish
                                                            : web::Language::kVietnamese);
  const Millis now = services.clock.now();
  documents::LetterContext context = room->context(services, request, words, *home);
  add_unit_values(services, words, home->unit, staff.officer.id, now, context.values);
  documents::NewLetter letter;
  letter.kind = kind->key;
  letter.room = home->room;
  letter.subject = home->subject;
  letter.code = home->code;
  letter.unit = home->unit;
  letter.draft = documents::first_draft(*kind, web::code_of(words.language()), context.values);
  const auto made = write(services, [&](storage::Transaction& tx) {
    return documents::draft_letter(tx, services.letters, known_placeholder, letter,
                                   {staff.officer.id, staff.officer.unit}, now);
  });
  if (!made) return refused(services, request, made.error());
  return web::redirect("/staff/letter/" + std::to_string(made->id));
}

}  // namespace

void register_letter_act(web::Router& router, const Services& services) {
  const web::RouteOptions with_files{
      .body_limit = static_cast<std::size_t>(services.attachments.rules().max_bytes()) + (1 << 20)};
  router.post("/staff/letter/new", guarded(services, [&services](const auto& request, const Staff& staff) {
                return create(services, request, staff);
              }));
  router.post("/staff/letter/{id}/do/{action}",
              guarded(services, [&services](const auto& request, const Staff& staff) {
                return act(services, request, staff);
              }),
              with_files);
}

}  // namespace langnghe::pages
