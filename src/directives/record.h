// What every command of the room does alike: rights, texts, digests, the entry. Private.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "directives/directives.h"

namespace langnghe::directives {

inline constexpr std::size_t kMostTitle = 500;
inline constexpr std::size_t kMostWords = 4000;

// Columns of rows in a fixed order, each with its length, so that no text can pretend to be two.
class RowsDigest {
 public:
  explicit RowsDigest(std::string_view name) { add(name); }
  RowsDigest& add(std::string_view text);
  RowsDigest& add(std::int64_t number) { return add(std::string_view(std::to_string(number))); }
  RowsDigest& add(const std::optional<Millis>& at) {
    return at ? add(*at) : add(std::string_view("-"));
  }
  template <class First, class... More>
  RowsDigest& row(const First& first, const More&... more) {
    add_one(first);
    (add_one(more), ...);
    return *this;
  }
  std::string hex() const;

 private:
  template <class T>
  void add_one(const T& value) {
    if constexpr (std::is_integral_v<T>)
      add(static_cast<std::int64_t>(value));
    else
      add(value);
  }
  std::string text_;
};

std::string unit_code(const Room& room, std::int64_t unit);
bool may(const Room& room, OfficerId who, std::string_view action, std::string_view unit, Millis at);
// The officer's own unit, for the ledger; "" for the system.
std::string acting_unit(const Room& room, OfficerId who);

// One entry: what happened to whom, and the digest of the rows as they are now.
void record(const Room& room, storage::Transaction& tx, std::string_view verb, const std::string& subject,
            OfficerId who, std::initializer_list<std::pair<std::string_view, std::string>> facts,
            const std::string& state, Millis at);

// Trimmed; adds a refusal when it is missing (must) or too long.
std::string checked(Errors& errors, std::string_view text, std::string_view field, bool must,
                    std::size_t most);

// A date as its column has it: "2026-07-01" or "".
std::string date_text(const std::optional<Date>& day);

}  // namespace langnghe::directives
