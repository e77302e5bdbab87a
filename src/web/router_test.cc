#include "web/router.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace langnghe::web {
namespace {

Response nothing(const Request&) { return {}; }

std::string found(const Router& router, std::string_view method,
                  const std::vector<std::string>& segments) {
  const Router::Match match = router.match(method, segments);
  if (!match.route) return "allow:" + match.allow;
  std::string out = match.route->pattern;
  for (const auto& [name, value] : match.parts) out += " " + name + "=" + value;
  return out;
}

TEST(RouterTest, LiteralWinsOverPartWinsOverTail) {
  Router router;
  for (const char* pattern : {"/", "/track", "/track/{code}", "/track/new", "/track/{code}/due",
                              "/log/{path...}", "/a/{x}/c", "/a/b/{y}/d"}) {
    router.get(pattern, nothing);
  }
  EXPECT_EQ(found(router, "GET", {""}), "/");
  EXPECT_EQ(found(router, "GET", {"track"}), "/track");
  EXPECT_EQ(found(router, "GET", {"track", "new"}), "/track/new");
  EXPECT_EQ(found(router, "GET", {"track", "K7"}), "/track/{code} code=K7");
  EXPECT_EQ(found(router, "GET", {"track", "a/b"}), "/track/{code} code=a/b");
  EXPECT_EQ(found(router, "GET", {"track", "new", "due"}), "/track/{code}/due code=new");
  EXPECT_EQ(found(router, "GET", {"log", "tile", "0", "x001"}),
            "/log/{path...} path=tile/0/x001");
  EXPECT_EQ(found(router, "GET", {"a", "b", "c"}), "/a/{x}/c x=b");
  EXPECT_EQ(found(router, "GET", {"track", ""}), "allow:");
  EXPECT_EQ(found(router, "GET", {"nowhere"}), "allow:");
  EXPECT_EQ(found(router, "GET", {"log"}), "allow:");
}

TEST(RouterTest, MethodsHaveTheirOwnNames) {
  Router router;
  router.get("/case/{code}", nothing);
  router.post("/case/{id}", nothing);
  EXPECT_EQ(found(router, "HEAD", {"case", "1"}), "/case/{code} code=1");
  EXPECT_EQ(found(router, "POST", {"case", "1"}), "/case/{id} id=1");
  EXPECT_EQ(found(router, "PUT", {"case", "1"}), "allow:GET, HEAD, POST");
}

TEST(RouterTest, RefusesBadPatterns) {
  Router router;
  router.get("/a/{x}", nothing);
  for (const char* pattern : {"", "a", "/a/{x", "/a/{}", "/{x...}/b", "/a{x}", "/a/{y}"}) {
    EXPECT_THROW(router.get(pattern, nothing), std::logic_error) << pattern;
  }
  EXPECT_THROW(router.add("HEAD", "/b", nothing), std::logic_error);
}

}  // namespace
}  // namespace langnghe::web
