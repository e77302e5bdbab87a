#include "web/dispatch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "web/wire.h"

namespace langnghe::web {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class DispatchTest : public ::testing::Test {
 protected:
  Dispatcher make() {
    Router router;
    router.get("/", [this](const Request& r) {
      seen = r;
      return next;
    });
    RouteOptions open;
    open.cacheable = true;
    router.get("/open", [this](const Request& r) {
      seen = r;
      return next;
    }, open);
    return Dispatcher(std::move(router), {}, std::string(32, 'k'), {"127.0.0.1"}, 1 << 20);
  }

  Outgoing get(const Fields& headers, std::string_view target = "/") {
    const Dispatcher dispatcher = make();
    RawRequest raw{"GET", target, headers, "127.0.0.1"};
    raw.headers.emplace_back("host", "x");
    Dispatcher::Job job = dispatcher.prepare(std::move(raw));
    return dispatcher.answer(job, "");
  }

  Request seen;
  Response next;
};

TEST_F(DispatchTest, LanguageOfCookieThenHeaderThenVietnamese) {
  const auto language = [&](const Fields& headers) {
    get(headers);
    return seen.language;
  };
  EXPECT_EQ(language({}), Language::kVietnamese);
  EXPECT_EQ(language({{"accept-language", "en-GB,en;q=0.9"}}), Language::kEnglish);
  EXPECT_EQ(language({{"accept-language", "vi-VN,vi;q=0.9,en;q=0.8"}}), Language::kVietnamese);
  EXPECT_EQ(language({{"accept-language", "fr"}}), Language::kVietnamese);
  EXPECT_EQ(language({{"accept-language", "en"}, {"cookie", "a=b; lang=vi"}}),
            Language::kVietnamese);
  EXPECT_EQ(language({{"cookie", "lang=\"en\""}}), Language::kEnglish);
}

TEST_F(DispatchTest, PeerBehindAProxy) {
  get({{"x-forwarded-for", "9.9.9.9, 8.8.8.8"}, {"x-forwarded-proto", "https"}});
  EXPECT_EQ(seen.peer, "8.8.8.8");
  EXPECT_TRUE(seen.secure);
}

TEST_F(DispatchTest, ASessionIsGivenOnceKeptAndRotated) {
  const std::string first = get({}).head;
  ASSERT_THAT(first, HasSubstr("Set-Cookie: sid="));
  EXPECT_THAT(first, HasSubstr("; Path=/; SameSite=Lax; Max-Age=604800; HttpOnly\r\n"));
  const std::string session = seen.session;
  const std::string token = seen.csrf;
  EXPECT_THAT(get({{"cookie", "sid=" + session}}).head, Not(HasSubstr("Set-Cookie")));
  EXPECT_EQ(seen.csrf, token);
  next.rotate_session = true;
  const std::string rotated = get({{"cookie", "sid=" + session}}).head;
  EXPECT_THAT(rotated, HasSubstr("Set-Cookie: sid="));
  EXPECT_THAT(rotated, Not(HasSubstr(session)));
}

TEST_F(DispatchTest, PagesForEverybodyCarryNoSession) {
  const std::string head = get({}, "/open").head;
  EXPECT_THAT(head, Not(HasSubstr("Set-Cookie")));
  EXPECT_THAT(head, HasSubstr("Cache-Control: no-cache"));
  EXPECT_EQ(seen.csrf, "");
}

TEST_F(DispatchTest, CompressesOnlyWhatMayBe) {
  const Fields takes = {{"accept-encoding", "gzip"}};
  next.body = std::string(5000, 'x');
  EXPECT_EQ(get(takes).body.size(), 5000u);
  next.compress = true;
  const Outgoing packed = get(takes);
  EXPECT_LT(packed.body.size(), 200u);
  EXPECT_THAT(packed.head, HasSubstr("Content-Encoding: gzip"));
  EXPECT_THAT(packed.head, HasSubstr("Content-Length: " + std::to_string(packed.body.size())));
  EXPECT_EQ(get({}).body.size(), 5000u);
  EXPECT_THAT(get({}).head, HasSubstr("Vary: Accept-Encoding"));
  next.body = "short";
  EXPECT_EQ(get(takes).body, "short");
}

TEST_F(DispatchTest, ANewPolicyReplacesTheStandingOne) {
  next.headers = {{"Content-Security-Policy", "default-src 'none'"}};
  const std::string head = get({}).head;
  EXPECT_THAT(head, HasSubstr("default-src 'none'"));
  EXPECT_THAT(head, Not(HasSubstr("default-src 'self'")));
}

TEST_F(DispatchTest, AFailureOfTheHandlerWithoutTextGetsTheErrorPage) {
  next.status = 404;
  next.headers = {{"X-Mark", "1"}};
  const Outgoing out = get({});
  EXPECT_EQ(out.status, 404);
  EXPECT_THAT(out.body, HasSubstr("404 Not Found"));
  EXPECT_THAT(out.head, HasSubstr("X-Mark: 1"));
}

TEST(WireTest, RefusesWhatWouldStartAHeader) {
  const auto bad = [](auto change) {
    Response response;
    change(response);
    EXPECT_THROW(wire_head(response, 0, {}), std::invalid_argument);
  };
  bad([](Response& r) { r.headers = {{"X", "a\r\nB: c"}}; });
  bad([](Response& r) { r.headers = {{"X", std::string("a\0b", 3)}}; });
  bad([](Response& r) { r.headers = {{"X: y\r\nZ", "a"}}; });
  bad([](Response& r) { r.headers = {{"Content-Length", "5"}}; });
  bad([](Response& r) { r.headers = {{"set-cookie", "a=b"}}; });
  bad([](Response& r) { r.type = "text/html\r\nX: y"; });
  bad([](Response& r) { r.cookies = {{"a", "b; Path=/x"}}; });
  bad([](Response& r) { r.cookies = {{"a;", "b"}}; });
  bad([](Response& r) { r.cookies = {{"a", "b", "/x\r\n"}}; });
  EXPECT_THAT(wire_head(redirect("/track/K7"), 0, {}), HasSubstr("Location: /track/K7\r\n"));
}

TEST(WireTest, NoBodyWhereNoneMayBe) {
  Response response;
  response.status = 304;
  EXPECT_THAT(wire_head(response, 0, {}), Not(HasSubstr("Content-Length")));
}

}  // namespace
}  // namespace langnghe::web
