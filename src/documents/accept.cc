#include "documents/accept.h"

#include <magic.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "documents/docx.h"
#include "documents/toml.h"

namespace langnghe::documents {
namespace {

constexpr std::int64_t kMegabyte = 1 << 20;
// What libmagic needs to see; more only costs time.
constexpr std::size_t kMagicSees = 256U << 10;

struct CloseMagic {
  void operator()(magic_t magic) const { magic_close(magic); }
};
using Magic = std::unique_ptr<std::remove_pointer_t<magic_t>, CloseMagic>;

// Handles cost 10 ms to make and serve one thread at a time, so they are lent.
class MagicPool {
 public:
  // "image/jpeg"; empty when libmagic cannot work.
  std::string type_of(std::string_view bytes) {
    Magic magic = borrow();
    if (!magic) return {};
    bytes = bytes.substr(0, kMagicSees);
    const char* type = magic_buffer(magic.get(), bytes.data(), bytes.size());
    std::string out = type == nullptr ? "" : type;  // the buffer is libmagic's: copied
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(magic));
    return out;
  }

 private:
  Magic borrow() {
    {
      const std::lock_guard lock(mutex_);
      if (!free_.empty()) {
        Magic out = std::move(free_.back());
        free_.pop_back();
        return out;
      }
    }
    Magic made(magic_open(MAGIC_MIME_TYPE | MAGIC_ERROR | MAGIC_NO_CHECK_COMPRESS));
    if (made && magic_load(made.get(), nullptr) != 0) made.reset();
    return made;
  }

  std::mutex mutex_;
  std::vector<Magic> free_;
};

MagicPool& magic_pool() {
  static MagicPool pool;
  return pool;
}

bool starts(std::string_view bytes, std::string_view with) {
  return bytes.substr(0, with.size()) == with;
}

std::optional<Shape> shape_of(std::string_view bytes) {
  if (starts(bytes, "\xFF\xD8\xFF")) return Shape::kJpeg;
  if (starts(bytes, "\x89PNG\r\n\x1A\n")) return Shape::kPng;
  if (starts(bytes, "RIFF") && bytes.size() > 16 && bytes.substr(8, 7) == "WEBPVP8")
    return Shape::kWebp;
  if (starts(bytes, "%PDF-")) return Shape::kPdf;
  if (starts(bytes, "PK\x03\x04")) return Shape::kDocx;
  return std::nullopt;
}

// libmagic must not see something else than we do. It knows a DOCX only when its parts come
// in the usual order.
bool agrees(Shape shape, const std::string& media_type, const std::string& magic) {
  if (magic == media_type) return true;
  return shape == Shape::kDocx && (magic == "application/zip" || magic == "application/octet-stream");
}

// ISO 32000-1 7.5.5: the last line is %%EOF; readers look for it in the last 1,024 bytes.
bool whole_pdf(std::string_view bytes) {
  const auto tail = bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 1024));
  return tail.find("%%EOF") != std::string_view::npos;
}

const std::map<std::string_view, Shape> kShapes = {{"jpeg", Shape::kJpeg},
                                                   {"png", Shape::kPng},
                                                   {"webp", Shape::kWebp},
                                                   {"pdf", Shape::kPdf},
                                                   {"docx", Shape::kDocx}};

}  // namespace

AcceptRules AcceptRules::load(const std::string& path) {
  const TomlFile file(path);
  AcceptRules rules;
  rules.max_files = static_cast<int>(file.positive("max_files"));
  rules.longest_side = static_cast<int>(file.positive("longest_side"));
  rules.thumbnail_side = static_cast<int>(file.positive("thumbnail_side"));
  rules.max_pixels = file.positive("max_megapixels") * 1'000'000;
  for (const auto& table : file.tables("type")) {
    AcceptedType type;
    type.media_type = table.text("media_type");
    const auto shape = kShapes.find(table.text("shape"));
    if (shape == kShapes.end())
      table.complain("shape", "is not one of jpeg, png, webp, pdf, docx");
    type.shape = shape->second;
    type.max_bytes = table.positive("max_mb") * kMegabyte;
    type.extensions = table.texts("extensions");
    rules.types.push_back(std::move(type));
  }
  return rules;
}

std::int64_t AcceptRules::max_bytes() const {
  std::int64_t most = 0;
  for (const auto& type : types) most = std::max(most, type.max_bytes);
  return most;
}

std::string AcceptRules::accept_attribute() const {
  std::string out;
  for (const auto& type : types)
    for (const auto& extension : type.extensions) out += (out.empty() ? "." : ",.") + extension;
  return out;
}

Result<AcceptedType> recognise(const AcceptRules& rules, std::string_view name,
                               std::string_view bytes, std::string_view field) {
  const auto no = [&](Fault fault, const char* message, std::int64_t limit = 0) {
    return refuse(fault, message, std::string(field),
                  {{"name", std::string(name)}, {"limit", std::to_string(limit)}});
  };
  if (bytes.empty()) return no(Fault::kInvalid, "documents.empty");
  const auto size = static_cast<std::int64_t>(bytes.size());
  if (size > rules.max_bytes())
    return no(Fault::kTooLarge, "documents.too_large", rules.max_bytes() / kMegabyte);

  const auto shape = shape_of(bytes);
  const auto type = std::find_if(rules.types.begin(), rules.types.end(),
                                 [&](const AcceptedType& one) { return one.shape == shape; });
  if (!shape || type == rules.types.end()) return no(Fault::kInvalid, "documents.type");
  if (size > type->max_bytes)
    return no(Fault::kTooLarge, "documents.too_large", type->max_bytes / kMegabyte);
  if (!agrees(*shape, type->media_type, magic_pool().type_of(bytes)))
    return no(Fault::kInvalid, "documents.type");

  if (shape == Shape::kPdf && !whole_pdf(bytes)) return no(Fault::kInvalid, "documents.damaged");
  if (shape == Shape::kDocx) switch (look_into_docx(bytes)) {
      case DocxVerdict::kFine: break;
      case DocxVerdict::kMacro: return no(Fault::kInvalid, "documents.macro");
      case DocxVerdict::kBomb: return no(Fault::kInvalid, "documents.bomb");
      case DocxVerdict::kDamaged: return no(Fault::kInvalid, "documents.not_word");
    }
  return *type;
}

}  // namespace langnghe::documents
