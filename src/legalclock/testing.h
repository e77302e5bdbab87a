// For the tests of this room: the real pack, and dates that read well.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>

#include "legalclock/clock.h"

namespace langnghe::legalclock {

inline const std::string kPack = LANGNGHE_SOURCE_DIR "/packs/vn";

inline const Law& law() {
  static const Law loaded = Law::load(kPack);
  return loaded;
}

inline Date date(std::string_view text) {
  const auto value = parse_date(text);
  EXPECT_TRUE(value) << text;
  return value.value_or(Date{std::chrono::year{1970} / 1 / 1});
}

inline Millis at(std::string_view text) {
  const auto value = parse_instant(text);
  EXPECT_TRUE(value) << text;
  return value.value_or(0);
}

// The deadline of a rule that must not be refused.
inline Deadline deadline(std::string_view rule, const Facts& facts, Millis now) {
  const auto result = compute(law(), rule, facts, now);
  if (!result) {
    ADD_FAILURE() << rule << ": " << result.error().front().message;
    return {};
  }
  return *result;
}

inline Deadline deadline(std::string_view rule, const Facts& facts) {
  return deadline(rule, facts, facts.start);
}

}  // namespace langnghe::legalclock
