#include "accounts/totp.h"

#include <gtest/gtest.h>

namespace langnghe::accounts {
namespace {

const std::string kSecret = "12345678901234567890";

TEST(Hotp, Rfc4226AppendixD) {
  const char* expected[] = {"755224", "287082", "359152", "969429", "338314",
                            "254676", "287922", "162583", "399871", "520489"};
  for (std::uint64_t i = 0; i < 10; ++i) EXPECT_EQ(hotp(kSecret, i), expected[i]) << i;
}

TEST(Totp, Rfc6238AppendixB) {
  const std::pair<Millis, const char*> cases[] = {
      {59, "94287082"},         {1111111109, "07081804"},  {1111111111, "14050471"},
      {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [second, code] : cases)
    EXPECT_EQ(hotp(kSecret, static_cast<std::uint64_t>(totp_step(second * kSecond)), 8), code) << second;
}

TEST(Totp, AcceptsHalfAMinuteOffAndEachCodeOnce) {
  const Millis at = 1'800'000'000'000;
  const std::int64_t step = totp_step(at);
  const auto code = [&](std::int64_t by) { return hotp(kSecret, static_cast<std::uint64_t>(step + by)); };
  EXPECT_EQ(check_totp(kSecret, code(0), at, 0), step);
  EXPECT_EQ(check_totp(kSecret, code(-1), at, 0), step - 1);
  EXPECT_EQ(check_totp(kSecret, code(1), at, 0), step + 1);
  EXPECT_FALSE(check_totp(kSecret, code(-2), at, 0));
  EXPECT_FALSE(check_totp(kSecret, code(2), at, 0));
  EXPECT_FALSE(check_totp(kSecret, code(0), at, step));       // replayed
  EXPECT_FALSE(check_totp(kSecret, code(-1), at, step));      // older than the last one used
  EXPECT_EQ(check_totp(kSecret, code(1), at, step), step + 1);
  for (const char* bad : {"", "12345", "1234567", "abcdef"}) EXPECT_FALSE(check_totp(kSecret, bad, at, 0));
}

TEST(Totp, Base32IsRfc4648) {
  EXPECT_EQ(totp_base32(""), "");
  EXPECT_EQ(totp_base32("f"), "MY");
  EXPECT_EQ(totp_base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(totp_base32(kSecret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  EXPECT_EQ(otpauth_uri("Lắng Nghe", "a.b", "foobar"),
            "otpauth://totp/L%E1%BA%AFng%20Nghe:a.b?secret=MZXW6YTBOI&issuer=L%E1%BA%AFng%20Nghe"
            "&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace langnghe::accounts
