// The page of one letter, shown by letter.cc and again by letter_act.cc when a form is refused.
#pragma once

#include <optional>

#include "documents/letters.h"
#include "pages/letters/letter_room.h"

namespace langnghe::pages {

// A letter with the thing it hangs on, as this officer may see and handle it.
struct OpenLetter {
  documents::Letter letter;
  std::optional<LetterHome> home;
  const documents::LetterKind* kind = nullptr;  // nullptr: the pack has it no more
  bool may_draft = false;   // change, submit, drop, replace, attach the scan
  bool may_sign = false;    // sign, send back, withdraw
};

// What a refused form brings back.
struct LetterReply {
  Errors errors = {};
  std::optional<documents::LetterDraft> typed = {};
  std::string words = {};                       // of a return or a withdrawal
  std::vector<documents::Staged> staged = {};
  std::string_view action = {};
};

// Nothing when it is not there or not theirs to see; both look the same.
std::optional<OpenLetter> open_letter(const Services& services, const web::Request& request,
                                      const Staff& staff);
web::Response show_letter(const Services& services, const web::Request& request, const Staff& staff,
                          const OpenLetter& open, const LetterReply& reply = {});

// The draft as it came with the form of the page; `before` gives what the form has no field for.
documents::LetterDraft typed_draft(const web::Request& request, const documents::LetterKind& kind,
                                   const documents::LetterDraft& before);
// Fills the form; errors of its fields (those that errors name) stand beside them and are taken out.
void fill_letter_form(const Services& services, const web::Words& words, const OpenLetter& open,
                      const documents::LetterDraft& draft, Errors& errors, web::View& view);

// Routes of the actions.
void register_letter_act(web::Router& router, const Services& services);

}  // namespace langnghe::pages
