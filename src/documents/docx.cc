#include "documents/docx.h"

#include <zip.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <memory>
#include <string>

namespace langnghe::documents {
namespace {

constexpr zip_int64_t kMaxParts = 2000;
constexpr std::uint64_t kMaxUnpacked = 150U << 20;
// XML packs well, seldom beyond 50 times; small parts are let off.
constexpr std::uint64_t kMaxRatio = 200;
constexpr std::uint64_t kRatioFrom = 1U << 20;
constexpr std::size_t kMaxTypes = 1U << 20;

struct CloseZip {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct ClosePart {
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Unpacks a part; gives its size, or nothing when it is damaged. `keep` gets the beginning.
bool unpack(zip_t* zip, zip_uint64_t index, std::uint64_t limit, std::uint64_t& size,
            std::string* keep) {
  const std::unique_ptr<zip_file_t, ClosePart> part(zip_fopen_index(zip, index, 0));
  if (!part) return false;
  char piece[1 << 14];
  size = 0;
  for (;;) {
    const zip_int64_t got = zip_fread(part.get(), piece, sizeof piece);
    if (got < 0) return false;
    if (got == 0) return true;
    size += static_cast<std::uint64_t>(got);
    if (size > limit) return true;
    if (keep != nullptr && keep->size() < kMaxTypes)
      keep->append(piece, static_cast<std::size_t>(got));
  }
}

DocxVerdict look(zip_t* zip) {
  const zip_int64_t parts = zip_get_num_entries(zip, 0);
  if (parts > kMaxParts) return DocxVerdict::kBomb;
  std::uint64_t total = 0;
  bool document = false;
  std::string types;
  for (zip_int64_t i = 0; i < parts; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    zip_stat_t about;
    if (zip_stat_index(zip, index, 0, &about) != 0 || (about.valid & ZIP_STAT_NAME) == 0)
      return DocxVerdict::kDamaged;
    const std::string name = lower(about.name);
    if (name.find("..") != std::string::npos || name.front() == '/' ||
        name.find('\\') != std::string::npos || about.encryption_method != ZIP_EM_NONE)
      return DocxVerdict::kDamaged;
    if (ends_with(name, "vbaproject.bin") || ends_with(name, "vbadata.xml"))
      return DocxVerdict::kMacro;
    if (about.size > kMaxUnpacked - total) return DocxVerdict::kBomb;  // what it says of itself
    std::uint64_t size = 0;                                           // what it really is
    const bool is_types = name == "[content_types].xml";
    if (!unpack(zip, index, kMaxUnpacked - total, size, is_types ? &types : nullptr))
      return DocxVerdict::kDamaged;
    total += size;
    if (total > kMaxUnpacked ||
        (size > kRatioFrom && size / std::max<std::uint64_t>(about.comp_size, 1) > kMaxRatio))
      return DocxVerdict::kBomb;
    document = document || name == "word/document.xml";
  }
  types = lower(types);
  if (types.find("macroenabled") != std::string::npos) return DocxVerdict::kMacro;
  if (!document || types.find("wordprocessingml.document.main+xml") == std::string::npos)
    return DocxVerdict::kDamaged;
  return DocxVerdict::kFine;
}

}  // namespace

DocxVerdict look_into_docx(std::string_view bytes) {
  // A zip may follow other bytes; a document does not.
  if (bytes.substr(0, 4) != std::string_view("PK\x03\x04", 4)) return DocxVerdict::kDamaged;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return DocxVerdict::kDamaged;
  const std::unique_ptr<zip_t, CloseZip> zip(
      zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  zip_error_fini(&error);
  if (!zip) {
    zip_source_free(source);
    return DocxVerdict::kDamaged;
  }
  return look(zip.get());
}

}  // namespace langnghe::documents
