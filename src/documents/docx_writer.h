// Letters as DOCX (ECMA-376 part 1, WordprocessingML): Times New Roman 13, A4, margins of Decree
// 30/2020/ND-CP annex I (20-25 mm above and below, 30-35 left, 15-20 right), page number on top
// from the second page on.
#pragma once

#include <string>

#include "documents/paper.h"

namespace langnghe::documents {

// The bytes of the file. What XML cannot hold (control characters, broken UTF-8) is left out or
// becomes U+FFFD; everything else is text, never markup.
std::string docx_of(const Paper& paper);

}  // namespace langnghe::documents
