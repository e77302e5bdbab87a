#include "documents/zip_file.h"

#include <zip.h>

#include <memory>
#include <set>
#include <stdexcept>

namespace langnghe::documents {
namespace {

struct Discard {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct ClosePart {
  void operator()(zip_file_t* part) const { zip_fclose(part); }
};
struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

[[noreturn]] void fail(const char* what) { throw std::runtime_error(std::string("zip: ") + what); }

bool is_safe(std::string_view name) {
  return !name.empty() && name.front() != '/' && name.find('\\') == std::string_view::npos &&
         name.find("..") == std::string_view::npos;
}

}  // namespace

std::string write_zip(const std::vector<ZipPart>& parts, std::int64_t at) {
  zip_error_t error;
  zip_error_init(&error);
  std::unique_ptr<zip_source_t, FreeSource> out(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!out) fail("no memory");
  std::unique_ptr<zip_t, Discard> zip(zip_open_from_source(out.get(), ZIP_TRUNCATE, &error));
  if (!zip) fail("cannot begin");
  zip_source_keep(out.get());  // zip holds one, we hold one to read from
  for (const auto& [name, bytes] : parts) {
    zip_source_t* part = zip_source_buffer(zip.get(), bytes.data(), bytes.size(), 0);
    if (part == nullptr) fail("no memory");
    const zip_int64_t index = zip_file_add(zip.get(), name.c_str(), part, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(part);
      fail(name.c_str());
    }
    zip_file_set_mtime(zip.get(), static_cast<zip_uint64_t>(index), static_cast<time_t>(at), 0);
  }
  if (zip_close(zip.get()) != 0) fail("cannot finish");
  (void)zip.release();  // closed: gone
  if (zip_source_open(out.get()) != 0) fail("cannot read back");
  zip_source_seek(out.get(), 0, SEEK_END);
  const zip_int64_t size = zip_source_tell(out.get());
  zip_source_seek(out.get(), 0, SEEK_SET);
  std::string bytes(static_cast<std::size_t>(size), '\0');
  const zip_int64_t got = zip_source_read(out.get(), bytes.data(), bytes.size());
  zip_source_close(out.get());
  if (got != size) fail("cannot read back");
  return bytes;
}

std::optional<std::vector<ZipPart>> read_zip(std::string_view bytes, std::uint64_t most) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return std::nullopt;
  const std::unique_ptr<zip_t, Discard> zip(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (!zip) {
    zip_source_free(source);
    return std::nullopt;
  }
  std::vector<ZipPart> out;
  std::set<std::string> names;
  std::uint64_t total = 0;
  const zip_int64_t count = zip_get_num_entries(zip.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* name = zip_get_name(zip.get(), index, ZIP_FL_ENC_GUESS);
    if (name == nullptr || !is_safe(name) || !names.insert(name).second) return std::nullopt;
    const std::unique_ptr<zip_file_t, ClosePart> part(zip_fopen_index(zip.get(), index, 0));
    if (!part) return std::nullopt;
    std::string data;
    char piece[1 << 15];
    for (;;) {
      const zip_int64_t got = zip_fread(part.get(), piece, sizeof piece);
      if (got < 0) return std::nullopt;
      if (got == 0) break;
      total += static_cast<std::uint64_t>(got);
      if (total > most) return std::nullopt;
      data.append(piece, static_cast<std::size_t>(got));
    }
    out.emplace_back(name, std::move(data));
  }
  return out;
}

}  // namespace langnghe::documents
