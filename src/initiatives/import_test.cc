#include <fstream>
#include <sstream>

#include "base/encoding.h"
#include "initiatives/sheets.h"
#include "initiatives/testing.h"

namespace langnghe::initiatives {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Import : public InitiativesFixture {
 protected:
  struct Told {
    SheetResult result;
    std::vector<std::string> bad;  // "line column key"
    std::string refused;
  };
  Told bring(const std::string& bytes, SheetImport options = {}) {
    Told told;
    options.bad = [&](const RowErrors& row) {
      for (const Error& error : row.errors)
        told.bad.push_back(std::to_string(row.line) + " " + error.field + " " + error.message);
    };
    const auto source = documents::open_sheet(bytes);
    const auto result = import_models(*room, *db, *source, hex(view(sha256(bytes))), options, clock.now());
    if (result)
      told.result = *result;
    else
      told.refused = said(result) + " " + result.error().front().field;
    return told;
  }
  std::vector<std::vector<std::string>> out() {
    std::vector<std::int64_t> units;
    for (const auto& one : directory->now()->units().all()) units.push_back(one.id);
    std::vector<std::vector<std::string>> rows;
    db->read([&](storage::Session& s) { export_models(*room, s, units, [&](const auto& row) { rows.push_back(row); }); });
    return rows;
  }
  static std::vector<std::string> head() { return {kSheetColumns.begin(), kSheetColumns.end()}; }
  static std::string csv(const std::vector<std::vector<std::string>>& rows) {
    std::string text = documents::csv_line(head());
    for (const auto& row : rows) text += documents::csv_line(row);
    return text;
  }
  std::string xlsx(const std::vector<std::vector<std::string>>& rows) {
    const std::string path = db.directory() + "/out.xlsx";
    documents::XlsxWriter writer(path, "Mô hình", head());
    for (const auto& row : rows) writer.row(row);
    writer.close();
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
  }
  void empty_registry() {
    db->write([](storage::Transaction& tx) {
      for (const char* table : {"model_campaign", "model_event", "model_year", "model_figure", "model_import", "model_appraiser"})
        tx.run(std::string("DELETE FROM ") + table);
      tx.run("DELETE FROM model");
    });
  }
};

TEST_F(Import, TheRoundTripLosesNothingInCsvAndXlsx) {
  Registration odd = road();
  odd.what.title = "=1+1; \"Khéo\", 'nói' & <làm>";
  odd.what.content = "Dòng một\nDòng hai; có dấu chấm phẩy\n\tvà thẻ";
  odd.what.situation = "'- bắt đầu bằng gạch";
  odd.what.goals = "-5 điểm rác";
  odd.what.lat = 10.9301234567;
  odd.what.lon = 108.1;
  odd.what.campaigns = "new_countryside;plastic";
  const std::string code = add(odd, ward);
  recognise(code, ward);
  const auto copy = in([&](auto& tx) { return adopt_model(*room, tx, code, "Khác.", other, clock.now()); });
  ASSERT_TRUE(copy);
  (void)in([&](auto& tx) { return publish_model(*room, tx, code, {true, false, "", "Chuyện\nhai dòng.", "Story."}, ward, clock.now()); });
  clock.advance(300 * kDay);
  EXPECT_EQ(move(code, "renew", ward), "");
  const auto before = out();
  ASSERT_EQ(before.size(), 2u);

  for (const std::string& file : {csv(before), xlsx(before)}) {
    // Beside what is there: all of it is there already.
    Told again = bring(file);
    EXPECT_THAT(again.bad, IsEmpty());
    EXPECT_EQ(again.result.before, 2);
    // Into an empty registry: all of it comes back as it was.
    empty_registry();
    Told fresh = bring(file);
    EXPECT_THAT(fresh.bad, IsEmpty());
    EXPECT_EQ(fresh.result.imported, 2);
    EXPECT_EQ(out(), before);
    EXPECT_THAT(wrong_figures(), IsEmpty());
  }
  EXPECT_EQ(fsck(), "");
}

TEST_F(Import, EveryWrongCellIsNamedAndTheRestComesIn) {
  const std::string file =
      "Loại,lĩnh vực,Unit,year,title,starts,lat,lon,campaigns,state\r\n"
      "tập thể,Phát triển kinh tế,22945,2026,Tốt,31/03/2026,10.9,108.1,plastic,\r\n"
      "x,astrology,99999,1066,,32/01/2026,abc,,nothing,flying\r\n"
      "cá nhân,economy,22946,2025,Gương tốt,,,,,recognised\r\n"
      "\"broken,economy,22946,2025,x,,,,,\r\n";
  SheetImport options;
  options.words.columns = {{"loai", "kind"}, {"linh vuc", "field"}};
  options.words.kinds = {{"tap the", "model"}, {"ca nhan", "exemplar"}};
  const Told told = bring(file, options);
  EXPECT_EQ(told.result.imported, 2);
  EXPECT_EQ(told.result.rows, 4);
  EXPECT_THAT(told.bad,
              ::testing::IsSupersetOf({"3 kind initiatives.refused.kind", "3 field initiatives.refused.field",
                                       "3 unit initiatives.refused.unit", "3 year initiatives.refused.year",
                                       "3 title initiatives.refused.words_missing", "3 starts initiatives.refused.date",
                                       "3 lat initiatives.refused.point", "3 campaigns initiatives.refused.campaign",
                                       "3 state initiatives.refused.state_unknown", "5  documents.sheet.row"}));
  EXPECT_EQ(all("VN", 2025).recognised, 1);
  EXPECT_EQ(all("VN", 2026).running, 1);
  EXPECT_EQ(fsck(), "");
}

TEST_F(Import, AHeadThatLacksAColumnIsRefusedWithItsName) {
  EXPECT_EQ(bring("kind,field,unit,year\r\n").refused, "initiatives.refused.head title");
  EXPECT_EQ(bring("kind,field,unit,year,title,kind\r\n").refused, "initiatives.refused.head_twice kind");
  EXPECT_EQ(bring("").refused, "initiatives.refused.head ");
}

TEST_F(Import, AnOfficerBringsInRegistrationsOfTheirOwnUnitOnly) {
  const std::string head = "kind,field,unit,year,title,situation,goals,content,audience,address,commune,lead,products,starts,state,published\r\n";
  const auto row = [](const std::string& unit, const std::string& state, const std::string& published) {
    return "model,economy," + unit + ",2026,Tốt,a,b,c,d,Thôn 1,22945,e,f,2026-01-05," + state + "," + published + "\r\n";
  };
  SheetImport options;
  options.officer = ward;
  const Told told = bring(head + row("22945", "", "") + row("22946", "", "") + row("22945", "recognised", "") + row("22945", "", "1"), options);
  EXPECT_EQ(told.result.imported, 1);
  EXPECT_THAT(told.bad, ElementsAre("3 unit initiatives.refused.other_unit", "4 state initiatives.refused.only_registrations",
                                    "5 published initiatives.refused.only_registrations"));
}

TEST_F(Import, AnInterruptedRunGoesOn) {
  std::string file = "kind,field,unit,year,title\r\n";
  for (int i = 0; i < 25; ++i) file += "model,economy,22945,2026,Mô hình " + std::to_string(i) + "\r\n";
  SheetImport options;
  options.batch = 10;
  options.stop = [] { return true; };
  EXPECT_EQ(bring(file, options).result.imported, 10);
  options.stop = {};
  const Told told = bring(file, options);
  EXPECT_EQ(told.result.imported, 15);
  EXPECT_EQ(told.result.before, 10);
  EXPECT_EQ(all("VN", 2026).registered, 25);
  EXPECT_THAT(wrong_figures(), IsEmpty());
}

TEST_F(Import, ARowThatDiffersFromWhatIsThereIsToldAndChangesNothing) {
  const std::string code = add(road(), ward);
  auto rows = out();
  rows[0][7] = "Một tên khác";
  const Told told = bring(csv(rows));
  EXPECT_THAT(told.bad, ElementsAre("2 title initiatives.refused.differs"));
  EXPECT_EQ(get(code).title, road().what.title);
}

TEST_F(Import, APersonsNameGoesToTheVaultAndNeverOut) {
  const Told told = bring("kind,field,unit,year,title,person_name,published,public_name\r\n"
                          "exemplar,economy,22945,2026,Gương tốt,Nguyễn Thị Hoà,,\r\n"
                          "exemplar,economy,22945,2026,Gương khác,Trần Văn B,1,Trần Văn B\r\n");
  EXPECT_THAT(told.bad, ElementsAre("3 consent initiatives.refused.consent", "3 public_name initiatives.refused.consent"));
  ASSERT_EQ(told.result.imported, 1);
  const auto rows = out();
  for (const std::string& cell : rows.front()) EXPECT_EQ(cell.find("Hoà"), std::string::npos);
  EXPECT_EQ(open_person(*room, *db, rows.front().front(), ward, "verify", "", clock.now())->name, "Nguyễn Thị Hoà");
}

}  // namespace
}  // namespace langnghe::initiatives
