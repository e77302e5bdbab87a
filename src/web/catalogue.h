// Every text people read, in both languages, from packs/vn/translations/*.toml:
//
//   "area.key" = { vi = "…", en = "…" }      ICU MessageFormat: {name}, {n, number},
//                                            {n, plural, one {…} other {…}}, {x, select, …}
//
// The file is named after its area. Checked at load: both languages there, same argument
// names in both, patterns valid, no key twice; a SetupError names file, line and key.
// Dates come in as Date or Moment and are written the way of the language (format.h), so a
// pattern never says {when, date}.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "web/http.h"

namespace langnghe::web {

// An instant as the value of an argument (a plain number stays a number).
struct Moment {
  Millis at;
};

// A named value for a text. Names and strings are views: they live for the call.
struct Arg {
  using Value = std::variant<std::string_view, std::int64_t, double, Date, Moment>;

  template <class T>
  Arg(std::string_view n, const T& v) : name(n), value(convert(v)) {}

  std::string_view name;
  Value value;

 private:
  template <class T>
  static Value convert(const T& v) {
    if constexpr (std::is_integral_v<T>)
      return static_cast<std::int64_t>(v);
    else if constexpr (std::is_floating_point_v<T>)
      return static_cast<double>(v);
    else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, Moment>)
      return v;
    else
      return std::string_view(v);
  }
};

enum class Strictness {
  kLenient,  // serve: a missing text shows its key, a missing variable shows nothing
  kStrict,   // tests: both throw std::logic_error
};

// Thread-safe after construction.
class Catalogue {
 public:
  // Reads every *.toml of the folder.
  explicit Catalogue(const std::filesystem::path& folder,
                     Strictness strictness = Strictness::kLenient);
  ~Catalogue();
  Catalogue(const Catalogue&) = delete;
  Catalogue& operator=(const Catalogue&) = delete;

  // A text without arguments: a view that lives as long as the catalogue.
  std::string_view text(Language language, std::string_view key) const;
  // A text with arguments. One missing shows as {name}; strict: throws.
  std::string text(Language language, std::string_view key, std::initializer_list<Arg> args) const;
  std::string text(Language language, std::string_view key, std::span<const Arg> args) const;
  // What a refused command says, in words.
  std::string text(Language language, const Error& error) const;

  bool has(std::string_view key) const;
  // The names a text asks for, sorted.
  std::vector<std::string> arguments(std::string_view key) const;
  std::vector<std::string> keys() const;  // sorted

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

inline constexpr Language kLanguages[] = {Language::kVietnamese, Language::kEnglish};
// "vi" or "en".
std::string_view code_of(Language language);

}  // namespace langnghe::web
