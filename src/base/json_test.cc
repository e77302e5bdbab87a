#include "base/json.h"

#include <gtest/gtest.h>

namespace langnghe {
namespace {

TEST(Json, WritesObjectsAndArrays) {
  JsonWriter json;
  json.object();
  json.field("a", 1);
  json.field("b", "x");
  json.key("c");
  json.array();
  json.value(true);
  json.null();
  json.value(1.5);
  json.object();
  json.end();
  json.end();
  json.field("d", std::optional<int>());
  json.end();
  EXPECT_EQ(json.text(), R"({"a":1,"b":"x","c":[true,null,1.5,{}],"d":null})");
}

TEST(Json, EscapesAndMends) {
  EXPECT_EQ(json_string("a\"\\\n\x01đ"), "\"a\\\"\\\\\\n\\u0001đ\"");
  // Overlong, surrogate and cut sequences become U+FFFD, a byte each.
  EXPECT_EQ(json_string("\xC0\xAF"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
  EXPECT_EQ(json_string("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
  EXPECT_EQ(json_string("\xE1\xBB"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
  EXPECT_EQ(json_string(std::string_view("\0", 1)), "\"\\u0000\"");
}

TEST(Json, InfinityIsNull) {
  JsonWriter json;
  json.value(1.0 / 0.0 * 1.0);
  EXPECT_EQ(json.text(), "null");
}

}  // namespace
}  // namespace langnghe
