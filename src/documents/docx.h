// Looks into a DOCX (ECMA-376: a zip with parts) without trusting it.
#pragma once

#include <string_view>

namespace langnghe::documents {

enum class DocxVerdict {
  kFine,
  kDamaged,  // no whole zip, or not a Word document
  kMacro,    // carries a program (vbaProject.bin, a macro-enabled content type)
  kBomb,     // unpacks to far more than a document needs
};

// Unpacks every part once, in small pieces, keeping nothing; stops at the limits.
DocxVerdict look_into_docx(std::string_view bytes);

}  // namespace langnghe::documents
