#include "web/form.h"

#include <gtest/gtest.h>

#include <random>

namespace langnghe::web {
namespace {

struct Parsed {
  FormProblem problem;
  Fields fields;
  std::vector<Upload> uploads;
};

Parsed urlencoded(std::string_view text, FormLimits limits = {}) {
  Parsed out;
  out.problem = parse_urlencoded(text, limits, out.fields);
  return out;
}

Parsed multipart(std::string_view body, std::string_view type = "multipart/form-data; boundary=B",
                 FormLimits limits = {}) {
  Parsed out;
  out.problem = parse_multipart(type, body, limits, out.fields, out.uploads);
  return out;
}

std::string part(const std::string& disposition, const std::string& content) {
  return "--B\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

TEST(FormTest, CleanTextIsShortestUtf8WithoutNul) {
  for (const char* good : {"", "a", "Đường bị ngập", "\xF0\x9F\x99\x82", "\xF4\x8F\xBF\xBF", "\n"}) {
    EXPECT_TRUE(is_clean_text(good)) << good;
  }
  EXPECT_FALSE(is_clean_text(std::string_view("a\0b", 3)));
  for (const char* bad : {"\xff", "\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80",
                          "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE1\xBB",
                          "\xC4", "a\xE1\xBB", "\xE1\xBB\x41"}) {
    EXPECT_FALSE(is_clean_text(bad)) << bad;
  }
}

TEST(FormTest, PercentRoundTrip) {
  std::string out;
  EXPECT_EQ(percent_encode("a b/đ?~"), "a%20b%2F%C4%91%3F~");
  ASSERT_TRUE(percent_decode(percent_encode("a b/đ?+~"), true, out));
  EXPECT_EQ(out, "a b/đ?+~");
  for (const char* broken : {"%", "%4", "%4g", "a%"}) {
    EXPECT_FALSE(percent_decode(broken, true, out)) << broken;
  }
}

TEST(FormTest, Urlencoded) {
  const Parsed form = urlencoded("a=1&b=x+y&&c&d=&a=2&e=%3D%26");
  EXPECT_FALSE(form.problem);
  const Fields expected = {{"a", "1"}, {"b", "x y"}, {"c", ""}, {"d", ""}, {"a", "2"}, {"e", "=&"}};
  EXPECT_EQ(form.fields, expected);
}

TEST(FormTest, UrlencodedNamesTheBadField) {
  EXPECT_EQ(urlencoded("ok=1&name=%00").problem.field, "name");
  EXPECT_EQ(urlencoded("name=%ff").problem.key, "web.field_not_text");
  EXPECT_EQ(urlencoded("name=%f").problem.key, "web.field_broken_escape");
  EXPECT_EQ(urlencoded("%ff=1").problem.key, "web.field_name_not_text");
  EXPECT_EQ(urlencoded(std::string(201, 'n') + "=1").problem.key, "web.field_name_too_long");
  EXPECT_EQ(urlencoded("a=1&b=1&c=1", {2, 200}).problem.key, "web.too_many_fields");
}

TEST(FormTest, Multipart) {
  const Parsed form = multipart(
      "preamble\r\n" + part("name=\"text\"", "dòng 1\r\ndòng 2\r\n--X") +
      part("name=\"photo\"; filename=\"C:\\ảnh;1%22.jpg\"", std::string("\xff\x00\r\n", 4)) +
      part("name=\"empty\"; filename=\"\"", "") + part("name=plain", "") + "--B--\r\nepilogue");
  EXPECT_FALSE(form.problem) << form.problem.key;
  const Fields expected = {{"text", "dòng 1\r\ndòng 2\r\n--X"}, {"plain", ""}};
  EXPECT_EQ(form.fields, expected);
  ASSERT_EQ(form.uploads.size(), 1u);
  EXPECT_EQ(form.uploads[0].field, "photo");
  EXPECT_EQ(form.uploads[0].filename, "C:\\ảnh;1\".jpg");
  EXPECT_EQ(form.uploads[0].bytes, std::string("\xff\x00\r\n", 4));
}

TEST(FormTest, MultipartQuotedBoundaryAndBlanks) {
  EXPECT_EQ(multipart("--B c  \r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B c--",
                      "multipart/form-data; charset=utf-8; boundary=\"B c\"")
                .fields,
            (Fields{{"a", "1"}}));
}

TEST(FormTest, MultipartProblems) {
  EXPECT_EQ(multipart("", "multipart/form-data").problem.key, "web.form_broken");
  EXPECT_EQ(multipart("no delimiter").problem.key, "web.form_broken");
  EXPECT_EQ(multipart(part("x=\"y\"", "1") + "--B--").problem.key, "web.form_broken");
  EXPECT_EQ(multipart("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut").problem.key,
            "web.form_cut_short");
  const Parsed nul = multipart(part("name=\"a\"", std::string("x\0", 2)) + "--B--");
  EXPECT_EQ(nul.problem.key, "web.field_not_text");
  EXPECT_EQ(nul.problem.field, "a");
  EXPECT_EQ(multipart(part("name=\"f\"; filename=\"\xff\"", "x") + "--B--").problem.key,
            "web.file_name_not_text");
  EXPECT_EQ(
      multipart(part("name=\"f\"; filename=\"" + std::string(300, 'n') + "\"", "x") + "--B--")
          .problem.key,
      "web.file_name_too_long");
  std::string many;
  for (int i = 0; i < 5000; ++i) many += part("name=\"f\"", "1");
  EXPECT_EQ(multipart(many + "--B--").problem.key, "web.too_many_fields");
}

// Cut, doubled and flipped forms: never a crash, and what passes is clean.
TEST(FormTest, MutatedFormsAreRefusedOrClean) {
  std::mt19937 random(7);
  const std::string good = part("name=\"text\"", "ổ gà") +
                           part("name=\"photo\"; filename=\"a.jpg\"", "\xff\xd8") + "--B--\r\n";
  const std::string pairs = "a=%C4%91&b=x+y&c=%3D&%41=1";
  for (int round = 0; round < 20000; ++round) {
    std::string text = round % 2 ? good : pairs;
    for (int k = 0; k < 3; ++k) {
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0: text[at] = static_cast<char>(random()); break;
        case 1: text.erase(at, random() % 8); break;
        case 2: text.insert(at, text.substr(random() % text.size(), 6)); break;
        default: text.resize(at + 1); break;
      }
      if (text.empty()) text = "x";
    }
    const Parsed form = round % 2 ? multipart(text) : urlencoded(text);
    for (const auto& [name, value] : form.fields) {
      EXPECT_TRUE(is_clean_text(name) && is_clean_text(value));
    }
    for (const Upload& upload : form.uploads) EXPECT_TRUE(is_clean_text(upload.filename));
  }
}

}  // namespace
}  // namespace langnghe::web
