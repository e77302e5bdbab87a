// Words, segments, questions and look-alikes over texts of the house.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <unistd.h>

#include "base/result.h"
#include "base/text.h"
#include "search/find.h"
#include "search/groups.h"
#include "search/highlight.h"
#include "search/look_alike.h"

namespace langnghe::search {
namespace {

const Settings& settings() {
  static const Settings all = Settings::load(std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn/search.toml");
  return all;
}

constexpr Millis kNoon = 1'790'000'000'000 / kMinute * kMinute;

Document text(std::int64_t id, std::string words, std::int64_t unit = 1) {
  Document out;
  out.id = id;
  out.words = std::move(words);
  out.at = kNoon + id * kMinute;
  out.unit = unit;
  return out;
}

struct House {
  explicit House(std::vector<Document> all) {
    std::vector<Change> changes;
    for (Document& one : all) {
      const Key key = key_of(1, one.id);
      changes.push_back({key, std::move(one)});
    }
    index.apply(changes);
  }
  Found found(std::string_view typed, Sight sight = {1, true}) const {
    Wanted wanted;
    wanted.query = parse_query(typed, settings());
    wanted.sight = {std::move(sight)};
    wanted.now = kNoon + kDay;
    return find(*index.now(), wanted);
  }
  std::vector<std::int64_t> ids(std::string_view typed) const {
    std::vector<std::int64_t> out;
    for (const Hit& hit : found(typed).hits) out.push_back(id_of(hit.key));
    return out;
  }
  Index index{""};
};

using Ids = std::vector<std::int64_t>;

TEST(Words, OneSyllableHasOneSpelling) {
  for (const char* one : {"hoà", "hòa", "HOÀ", "Hòa", "hoa\u0300"}) EXPECT_EQ(marked_form(one), "hoà") << one;
  EXPECT_EQ(folded_form(marked_form("Đường")), "duong");
  EXPECT_EQ(folded_form(marked_form("Lý")), folded_form(marked_form("ly")));
  EXPECT_EQ(folded_form(marked_form("Mỹ")), folded_form(marked_form("mĩ")));
}

TEST(Words, AreRunsOfLettersAndDigits) {
  std::vector<std::string> all;
  const std::string line = "Số 25-NQ/TW, ngày 03.6.2013: “dân vận”…";
  each_word(line, [&](Span span) { all.push_back(line.substr(span.begin, span.end - span.begin)); });
  EXPECT_EQ(all, (std::vector<std::string>{"Số", "25", "NQ", "TW", "ngày", "03", "6", "2013", "dân", "vận"}));
  each_word("\xff\xfe a\xf0\x28", [&](Span span) { EXPECT_LE(span.end, 6u); });
}

TEST(Words, OneEdit) {
  for (const char* other : {"duongg", "duon", "duong", "doung", "luong", "dduong"}) EXPECT_TRUE(one_edit_apart("duong", other)) << other;
  for (const char* other : {"dnoug", "duo", "ong", "tuoi", "duonggg"}) EXPECT_FALSE(one_edit_apart("duong", other)) << other;
}

TEST(Search, WithAndWithoutMarksOldAndNewToneAndStrokedD) {
  const House house({text(1, "Đường Hòa Bình bị ngập"), text(2, "duong hoa binh ngap nuoc"), text(3, "Đèn hỏng")});
  for (const char* typed : {"đường hoà bình", "duong hoa binh", "ĐƯỜNG HÒA BÌNH", "đường hòa bình", "dường hoà bình"})
    EXPECT_EQ(house.ids(typed).size(), 2u) << typed;
  EXPECT_EQ(house.ids("đường hoà").front(), 1);
  EXPECT_EQ(house.ids("đèn"), Ids{3});
  EXPECT_TRUE(house.ids("xe buýt").empty());
}

TEST(Search, MarksAsTypedComeFirst) {
  const House house({text(1, "bán hàng ở chợ"), text(2, "bàn ghế ở chợ"), text(3, "ban cho o cho")});
  EXPECT_EQ(house.ids("bán").front(), 1);
  EXPECT_EQ(house.ids("bàn").front(), 2);
  EXPECT_EQ(house.ids("ban").size(), 3u);
}

TEST(Search, PhrasesStandTogetherInOrder) {
  const House house({text(1, "thoát nước cống bị hỏng"), text(2, "cống thoát nước bị tắc"), text(3, "Nghị quyết 25-NQ/TW"),
                     text(4, "25 hộ, NQ về TW")});
  EXPECT_EQ(house.ids("\"cống thoát nước\""), Ids{2});
  EXPECT_EQ(house.ids("“cong thoat”"), Ids{2});
  EXPECT_EQ(house.ids("cống thoát nước").size(), 2u);
  EXPECT_EQ(house.ids("cống thoát nước").front(), 2) << "side by side comes first";
  EXPECT_EQ(house.ids("25-nq/tw"), Ids{3});
  EXPECT_EQ(house.ids("cống -\"cống thoát\""), Ids{1});
  EXPECT_EQ(house.ids("cống -tắc"), Ids{1});
}

TEST(Search, TypingErrorsAreToleratedWhenNothingElseFits) {
  const House house({text(1, "đèn đường hỏng"), text(2, "lương thực"), text(3, "rác thải")});
  EXPECT_FALSE(house.found("duong").typing_errors);
  for (const char* typed : {"duogn", "duongg", "doung", "dyong", "đưởng hnog"}) {
    const Found found = house.found(typed);
    EXPECT_TRUE(found.typing_errors) << typed;
    ASSERT_FALSE(found.hits.empty()) << typed;
    EXPECT_EQ(id_of(found.hits.front().key), 1) << typed;
  }
  EXPECT_TRUE(house.ids("xac").empty()) << "three letters are too few to guess";
}

TEST(Search, SightIsKeptInHitsAndCount) {
  const House house({text(1, "rác", 1), text(2, "rác", 2), text(3, "rác", 2)});
  Sight two{1, false, {false, false, true}};
  EXPECT_EQ(house.found("rác", two).total, 2u);
  EXPECT_EQ(house.found("rác", Sight{1, false, {}}).total, 0u);
  EXPECT_EQ(house.found("rác", Sight{2, true, {}}).total, 0u) << "another source";
}

TEST(Search, SightOfSomeKindsOnly) {
  std::vector<Document> all{text(1, "rác", 1), text(2, "rác", 1), text(3, "rác", 2)};
  all[0].facets = {{"kind", "reflection"}};
  all[1].facets = all[2].facets = {{"kind", "complaint"}};
  const House house(std::move(all));
  Wanted wanted;
  wanted.query = parse_query("rac", settings());
  wanted.sight = {{1, false, {false, true, false}, "reflection"}, {1, false, {false, false, true}, "complaint"}};
  const Found found = find(*house.index.now(), wanted);
  EXPECT_EQ(found.total, 2u);
  for (const Hit& hit : found.hits) EXPECT_NE(id_of(hit.key), 2);
}

TEST(Search, FacetsAndDays) {
  std::vector<Document> all;
  for (int i = 1; i <= 200; ++i) {
    all.push_back(text(i, "rác số " + std::to_string(i)));
    all.back().at = kNoon + i * kDay;
    all.back().facets = {{"kind", i % 2 == 0 ? "reflection" : "proposal"}, {"commune", "2294" + std::to_string(i % 3)}};
  }
  const House house(std::move(all));
  Wanted wanted;
  wanted.query = parse_query("rac", settings());
  wanted.sight = {{1, true}};
  wanted.facets = {{"kind", {"proposal"}}};
  EXPECT_EQ(find(*house.index.now(), wanted).total, 100u);
  wanted.facets.push_back({"commune", {"22940", "22941"}, true});
  EXPECT_EQ(find(*house.index.now(), wanted).total, 33u);
  wanted.facets.clear();
  wanted.from = kNoon + 10 * kDay;
  wanted.until = kNoon + 20 * kDay;
  const Found found = find(*house.index.now(), wanted);
  EXPECT_EQ(found.total, 10u);
  wanted.newest_first = true;
  EXPECT_EQ(id_of(find(*house.index.now(), wanted).hits.front().key), 19);
}

// The plain way, word by word, says the same as the lists: any question, any texts, also after
// changes, merges, saving and loading.
TEST(Search, SaysWhatReadingEveryTextWouldSay) {
  std::mt19937 dice(7);
  const std::vector<std::string> words{"đèn", "den", "đường", "rác", "rạc", "cống", "hoà", "hòa", "an", "25", "nước", "ngập"};
  const std::string folder = std::filesystem::temp_directory_path() / ("search-" + std::to_string(::getpid()));
  std::map<std::int64_t, Document> rows;
  {
    Index index(folder);
    EXPECT_FALSE(index.load());
    for (int round = 0; round < 60; ++round) {
      std::vector<Change> changes;
      for (int i = 0; i < 12; ++i) {
        const std::int64_t id = dice() % 150 + 1;
        if (dice() % 4 == 0) {
          rows.erase(id);
          changes.push_back({key_of(1, id), std::nullopt});
          continue;
        }
        std::string words_of_it;
        for (unsigned n = dice() % 12; n-- > 0;) words_of_it += words[dice() % words.size()] + (dice() % 5 == 0 ? ", " : " ");
        Document one = text(id, words_of_it, dice() % 3);
        one.place = words[dice() % words.size()];
        one.facets = {{"kind", dice() % 2 == 0 ? "a" : "b"}};
        one.at = kNoon + static_cast<Millis>(dice() % 1000) * kMinute;
        rows[id] = one;
        changes.push_back({key_of(1, id), one});
      }
      index.apply(changes);
      index.at(round + 1, "x");
      if (round % 7 == 3) index.save();
      const auto snapshot = index.now();
      ASSERT_EQ(snapshot->documents(), rows.size());
      for (int q = 0; q < 8; ++q) {
        Wanted wanted;
        wanted.sight = {{1, false, {true, false, true}}};
        wanted.typing_errors = false;
        wanted.limit = 1000;
        std::string typed;
        for (unsigned n = dice() % 3 + 1; n-- > 0;) {
          typed += dice() % 4 == 0 ? "-" : "";
          typed += dice() % 3 == 0 ? "\"" + words[dice() % words.size()] + " " + words[dice() % words.size()] + "\" "
                                   : words[dice() % words.size()] + " ";
        }
        wanted.query = parse_query(typed, settings());
        if (dice() % 3 == 0) wanted.facets = {{"kind", {"a"}, dice() % 2 == 0}};
        std::set<std::int64_t> expected;
        for (const auto& [id, row] : rows) {
          if (row.unit == 1) continue;
          if (!wanted.facets.empty() && (row.facets[0].second == "a") == wanted.facets[0].negative) continue;
          std::string all[2] = {" ", " "};
          const std::string* texts[2] = {&row.words, &row.place};
          for (int field = 0; field < 2; ++field)
            each_word(*texts[field], [&](Span span) {
              all[field] += folded_form(marked_form(texts[field]->substr(span.begin, span.end - span.begin))) + " ";
            });
          const bool fits = std::all_of(wanted.query.clauses.begin(), wanted.query.clauses.end(), [&](const Clause& clause) {
            std::string phrase = " ";
            for (const auto& form : clause.words) phrase += form.folded + " ";
            return (all[0].find(phrase) != std::string::npos || all[1].find(phrase) != std::string::npos) != clause.negative;
          });
          if (fits) expected.insert(id);
        }
        const Found found = find(*snapshot, wanted);
        std::set<std::int64_t> got;
        for (const Hit& hit : found.hits) got.insert(id_of(hit.key));
        ASSERT_EQ(got, expected) << typed;
        ASSERT_EQ(found.total, expected.size()) << typed;
      }
    }
    index.save();
    EXPECT_THROW(Index second(folder), IndexInUse) << "one keeper at a time";
  }
  Index again(folder);
  ASSERT_TRUE(again.load());
  EXPECT_EQ(again.position(), 60);
  EXPECT_EQ(again.now()->documents(), rows.size());
  Index fresh("");
  Index::Rebuild rebuild(fresh);
  for (const auto& [id, row] : rows) rebuild.add(1, row);
  rebuild.finish(60, "x");
  for (const auto& [id, row] : rows) {
    const auto old_place = again.now()->find(key_of(1, id)), new_place = fresh.now()->find(key_of(1, id));
    ASSERT_TRUE(old_place && new_place);
    EXPECT_EQ(fingerprint(*old_place->part->segment, old_place->doc), fingerprint(*new_place->part->segment, new_place->doc));
  }
  std::filesystem::remove_all(folder);
}

TEST(Search, DamageIsNoticed) {
  const std::string folder = std::filesystem::temp_directory_path() / ("search-damage-" + std::to_string(::getpid()));
  {
    Index index(folder);
    index.apply({{key_of(1, 1), text(1, "đèn đường")}});
    index.save();
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (name == "lock" || name.starts_with("gone")) continue;
    std::fstream file(entry.path(), std::ios::binary | std::ios::in | std::ios::out);
    file.seekg(0, std::ios::end);
    const auto middle = static_cast<std::streamoff>(file.tellg()) * 3 / 4;
    file.seekg(middle);
    const char before = static_cast<char>(file.get());
    file.seekp(middle);
    file.put(static_cast<char>(before ^ 1));
    file.close();
    std::string why;
    Index index(folder, Index::Use::kRead);
    EXPECT_FALSE(index.load(&why)) << name;
    EXPECT_NE(why, "");
    std::fstream mend(entry.path(), std::ios::binary | std::ios::in | std::ios::out);
    mend.seekp(middle);
    mend.put(before);
  }
  Index index(folder, Index::Use::kRead);
  EXPECT_TRUE(index.load());
  std::filesystem::remove_all(folder);
}

TEST(Query, FieldsPhrasesAndWhatIsNone) {
  const Query query = parse_query("đèn loại:kiennghi xã:\"Phan Thiết\" -rác http://x từ:2026-11-01 số: mã:7K3Q-F9TM", settings());
  ASSERT_EQ(query.filters.size(), 4u);
  EXPECT_EQ(query.filters[0].field, "kind");
  EXPECT_EQ(query.filters[1].value, "Phan Thiết");
  EXPECT_EQ(query.filters[2].field, "from");
  EXPECT_EQ(query.filters[3].field, "code");
  ASSERT_EQ(query.clauses.size(), 3u);
  EXPECT_TRUE(query.clauses[1].negative);
  EXPECT_EQ(query.clauses[2].words.size(), 2u);
  EXPECT_TRUE(parse_query(" - \"\" : -\" ", settings()).empty());
}

// Whatever is typed is a question, and its printed form is the same question.
TEST(Query, Fuzz) {
  std::mt19937 dice(11);
  const std::vector<std::string> bits{"\"", "-", ":", " ", "loại:", "xã:", "từ:", "đường", "hòa", "\xC3", "\xE2\x80\x9C", "“", "a", "\xF0\x9F\x98\x80",
                                      "0", "/", "\n", "\xC2\xA0", "̀", "\xFF", "ma:\"", "--", "«", "Ký", "quý", "y", "\u200B", "ß", "İ"};
  for (int i = 0; i < 20'000; ++i) {
    std::string typed;
    for (unsigned n = dice() % 20; n-- > 0;) typed += dice() % 6 == 0 ? std::string(1, static_cast<char>(dice() % 256)) : bits[dice() % bits.size()];
    const Query query = parse_query(typed, settings());
    const std::string printed = query_text(query);
    ASSERT_EQ(query_text(parse_query(printed, settings())), printed) << typed;
    for (const Clause& clause : query.clauses) ASSERT_FALSE(clause.words.empty());
  }
  std::string long_one;
  for (int i = 0; i < 1000; ++i) long_one += "đ";
  EXPECT_EQ(parse_query(long_one, settings()).clauses.size(), 1u);
}

std::vector<Forms::Form> forms(const std::vector<std::string>& words) {
  std::vector<Forms::Form> out;
  for (const std::string& word : words) out.push_back({marked_form(word), folded_form(marked_form(word))});
  return out;
}

TEST(Highlight, OtherMarksOnlyWhereNothingFitsBetter) {
  std::string shown;
  for (const Piece& piece : highlight("văn bản dân vận", forms({"vận"}), 100)) shown += piece.hit ? "[" + piece.text + "]" : piece.text;
  EXPECT_EQ(shown, "văn bản dân [vận]");
  shown.clear();
  for (const Piece& piece : highlight("văn bản", forms({"vận"}), 100)) shown += piece.hit ? "[" + piece.text + "]" : piece.text;
  EXPECT_EQ(shown, "[văn] bản");
}

TEST(Highlight, MarksWhatWasMeantWhereMostStand) {
  std::string shown;
  for (const Piece& piece : highlight("Đường Hòa Bình", forms({"hoa", "duong"}), 100)) shown += piece.hit ? "[" + piece.text + "]" : piece.text;
  EXPECT_EQ(shown, "[Đường Hòa] Bình");
  std::string long_text;
  for (int i = 0; i < 60; ++i) long_text += "chữ ";
  shown.clear();
  for (const Piece& piece : highlight(long_text + "đèn đường hỏng " + long_text, forms({"den", "hong"}), 60)) shown += piece.hit ? "[" + piece.text + "]" : piece.text;
  EXPECT_TRUE(shown.starts_with("…"));
  EXPECT_TRUE(shown.ends_with("…"));
  EXPECT_NE(shown.find("[đèn] đường [hỏng]"), std::string::npos) << shown;
  EXPECT_LT(utf8_length(shown), 80u);
  for (const std::size_t letters : {0, 1, 5, 17})
    for (const Piece& piece : highlight(long_text + "đèn", forms({"den"}), letters)) EXPECT_TRUE(valid_utf8(piece.text));
}

TEST(Groups, OpinionsWithoutRegardToMarks) {
  const auto found = groups({"Xin giữ lại hàng cây xanh hai bên đường", "xin giu lai hang cay xanh hai ben duong nhe",
                             "Nên làm cống thoát nước trước mùa mưa", "Đề nghị công khai chi phí", ""});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0], (std::vector<std::size_t>{0, 1}));
}

TEST(Groups, TwoThousandOfWhichManySayTheSame) {
  std::vector<std::string> texts;
  for (int i = 0; i < 2000; ++i)
    texts.push_back((i % 2 == 0 ? "Bao giờ sửa đường Nguyễn Huệ đoạn qua chợ " : "Trạm y tế thiếu thuốc cho người già ") + std::to_string(i));
  const auto begin = std::chrono::steady_clock::now();
  const auto found = groups(texts);
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count();
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].size(), 1000u);
  EXPECT_LT(ms, 2000);
}

TEST(Groups, SameQuestionsInOtherWords) {
  const auto found = groups({"Bao giờ đường Nguyễn Huệ được sửa chữa?", "Lịch thu gom rác ở khu phố 3 thế nào?",
                             "duong Nguyen Hue bao gio duoc sua", "Khi nào sửa đường Nguyễn Huệ?", "Chế độ cho người cao tuổi?"});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ((std::set<std::size_t>(found[0].begin(), found[0].end())), (std::set<std::size_t>{0, 2, 3}));
}

}  // namespace
}  // namespace langnghe::search
