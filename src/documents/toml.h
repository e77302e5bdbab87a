// The little we read from the pack's TOML files, with complaints that name file and line.
// For the rooms above as well; keeps toml++ in one file.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace langnghe::documents {

// One table of the file. Its getters throw SetupError when the key is missing or of another kind.
class TomlTable {
 public:
  // `table` is toml++'s, kept alive by `owner`.
  TomlTable(std::string path, std::shared_ptr<const void> owner, const void* table);
  std::string text(std::string_view key) const;               // not empty
  std::vector<std::string> texts(std::string_view key) const;  // not empty
  std::int64_t positive(std::string_view key) const;
  bool flag(std::string_view key, bool otherwise) const;
  // The same when the key may be left out.
  bool has(std::string_view key) const;
  std::string text_or_empty(std::string_view key) const;
  std::vector<std::string> texts_or_none(std::string_view key) const;
  std::vector<TomlTable> tables_or_none(std::string_view key) const;  // also key = [{…}]
  // { vi = "…", en = "…" }: both languages, or neither when the key is left out.
  std::pair<std::string, std::string> both(std::string_view key, bool needed) const;
  // Complains about the first key that is none of these.
  void only(std::initializer_list<std::string_view> known) const;
  std::vector<TomlTable> tables(std::string_view key) const;   // [[key]], at least one
  [[noreturn]] void complain(std::string_view key, std::string_view what) const;

 private:
  std::string path_;
  std::shared_ptr<const void> owner_;
  const void* table_;
};

class TomlFile : public TomlTable {
 public:
  // Throws SetupError when the file is missing or is not TOML.
  explicit TomlFile(const std::string& path);
};

}  // namespace langnghe::documents
