// Which files are taken, and whether a file is what it says: libmagic's opinion and our own
// look at its structure must agree. Rules are data (packs/vn/forms/attachments.toml).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace langnghe::documents {

enum class Shape { kJpeg, kPng, kWebp, kPdf, kDocx };

struct AcceptedType {
  std::string media_type;
  Shape shape = Shape::kPdf;
  std::int64_t max_bytes = 0;
  std::vector<std::string> extensions;  // for the form's `accept` attribute; without the dot
};

struct AcceptRules {
  int max_files = 0;
  int longest_side = 0;         // of a stored picture, in pixels
  int thumbnail_side = 0;
  std::int64_t max_pixels = 0;  // of a picture sent: more is refused before decoding
  std::vector<AcceptedType> types;

  // Throws SetupError: file, line, what to do.
  static AcceptRules load(const std::string& path);
  std::int64_t max_bytes() const;  // the largest of all types
  std::string accept_attribute() const;  // ".jpg,.jpeg,.png,…"
};

// Recognises a file from its bytes alone; the name is used in messages only. Complexity:
// one pass. Whether a picture can be decoded is the workshop's word (images.h). Errors:
// documents.empty, documents.too_large, documents.type, documents.damaged, documents.not_word, documents.macro,
// documents.bomb; args: name, limit (MB or a count). Thread-safe.
Result<AcceptedType> recognise(const AcceptRules& rules, std::string_view name,
                               std::string_view bytes, std::string_view field = {});

}  // namespace langnghe::documents
