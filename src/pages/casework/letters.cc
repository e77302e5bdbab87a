// Acknowledgements and transfer slips of a case, which are issued without a draft: a letter
// keeps its number; printing it again gives the same letter.
#include "casework/denunciations.h"
#include "documents/letters.h"
#include "pages/casework/case_page.h"
#include "pages/casework/letter_page.h"
#include "pages/letters/letter_paper.h"
#include "pages/trouble.h"
#include "vault/vault.h"

namespace langnghe::pages {
namespace {

using casework::Case;
using documents::Letter;

constexpr Millis kDeskPass = 30 * kMinute;

Result<Letter> issue(const Services& services, storage::Transaction& tx, std::string_view kind_key,
                     const Case& one, std::int64_t unit, const web::Words& words, const Staff& staff,
                     Millis at) {
  const auto directory = services.directory.now();
  const directory::Unit* body = directory->units().unit_by_id(unit);
  const documents::LetterKind* kind = services.letters.find(kind_key);
  if (body == nullptr) return refuse(Fault::kUnavailable, "casework.refused.no_unit");
  if (kind == nullptr) return refuse(Fault::kInvalid, "documents.letter.kind");
  documents::LetterContext context = case_letter_context(services, words, one, "");
  add_unit_values(services, words, unit, staff.officer.id, at, context.values);
  documents::NewLetter letter;
  letter.kind = kind->key;
  letter.room = "case";
  letter.subject = one.id;
  letter.code = one.code;
  letter.unit = unit;
  letter.draft = documents::first_draft(*kind, web::code_of(words.language()), context.values);
  return documents::issue_letter(tx, services.letters, known_placeholder, letter,
                                 {symbol_of(*body), context.values, true},
                                 {staff.officer.id, staff.officer.unit}, at);
}

web::Response print(const Services& services, const web::Request& request, const Letter& letter,
                    const Case& one, const std::optional<vault::Person>& person, bool with_secret) {
  const web::Words words = words_of_letter(services, letter);
  const std::string base = base_url(services, request);
  documents::LetterContext context = case_letter_context(services, words, one, base);
  if (person) context.personal = person_values(*person);
  // The secret goes only onto the paper handed over at the desk.
  if (with_secret)
    context.link = base + "/t/" + one.code + "/" + casework::secret_of(services.casework, one.code);
  return html(print_page(services, request, letter, paper_of(services, letter, context)));
}

std::optional<Case> any_case(const Services& services, std::string_view typed) {
  const auto code = casework::read_code(typed);
  if (!code) return std::nullopt;
  return services.database.read(
      [&](storage::Session& session) { return casework::find_case(session, *code); });
}

// The newest letter of that kind which the officer may see: of a case they may read, or of a
// unit whose cases they see (the slip stays with the unit that let the case go).
std::optional<Letter> visible_letter(const Services& services, const Staff& staff, const Case& one,
                                     std::string_view kind, bool readable) {
  const auto letters = services.database.read([&](storage::Session& session) {
    return documents::letters_of(session, "case", one.id);
  });
  for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter)
    if (letter->kind == kind && letter->state == documents::LetterState::kSigned &&
        (readable || (!casework::is_sealed(services.casework, one) &&
                      may_at(services, staff, "case.see", letter->unit, one.kind))))
      return *letter;
  return std::nullopt;
}

// GET prints what there is; POST issues the acknowledgement first where there is none.
web::Response letter_page(const Services& services, const web::Request& request, const Staff& staff) {
  const std::string kind(request.part("kind"));
  const auto one = any_case(services, request.part("code"));
  if (!one || services.letters.find(kind) == nullptr) return error_page(services, request, 404);
  const Millis now = services.clock.now();
  const bool at_desk = is_desk_pass(services, staff, one->code, request.value("pass"));
  const bool readable =
      at_desk || readable_case(services, staff, one->code).has_value();
  auto letter = visible_letter(services, staff, *one, kind, readable);
  if (!letter && request.method == "POST" && kind == "acknowledgement" && readable) {
    const auto directory = services.directory.now();
    const directory::Unit* own = directory->unit(staff.officer.unit);
    const std::int64_t unit = at_desk && own != nullptr ? own->id : one->unit;
    auto issued = write(services, [&](storage::Transaction& tx) {
      return issue(services, tx, kind, *one, unit, words_of(services, request), staff, now);
    });
    if (!issued) return refused(services, request, issued.error());
    letter = std::move(*issued);
  }
  if (!letter) return error_page(services, request, 404);
  std::optional<vault::Person> person;
  if (request.method == "POST" && request.value("with_name") == "1" && one->named &&
      !casework::is_sealed(services.casework, *one)) {
    auto opened = casework::open_person(services.casework, services.database, one->code,
                                        staff.actor(), "letter", "", now);
    if (!opened) return refused(services, request, opened.error());
    person = std::move(*opened);
  }
  return print(services, request, *letter, *one, person, at_desk);
}

}  // namespace

Result<Letter> issue_transfer_slip(const Services& services, storage::Transaction& tx,
                                   const Case& before, const Case& after, const Staff& staff, Millis at) {
  const web::Words words(services.renderer.catalogue(), web::Language::kVietnamese);
  return issue(services, tx, "transfer", after, before.unit, words, staff, at);
}

std::string desk_pass(const Services& services, const Staff& staff, std::string_view code) {
  return services.signer.sign("desk", std::string(code) + "|" + std::to_string(staff.officer.id),
                              services.clock.now() + kDeskPass);
}

bool is_desk_pass(const Services& services, const Staff& staff, std::string_view code,
                  std::string_view pass) {
  if (pass.empty()) return false;
  return services.signer.verify("desk", pass, services.clock.now()) ==
         std::string(code) + "|" + std::to_string(staff.officer.id);
}

void register_letters(web::Router& router, const Services& services) {
  const auto handler = guarded(services, [&services](const auto& request, const Staff& staff) {
    return letter_page(services, request, staff);
  });
  router.get("/staff/case/{code}/letter/{kind}", handler);
  router.post("/staff/case/{code}/letter/{kind}", handler);
}

}  // namespace langnghe::pages
