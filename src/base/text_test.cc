#include "base/text.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <vector>

namespace langnghe {
namespace {

// Comma-separated with quotes, enough for the vectors.
std::vector<std::vector<std::string>> read_csv(const std::string& path) {
  std::ifstream in(path);
  EXPECT_TRUE(in.good()) << path;
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(in, line);  // head
  while (std::getline(in, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::vector<std::string> row(1);
    bool quoted = false;
    for (const char c : line) {
      if (c == '"')
        quoted = !quoted;
      else if (c == ',' && !quoted)
        row.emplace_back();
      else
        row.back().push_back(c);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

const std::string kText = std::string(LANGNGHE_SHARED_DATA) + "/text/";

// The same text with every letter taken apart.
std::string nfd_of(std::string text) {
  const std::pair<const char*, const char*> parts[] = {
      {"à", "a\u0300"}, {"ò", "o\u0300"}, {"ả", "a\u0309"}, {"ỷ", "y\u0309"}, {"ủ", "u\u0309"},
      {"ụ", "u\u0323"}, {"ỵ", "y\u0323"}, {"ộ", "o\u0323\u0302"}, {"ậ", "a\u0302\u0323"}};
  for (const auto& [whole, apart] : parts)
    for (std::size_t at; (at = text.find(whole)) != std::string::npos;)
      text.replace(at, std::string(whole).size(), apart);
  return text;
}

TEST(Text, EveryFoldCaseOfTheSharedVectors) {
  int tone = 0, y = 0, strip = 0;
  for (const auto& row : read_csv(kText + "fold_cases_part.csv")) {
    ASSERT_GE(row.size(), 4u);
    if (row[0] == "tone_new_style") {
      EXPECT_EQ(new_style(row[1]), row[2]) << row[3];
      ++tone;
    } else if (row[0] == "y_to_i") {
      EXPECT_EQ(i_for_y(row[1]), row[2]) << row[3];
      ++y;
    } else {
      ASSERT_EQ(row[0], "strip_diacritics");
      EXPECT_EQ(strip_marks(row[1]), row[2]) << row[3];
      ++strip;
    }
  }
  EXPECT_EQ(tone, 133);
  EXPECT_EQ(y, 50);
  EXPECT_EQ(strip, 47);
}

// Without the kind in front: some communes became wards between the two sources.
std::string bare(const std::string& name) {
  for (const char* kind : {"Xã ", "Phường "})
    if (name.rfind(kind, 0) == 0) return name.substr(std::string(kind).size());
  return name;
}

TEST(Text, EveryCommuneSpelledDifferentlyIsTheSameName) {
  int same = 0, other_kind = 0;
  for (const auto& row : read_csv(kText + "same_commune_spelled_differently_part.csv")) {
    ASSERT_EQ(row.size(), 3u);
    EXPECT_EQ(name_key(bare(row[1])), name_key(bare(row[2]))) << row[0];
    EXPECT_EQ(name_key(nfd_of(row[1])), name_key(row[1])) << row[0];
    (name_key(row[1]) == name_key(row[2]) ? same : other_kind)++;
  }
  EXPECT_EQ(same + other_kind, 100);
  EXPECT_EQ(other_kind, 6);  // "Phường Lộc Ninh" is not "Xã Lộc Ninh"
}

TEST(Text, NameKeyKeepsApartWhatDiffers) {
  EXPECT_EQ(name_key("  PHÚ   THỦY "), name_key("Phú Thuỷ"));
  EXPECT_EQ(name_key("Mỹ Thạnh"), name_key("mĩ thạnh"));
  EXPECT_EQ(name_key("Bà Rịa – Vũng Tàu"), name_key("Bà Rịa - Vũng Tàu"));
  EXPECT_EQ(name_key("Đắk R’Lấp"), name_key("Đắk R'Lấp"));
  EXPECT_NE(name_key("Phú Thuỷ"), name_key("Phú Thụy"));
  EXPECT_NE(name_key("Hoà"), name_key("Hoa"));
  EXPECT_NE(name_key("Thuý"), name_key("Thúi"));
}

TEST(Text, FoldsForSearch) {
  EXPECT_EQ(fold("  Đường  HOÀ\u00A0Bình \n"), "duong hoa binh");
  EXPECT_EQ(fold("\u0110\u0111\u00F0"), "ddd");
  EXPECT_EQ(fold("Nguye\u0302\u0303n"), "nguyen");
  EXPECT_EQ(fold("phan\u200B thiết\uFEFF"), "phan thiet");
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(fold("   "), "");
  EXPECT_EQ(fold("Ω Ж 漢字 😀"), "ω ж 漢字 😀");
  EXPECT_EQ(fold("a\xFF" "b"), "a\uFFFD" "b");
}

TEST(Text, NewStyleLeavesForeignWords) {
  EXPECT_EQ(new_style("café résumé España"), "café résumé España");
  EXPECT_EQ(new_style("Ðak Lak"), "Ðak Lak");
  EXPECT_EQ(new_style("hòa, thủy; HÒA"), "hoà, thuỷ; HOÀ");
  EXPECT_EQ(new_style("quả, giặt, gìn, quỳ"), "quả, giặt, gìn, quỳ");
}

TEST(Text, ValidUtf8RefusesEveryTrick) {
  EXPECT_TRUE(valid_utf8("Lắng Nghe 😀"));
  for (const char* bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE1\xBA", "\x80", "\xFF"})
    EXPECT_FALSE(valid_utf8(bad));
}

TEST(Text, SlugTrimLengthTruncate) {
  EXPECT_EQ(slug("Đường Hoà, số 3!"), "duong-hoa-so-3");
  EXPECT_EQ(slug("  --  "), "");
  EXPECT_EQ(trim("\u3000 \t đèn \u00A0\n"), "đèn");
  EXPECT_EQ(trim("   "), "");
  EXPECT_EQ(utf8_length("đèn"), 3u);
  EXPECT_EQ(truncate_utf8("đèn đường", 3), "đèn");
  EXPECT_EQ(truncate_utf8("đèn", 9), "đèn");
  EXPECT_EQ(truncate_utf8("de\u0300n", 2), "d");  // the mark would be lost: the letter goes too
  EXPECT_EQ(truncate_utf8("de\u0300n", 3), "de\u0300");
  EXPECT_EQ(nfc("e\u0302\u0301"), "ế");
}

TEST(Text, FoldIsFast) {
  const std::string text = "Đèn đường Nguyễn Thông hỏng đã ba đêm rồi";
  std::size_t sum = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 100'000; ++i) sum += fold(text).size();
  const auto took = std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start);
  EXPECT_EQ(sum, 100'000u * fold(text).size());
  RecordProperty("microseconds_each", std::to_string(took.count() / 100'000));
  EXPECT_LT(took.count() / 100'000, 20);  // about 0.5 on an idle machine; room for sanitizers
}

}  // namespace
}  // namespace langnghe
