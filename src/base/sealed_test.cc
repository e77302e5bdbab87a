#include "base/sealed.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "base/encoding.h"

namespace langnghe {
namespace {

SecretKey key_of(std::uint8_t fill) {
  SecretKey key;
  key.fill(fill);
  return key;
}

TEST(Sealed, OpensWithTheSameKeyAndPlaceOnly) {
  for (const std::size_t size : {0U, 1U, 63U, 64U, 65U, 5000U}) {
    const std::string plain(size, 'x');
    const auto sealed = seal(key_of(1), plain, "case 17");
    EXPECT_EQ(unseal(key_of(1), sealed, "case 17"), plain);
    EXPECT_FALSE(unseal(key_of(2), sealed, "case 17"));
    EXPECT_FALSE(unseal(key_of(1), sealed, "case 18"));
  }
}

TEST(Sealed, EveryChangedByteIsNoticed) {
  const auto sealed = *unbase64(seal(key_of(1), "Nguyễn Thị Hoà", "a"));
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(unseal(key_of(1), base64(changed), "a")) << i;
  }
  EXPECT_FALSE(unseal(key_of(1), base64(sealed.substr(0, 40)), "a"));
  EXPECT_FALSE(unseal(key_of(1), "", "a"));
  EXPECT_FALSE(unseal(key_of(1), "not base64!", "a"));
}

TEST(Sealed, SameTextNeverLooksTheSameAndLengthsAreRounded) {
  EXPECT_NE(seal(key_of(1), "An", "a"), seal(key_of(1), "An", "a"));
  EXPECT_EQ(seal(key_of(1), "An", "a").size(), seal(key_of(1), "Nguyễn Thị Thu Hương", "a").size());
}

TEST(Keyring, NewKeysComeOnTopAndDerivedKeysStay) {
  Keyring keys(std::string(32, 'a'));
  const auto names = keys.derive("names");
  EXPECT_EQ(keys.newest(), 1);
  keys.add(2, std::string(32, 'b'));
  EXPECT_EQ(keys.newest(), 2);
  EXPECT_EQ(*keys.find(1), key_of('a'));
  EXPECT_EQ(*keys.find(2), key_of('b'));
  EXPECT_EQ(keys.find(3), nullptr);
  EXPECT_EQ(keys.derive("names"), names);
  EXPECT_NE(keys.derive("other"), names);
  EXPECT_THROW(keys.add(3, "short"), std::invalid_argument);
}

}  // namespace
}  // namespace langnghe
