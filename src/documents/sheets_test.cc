#include "documents/sheets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

namespace langnghe::documents {
namespace {

using ::testing::ElementsAre;

std::string whole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string temporary(const std::string& name) {
  return (std::filesystem::temp_directory_path() / ("sheets_test_" + std::to_string(::getpid()) + name)).string();
}

// An archive with these parts.
std::string archive(const std::vector<std::pair<std::string, std::string>>& parts) {
  const std::string path = temporary("made.xlsx");
  std::filesystem::remove(path);
  int error = 0;
  zip_t* zip = zip_open(path.c_str(), ZIP_CREATE, &error);
  for (const auto& [name, text] : parts)
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
  zip_close(zip);
  std::string bytes = whole(path);
  std::filesystem::remove(path);
  return bytes;
}

const std::string kBook = R"(<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>)";
const std::string kRelations = R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)";

std::string book(const std::string& sheet, const std::string& strings = "<sst/>") {
  return archive({{"xl/workbook.xml", kBook}, {"xl/_rels/workbook.xml.rels", kRelations}, {"xl/sharedStrings.xml", strings}, {"xl/worksheets/sheet1.xml", sheet}});
}

std::vector<std::vector<std::string>> rows(const std::string& bytes, SheetLimits limits = {}) {
  const auto source = open_sheet(bytes, limits);
  std::vector<std::vector<std::string>> out;
  std::vector<std::string> row;
  while (source->next(row)) out.push_back(row);
  return out;
}

std::string trouble(const std::string& bytes, SheetLimits limits = {}) {
  try {
    rows(bytes, limits);
  } catch (const SheetError& error) {
    return error.what();
  }
  return "";
}

TEST(Sheets, WhatTheWriterWritesTheReaderReads) {
  const std::string path = temporary("out.xlsx");
  const std::vector<std::string> odd = {"=1+1", "Ăn quả nhớ kẻ trồng cây", "", "a\nb", "<&>\"'", "'x"};
  XlsxWriter writer(path, "Bảng", {"A", "B", "C", "D", "E", "F"});
  writer.row(odd);
  writer.row({});
  writer.row({"", "", "ba"});
  writer.choices(1, {"một", "hai"});
  writer.close();
  EXPECT_THAT(rows(whole(path)), ElementsAre(ElementsAre("A", "B", "C", "D", "E", "F"), odd, ElementsAre("", "", "ba")));
  std::filesystem::remove(path);
}

TEST(Sheets, CsvGuardsWhatASpreadsheetWouldRun) {
  const std::vector<std::string> odd = {"=1+1", "-3", "'=x", "''", "a;b", "c,\"d\"", " rộng ", "@x", "+"};
  const std::string line = csv_line(odd);
  EXPECT_EQ(line.find("=1+1"), 1u) << "behind the guard";
  EXPECT_THAT(rows(line), ElementsAre(odd));
  EXPECT_THAT(rows("a;b;c\r\n1;2;3\r\n"), ElementsAre(ElementsAre("a", "b", "c"), ElementsAre("1", "2", "3")));
}

TEST(Sheets, SharedStringsRichTextAndNumbers) {
  const std::string bytes = book(
      R"(<worksheet><sheetData><row r="2"><c r="B2" t="s"><v>1</v></c><c r="D2"><v>45292</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#N/A</v></c></row></sheetData></worksheet>)",
      R"(<sst><si><t>a</t></si><si><r><t>Đường </t></r><r><t>Hoà</t></r><rPh><t>doc</t></rPh></si></sst>)");
  EXPECT_THAT(rows(bytes), ElementsAre(ElementsAre("", "Đường Hoà", "", "45292", "1")));
  EXPECT_EQ(iso_date(*date_of_serial("45292")), "2024-01-01");
  EXPECT_FALSE(date_of_serial("19999"));
  EXPECT_FALSE(date_of_serial("45292.5"));
}

TEST(Sheets, HostileFilesAreRefused) {
  const std::string bomb = R"(<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>)";
  EXPECT_EQ(trouble(book(bomb)), "documents.sheet.damaged");
  EXPECT_EQ(trouble(book("<worksheet><sheetData><row><c r=\"ZZZ1\"><v>1</v></c></row></sheetData></worksheet>")), "documents.sheet.too_large");
  EXPECT_EQ(trouble(book("<worksheet><sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData></worksheet>")), "documents.sheet.damaged");
  EXPECT_EQ(trouble(book("<worksheet><sheetData><row>")), "documents.sheet.damaged");
  EXPECT_EQ(trouble(archive({{"word/document.xml", "<a/>"}})), "documents.sheet.not_a_sheet");
  EXPECT_EQ(trouble("PK\x03\x04garbage"), "documents.sheet.damaged");
  SheetLimits small;
  small.unpacked = 100'000;
  EXPECT_EQ(trouble(book("<worksheet><sheetData>" + std::string(1 << 20, ' ') + "</sheetData></worksheet>"), small), "documents.sheet.too_large");
  EXPECT_EQ(trouble(book("<worksheet><sheetData><row><c t=\"str\"><v>" + std::string(1 << 20, 'x') + "</v></c></row></sheetData></worksheet>")), "documents.sheet.too_large");
}

// A fuzz in small: broken bytes give rows or a SheetError, never anything else.
TEST(Sheets, BrokenBytesNeverBreakTheReader) {
  const std::string good = book(R"(<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="B1" t="s"><v>0</v></c></row></sheetData></worksheet>)", "<sst><si><t>a</t></si></sst>");
  std::mt19937 random(5);
  for (int i = 0; i < 3000; ++i) {
    std::string bad = good;
    for (int n = 0; n < 3; ++n) bad[random() % bad.size()] = static_cast<char>(random());
    if (i % 3 == 0) bad.resize(random() % bad.size());
    trouble(bad);
  }
}

}  // namespace
}  // namespace langnghe::documents
