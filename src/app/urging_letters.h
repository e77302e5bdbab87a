// How a step of urging comes to a letter: the kinds of letters and the cases do not know each
// other, so what ties them is done here.
#pragma once

#include "casework/urging.h"
#include "documents/letters.h"

namespace langnghe::app {

// Drafts the letter of that kind as the system, for whoever signs at the unit. The kinds must
// outlive it. A kind that the pack does not have drafts nothing.
casework::DraftLetter urging_letters(const documents::LetterKinds& kinds);

}  // namespace langnghe::app
