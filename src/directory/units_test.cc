#include "directory/units.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/csv.h"
#include "base/result.h"
#include "directory/commands.h"

namespace langnghe::directory {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kPack = std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn";
const Date kToday = *parse_date("2026-07-01");

const Units& pack() {
  static const Units units(read_pack_units(kPack).units);
  return units;
}

std::vector<std::string> codes(const std::vector<const Unit*>& units) {
  std::vector<std::string> out;
  for (const Unit* unit : units) out.push_back(unit->code);
  return out;
}

TEST(PackUnits, AreTheCountryOfToday) {
  int provinces = 0, communes = 0, ours = 0, binh_thuan = 0, dak_nong = 0, remote = 0;
  for (const Unit& unit : pack().all()) {
    if (!unit.valid_on(kToday)) continue;
    if (unit.kind == UnitKind::kProvince) ++provinces;
    if (!is_commune_level(unit.kind)) continue;
    ++communes;
    ASSERT_TRUE(unit.place) << unit.code;
    EXPECT_TRUE(pack().unit(unit.parent)) << unit.code;
    if (unit.remote) ++remote;
    if (unit.parent != "68") continue;
    ++ours;
    if (unit.former_province == "Bình Thuận") ++binh_thuan;
    if (unit.former_province == "Đắk Nông") ++dak_nong;
    const Unit* committee = pack().committee_of(unit.code);
    ASSERT_TRUE(committee) << unit.code;
    EXPECT_EQ(pack().superior(committee->code)->code, "68.UBND");
    EXPECT_EQ(pack().territory_of(committee->code), &unit);
  }
  EXPECT_EQ(provinces, 34);
  EXPECT_EQ(communes, 3321);
  EXPECT_EQ(ours, 124);
  EXPECT_EQ(binh_thuan, 45);
  EXPECT_EQ(dak_nong, 28);
  EXPECT_EQ(remote, 4);
}

TEST(PackUnits, TheTreeKnowsWhoIsBelowAndAboveWhom) {
  EXPECT_TRUE(pack().is_within("22945.UBND", "68"));
  EXPECT_TRUE(pack().is_within("22945.UBND", "22945"));
  EXPECT_TRUE(pack().is_within("68.BTCD", "68.UBND"));
  EXPECT_TRUE(pack().is_within("68", "68"));
  EXPECT_FALSE(pack().is_within("68", "22945"));
  EXPECT_FALSE(pack().is_within("22945.UBND", "68.UBND"));
  EXPECT_FALSE(pack().is_within("nowhere", "68"));
  EXPECT_FALSE(pack().is_within("nowhere", "nowhere"));
  EXPECT_EQ(pack().superior("68.SXD")->code, "68.UBND");
  EXPECT_EQ(pack().superior("68.BTCD")->code, "68.VP");
  EXPECT_EQ(pack().superior("68.UBND"), nullptr);
  EXPECT_THAT(codes(pack().path("22945.UBND")), ElementsAre("22945.UBND", "22945", "68", "VN"));
  EXPECT_EQ(pack().children("VN").size(), 34u + 3u);
}

TEST(PackUnits, FindsANameInEverySpelling) {
  for (const char* spelling : {"Phường Phú Thuỷ", "phường phú thủy", "PHÚ THỦY", " Phú  Thuỷ ",
                               "P. Phú Thuỷ", "Phu\u0301 Thu\u0309y"}) {
    const auto found = pack().find_by_name(spelling, kToday);
    ASSERT_FALSE(found.empty()) << spelling;
    EXPECT_EQ(found.front()->code, "22924") << spelling;
  }
  EXPECT_TRUE(pack().find_by_name("Phú Thụy Nọ", kToday).empty());
  EXPECT_EQ(pack().find_by_name("sở văn hóa, thể thao và du lịch", kToday).front()->code, "68.SVHTTDL");
}

TEST(PackUnits, EveryCommuneSpelledDifferentlyIsFound) {
  std::ifstream in(std::string(LANGNGHE_SHARED_DATA) + "/text/same_commune_spelled_differently_part.csv");
  CsvReader reader(in);
  std::vector<std::string> row;
  ASSERT_TRUE(reader.next(row));
  int rows = 0;
  while (reader.next(row)) {
    ++rows;
    for (const std::string& name : {row[1], row[2]})
      EXPECT_THAT(codes(pack().find_by_name(name, kToday)), testing::Contains(row[0])) << name;
  }
  EXPECT_EQ(rows, 100);
}

TEST(PackUnits, OldNamesLeadToTheCommunesOfToday) {
  // Hàm Tiến was joined to Mũi Né, which took over its code.
  const auto old = pack().find_by_name("Phường Hàm Tiến", kToday);
  ASSERT_EQ(old.size(), 1u);
  EXPECT_EQ(old.front()->code, "22918@2025-07-01");
  EXPECT_THAT(codes(pack().today(old.front()->code, kToday)), ElementsAre("22918"));
  EXPECT_EQ(pack().unit("22918")->name_vi, "Phường Mũi Né");
  EXPECT_THAT(codes(pack().today(old.front()->code, *parse_date("2025-06-30"))),
              ElementsAre("22918@2025-07-01"));
  // Phong Phú was divided.
  EXPECT_EQ(pack().today("22978@2025-07-01", kToday).size(), 2u);
  EXPECT_THAT(codes(pack().today("60@2025-07-01", kToday)), ElementsAre("68"));
}

TEST(PackUnits, NamesAreSaidInTheLanguageAskedFor) {
  EXPECT_EQ(pack().unit("68.SXD")->name("vi"), "Sở Xây dựng");
  EXPECT_EQ(pack().unit("68.SXD")->name("en"), "Department of Construction");
  Unit unit;
  unit.name_vi = "Sở";
  EXPECT_EQ(unit.name("en"), "Sở");
}

TEST(CommuneMap, EveryCommuneHoldsItsOwnPoint) {
  const CommuneMap map = CommuneMap::load(kPack + "/geo/communes.json");
  EXPECT_EQ(map.size(), 124u);
  for (const Unit* unit : pack().children("68")) {
    if (!is_commune_level(unit->kind)) continue;
    EXPECT_EQ(map.commune_at(unit->place->lat, unit->place->lon), unit->code) << unit->name_vi;
  }
  EXPECT_EQ(map.commune_at(21.03, 105.84), "");  // Hà Nội
  EXPECT_EQ(map.commune_at(10.5, 108.5), "");    // the sea
}

TEST(CommuneMap, NeighboursNeitherOverlapNorLeaveGaps) {
  std::ifstream in(kPack + "/geo/communes.json");
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  EXPECT_LE(text.size(), 400'000u);
  // Around Đà Lạt, far from the border of the province, every point is in a commune.
  const CommuneMap map = CommuneMap::parse(text, "communes.json");
  for (int i = 0; i < 120; ++i)
    for (int j = 0; j < 120; ++j)
      EXPECT_NE(map.commune_at(11.6 + i * 0.0037, 108.0 + j * 0.0031), "") << i << " " << j;
}

TEST(CommuneMap, NamesWhatIsWrongWithAFile) {
  const auto complaint = [](std::string_view json) -> std::string {
    try {
      CommuneMap::parse(json, "map.json");
    } catch (const SetupError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(complaint("{"), HasSubstr("map.json"));
  EXPECT_THAT(complaint(R"({"features":[{"properties":{},"geometry":null}]})"), HasSubstr("feature 1"));
  EXPECT_THAT(complaint(R"({"features":[{"properties":{"code":"1"},"geometry":{"type":"Point","coordinates":[1,2]}}]})"),
              HasSubstr("Point"));
  EXPECT_THAT(complaint(R"({"features":[{"properties":{"code":"1"},"geometry":{"type":"Polygon","coordinates":[[[1,2]]]}}]})"),
              HasSubstr("fewer than 4"));
}

TEST(CommuneMap, AHoleIsOutside) {
  const CommuneMap map = CommuneMap::parse(
      R"({"features":[{"properties":{"code":"A"},"geometry":{"type":"Polygon","coordinates":
      [[[0,0],[9,0],[9,9],[0,9],[0,0]],[[3,3],[6,3],[6,6],[3,6],[3,3]]]}}]})", "x");
  EXPECT_EQ(map.commune_at(1, 1), "A");
  EXPECT_EQ(map.commune_at(4, 4), "");
}

TEST(UnitFile, NamesEveryBadRow) {
  std::istringstream in(
      "code,kind,parent,name_vi,name_en,valid_from,lat,lon,remote\n"
      "68.X,department,68.UBND,Sở X,,2026-01-01,,,\n"
      "68.Y,castle,68.UBND,,,01/01/2026,abc,,2\n"
      "68.Z,department\n"
      "68.X,department,68.UBND,Sở X,,,,,\n");
  const UnitFile file = read_unit_file(in, kToday);
  std::vector<std::string> found;
  for (const RowError& error : file.errors)
    found.push_back(std::to_string(error.line) + ":" + error.column);
  EXPECT_THAT(found, ElementsAre("3:kind", "3:name_vi", "3:valid_from", "3:lat", "3:remote", "4:",
                                 "5:code"));
}

}  // namespace
}  // namespace langnghe::directory
