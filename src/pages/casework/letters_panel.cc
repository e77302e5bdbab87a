// The letters of a case on its page: what there is, what the last step asks for, what may be
// drafted now.
#include <algorithm>

#include "casework/denunciations.h"
#include "documents/letters.h"
#include "pages/casework/letter_page.h"
#include "pages/letters/letter_paper.h"

namespace langnghe::pages {
namespace {

using documents::Letter;
using documents::LetterKind;

// The letter that the newest step of the lifecycle gives and nobody has drafted since.
const LetterKind* asked_for(const Services& services, const casework::Case& one,
                            const std::vector<casework::Event>& events,
                            const std::vector<Letter>& letters) {
  const auto lifecycle = services.casework.lifecycles.find(one.kind);
  if (lifecycle == services.casework.lifecycles.end()) return nullptr;
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    const lifecycle::Action* action = lifecycle->second.action(event->action);
    if (action == nullptr || action->letter.empty()) continue;
    const bool there = std::any_of(letters.begin(), letters.end(), [&](const Letter& letter) {
      return letter.kind == action->letter && letter.created_at >= event->at;
    });
    const LetterKind* kind = services.letters.find(action->letter);
    return there || kind == nullptr || !kind->fits("case", one.kind, one.state) ? nullptr : kind;
  }
  return nullptr;
}

}  // namespace

void fill_letters_panel(const Services& services, const web::Request& request, const Staff& staff,
                        const casework::Case& one, web::View& view) {
  const web::Words words = words_of(services, request);
  std::vector<Letter> letters;
  std::vector<casework::Event> events;
  services.database.read([&](storage::Session& session) {
    letters = documents::letters_of(session, "case", one.id);
    events = casework::events_of(session, one.id);
  });
  view.show("NO_LETTERS", letters.empty());
  web::View* list = letters.empty() ? nullptr : &view.add("LETTERS");
  for (const Letter& letter : letters) {
    web::View& row = list->add("LETTER");
    row.set("LETTER_HREF", "/staff/letter/" + std::to_string(letter.id));
    row.set("LETTER_NAME", letter_title(services, letter, request.language));
    row.set("LETTER_DATE", words.date(letter.dated.value_or(letter.created_at)));
    row.set("LETTER_LOOK", look_of_letter(letter.state));
    row.set("LETTER_STATE", words("documents.letter.state." + std::string(name_of(letter.state))));
  }
  view.show("WITH_NAME", one.named && !casework::is_sealed(services.casework, one) && may_at(services, staff, "vault.read", one.unit, one.kind));
  if (!may_at(services, staff, "letter.draft", one.unit, one.kind)) return;
  const std::string language(web::code_of(request.language));
  if (const LetterKind* asked = asked_for(services, one, events, letters)) {
    web::View& row = view.add("LETTER_ASKED");
    row.set("ASKED_KIND", asked->key);
    row.set("ASKED_NAME", asked->name.in(language));
  }
  web::View& form = view.add("NEW_LETTER");
  form.set("LETTER_SUBJECT", one.id);
  for (const LetterKind* kind : services.letters.fitting("case", one.kind, one.state)) {
    web::View& option = form.add("LETTER_KIND");
    option.set("KIND_KEY", kind->key);
    option.set("KIND_NAME", kind->name.in(language) + (kind->form.empty() ? "" : " (" + kind->form + ")"));
  }
}

}  // namespace langnghe::pages
