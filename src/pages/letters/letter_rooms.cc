// Every room whose things can have letters: one line each.
#include <algorithm>
#include <array>

#include "documents/letters.h"
#include "pages/letters/letter_room.h"

namespace langnghe::pages {
namespace {

const auto& rooms() {
  static const std::array<std::unique_ptr<LetterRoom>, 2> all = {case_letter_room(), dossier_letter_room()};
  return all;
}

}  // namespace

const LetterRoom* letter_room(std::string_view name) {
  for (const auto& room : rooms())
    if (room->name() == name) return room.get();
  return nullptr;
}

bool known_placeholder(std::string_view room, std::string_view name) {
  if (documents::is_common_name(name)) return true;
  const LetterRoom* found = letter_room(room);
  return found != nullptr && found->knows(name);
}

}  // namespace langnghe::pages
