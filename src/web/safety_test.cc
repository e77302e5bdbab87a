// Signed values, CSRF tokens, rate limits, proxies.
#include <gtest/gtest.h>

#include <thread>

#include "base/result.h"
#include "web/csrf.h"
#include "web/proxies.h"
#include "web/rate_limit.h"
#include "web/signed_value.h"

namespace langnghe::web {
namespace {

const std::string kKey(32, 'k');

TEST(SignerTest, RoundTripUntilItExpires) {
  const Signer signer(kKey);
  const std::string text = signer.sign("track", "K7|ổ", 1000);
  EXPECT_EQ(signer.verify("track", text, 999), "K7|ổ");
  EXPECT_FALSE(signer.verify("track", text, 1000));
  EXPECT_EQ(signer.verify("track", signer.sign("track", "", 1000), 0), "");
}

TEST(SignerTest, RefusesAnotherPurposeKeyOrAnyChange) {
  const Signer signer(kKey);
  const std::string text = signer.sign("track", "value", 1000);
  EXPECT_FALSE(signer.verify("upload", text, 0));
  EXPECT_FALSE(Signer(std::string(32, 'x')).verify("track", text, 0));
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    // The last letter of base64url may carry bits that count for nothing; never the value.
    const auto value = signer.verify("track", changed, 0);
    if (value) {
      EXPECT_EQ(*value, "value");
    }
  }
  for (const char* junk : {"", ".", "a.b", "AAAA", "AAAAAAAAAAA.AAAA", "%%%.%%%"}) {
    EXPECT_FALSE(signer.verify("track", junk, 0)) << junk;
  }
  EXPECT_THROW(Signer("short"), std::invalid_argument);
}

TEST(CsrfTest, SessionsAndTokens) {
  const Csrf csrf(kKey);
  const std::string session = Csrf::new_session();
  EXPECT_TRUE(Csrf::is_session(session));
  EXPECT_NE(session, Csrf::new_session());
  for (const char* bad : {"", "short", "AAAAAAAAAAAAAAAAAAAAAAA;", "AAAAAAAAAAAAAAAAAAAAAAAAA"}) {
    EXPECT_FALSE(Csrf::is_session(bad)) << bad;
  }
  EXPECT_EQ(csrf.token(session), csrf.token(session));
  EXPECT_NE(csrf.token(session), csrf.token(Csrf::new_session()));
  EXPECT_NE(csrf.token(session), Csrf(std::string(32, 'x')).token(session));
}

TEST(CsrfTest, OverTlsOnlyTheHostCookieCounts) {
  const Csrf csrf(kKey);
  const std::string session = Csrf::new_session();
  Request request;
  request.method = "POST";
  request.headers = {{"host", "x"}, {"x-csrf-token", csrf.token(session)}};
  request.cookies = {{"sid", session}};
  EXPECT_TRUE(csrf.allows(request));
  request.secure = true;
  EXPECT_FALSE(csrf.allows(request));
  request.cookies = {{"__Host-sid", session}};
  EXPECT_TRUE(csrf.allows(request));
}

TEST(RateLimiterTest, BurstThenRefill) {
  ManualClock clock(0);
  RateLimiter limiter(clock);
  const Rate rate{3, 6};
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limiter.allow("sign-in", "a", rate));
  EXPECT_FALSE(limiter.allow("sign-in", "a", rate));
  EXPECT_TRUE(limiter.allow("sign-in", "b", rate));
  EXPECT_TRUE(limiter.allow("track", "a", rate));
  EXPECT_EQ(limiter.wait("sign-in", "a", rate), 10 * kSecond);
  clock.advance(10 * kSecond);
  EXPECT_EQ(limiter.wait("sign-in", "a", rate), 0);
  EXPECT_TRUE(limiter.allow("sign-in", "a", rate));
  EXPECT_FALSE(limiter.allow("sign-in", "a", rate));
  clock.advance(kDay);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limiter.allow("sign-in", "a", rate));
  EXPECT_FALSE(limiter.allow("sign-in", "a", rate));
  clock.advance(-kDay);  // a clock set back gives and takes nothing
  EXPECT_FALSE(limiter.allow("sign-in", "a", rate));
  limiter.forgive("sign-in", "a");
  EXPECT_TRUE(limiter.allow("sign-in", "a", rate));
}

TEST(RateLimiterTest, MemoryIsBoundedAndTheLongestIdleGoes) {
  ManualClock clock(0);
  RateLimiter limiter(clock, 1600);
  const Rate once{1, 0};
  for (int i = 0; i < 20000; ++i) limiter.allow("p", std::to_string(i), once);
  EXPECT_LE(limiter.size(), 1600u);
  EXPECT_FALSE(limiter.allow("p", "19999", once));
  EXPECT_TRUE(limiter.allow("p", "0", once));
}

TEST(RateLimiterTest, ThreadsTogetherGetNoMoreThanTheBurst) {
  ManualClock clock(0);
  RateLimiter limiter(clock);
  std::atomic<int> allowed{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 1000; ++k) allowed += limiter.allow("p", "one", {100, 0});
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(allowed, 100);
}

TEST(TrustedProxiesTest, TakesTheLastStranger) {
  const TrustedProxies proxies({"127.0.0.1", "10.0.0.0/8", "fd00::/8"});
  EXPECT_TRUE(proxies.trusts("10.1.2.3"));
  EXPECT_TRUE(proxies.trusts("fd12::1"));
  EXPECT_TRUE(proxies.trusts("::ffff:127.0.0.1"));
  EXPECT_FALSE(proxies.trusts("11.0.0.1"));
  EXPECT_FALSE(proxies.trusts("127.0.0.2"));
  EXPECT_FALSE(proxies.trusts("junk"));
  EXPECT_EQ(proxies.caller("127.0.0.1", "1.1.1.1, 2.2.2.2, 10.0.0.9"), "2.2.2.2");
  EXPECT_EQ(proxies.caller("8.8.8.8", "1.1.1.1"), "8.8.8.8");
  EXPECT_EQ(proxies.caller("127.0.0.1", ""), "127.0.0.1");
  EXPECT_EQ(proxies.caller("127.0.0.1", "<script>"), "127.0.0.1");
  EXPECT_FALSE(TrustedProxies({}).trusts("127.0.0.1"));
  for (const char* bad : {"", "10.0.0.0/33", "10.0.0.0/x", "nowhere", "::/129", "10.0.0.0/"}) {
    EXPECT_THROW(TrustedProxies({bad}), SetupError) << bad;
  }
}

}  // namespace
}  // namespace langnghe::web
