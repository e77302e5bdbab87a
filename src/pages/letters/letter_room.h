// What the pages of a room tell about the things its letters hang on: who may see them, what
// placeholders stand for. A room that wants letters adds one LetterRoom to letter_rooms.cc; the
// pages of letters (letter.cc) serve all rooms alike.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "documents/paper.h"
#include "pages/staff.h"

namespace langnghe::pages {

// One thing that has letters, as the officer who asks may see it.
struct LetterHome {
  std::string room;             // "case"
  std::int64_t subject = 0;
  std::string code;             // "7K3Q-F9TM"
  std::string kind, state;      // choose the kinds of letter it may have (LetterKind::fits)
  std::int64_t unit = 0;        // whose letters they are
  std::string title;            // in the language of the page: "Vụ việc 7K3Q-F9TM"
  std::string href;             // its page
  bool readable = false;        // may the officer read the thing itself
  bool named = false;           // somebody's name stands behind {petitioner.name}
  bool may_open = false;        // the officer may open that name, for a purpose
  std::string only_purpose = {};  // for this one alone (a denouncer's); "": any ordinary one
};

class LetterRoom {
 public:
  virtual ~LetterRoom() = default;
  virtual std::string_view name() const = 0;
  // Placeholders of this room beside the common ones (documents::is_common_name).
  virtual bool knows(std::string_view placeholder) const = 0;
  // Nothing when it is not there or the officer may read neither it nor letters of
  // `letter_unit` about it (0: only the thing itself counts).
  virtual std::optional<LetterHome> find(const Services& services, const Staff& staff,
                                         std::int64_t subject, std::int64_t letter_unit,
                                         web::Language language) const = 0;
  // Values in the language of `words`, without personal ones; they are kept when the letter is
  // signed. `request` gives the address that links on paper begin with.
  virtual documents::LetterContext context(const Services& services, const web::Request& request,
                                           const web::Words& words, const LetterHome& home) const = 0;
  // "petitioner.name" …, opened for a purpose and on record.
  virtual Result<documents::LetterValues> open_person(const Services& services, const Staff& staff,
                                                      const LetterHome& home,
                                                      std::string_view purpose,
                                                      std::string_view words) const = 0;
};

// nullptr for a room without letters.
const LetterRoom* letter_room(std::string_view name);
// documents::KnownName: can that room fill this placeholder? A room of the future knows the common ones.
bool known_placeholder(std::string_view room, std::string_view name);

// The rooms, one function each, beside their pages.
std::unique_ptr<LetterRoom> case_letter_room();
std::unique_ptr<LetterRoom> dossier_letter_room();

}  // namespace langnghe::pages
