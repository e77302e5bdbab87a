// The index says what the rows say, whatever happened and in whatever order; sealed cases are
// never in it.
#include "casework/search_sources.h"

#include <random>

#include "casework/denunciations.h"
#include "casework/testing.h"
#include "search/find.h"
#include "search/indexes.h"

namespace langnghe::casework {
namespace {

using search::Audience;

class SearchSources : public CaseworkFixture {
 protected:
  SearchSources() {
    ledger::LogOptions options;
    options.origin = "test/log";
    options.seed = std::string(32, 'l');
    options.subject_key = std::string(32, 'k');
    options.memory_directory = db.directory();
    log = std::make_unique<ledger::Log>(*db, clock, options);
    settings = search::Settings::load(kPack + "/search.toml");
  }
  std::unique_ptr<search::Indexes> indexes(const std::string& folder) {
    return std::make_unique<search::Indexes>(*db, search_sources(*directory), folder);
  }
  void follow(search::Indexes& indexes) {
    log->sequence_now();
    while (indexes.follow()) {
    }
  }
  std::uint64_t found(const search::Indexes& indexes, Audience audience, std::string_view typed) {
    search::Wanted wanted;
    wanted.query = search::parse_query(typed, settings);
    for (const search::Source& source : indexes.sources())
      if (source.audience == audience) wanted.sight.push_back({source.number, true, {}, {}});
    wanted.now = clock.now();
    return search::find(*indexes.now(audience), wanted).total;
  }
  std::string publish(const std::string& code, const std::string& words) {
    return said(in([&](auto& tx) { return publish_case(*room, tx, code, Actor::of_officer(leader), words, clock.now()); }));
  }

  std::unique_ptr<ledger::Log> log;
  search::Settings settings;
};

TEST_F(SearchSources, ACaseIsFoundWithinTheNextStepAndByThePublicOnlyInPublishedWords) {
  const auto all = indexes("");
  EXPECT_EQ(all->open().size(), 2u) << "nothing saved: both are built";
  const std::string code = submit();
  follow(*all);
  EXPECT_EQ(found(*all, Audience::kStaff, "den duong tran phu"), 1u);
  EXPECT_EQ(found(*all, Audience::kStaff, code), 1u);
  EXPECT_EQ(found(*all, Audience::kPublic, "đèn"), 0u);
  ASSERT_EQ(publish(code, "Một bóng đèn bị tắt"), "");
  follow(*all);
  EXPECT_EQ(found(*all, Audience::kPublic, "bóng đèn"), 1u);
  EXPECT_EQ(found(*all, Audience::kPublic, "ba đêm"), 0u) << "those words nobody published";
  ASSERT_EQ(publish(code, ""), "");
  follow(*all);
  EXPECT_EQ(found(*all, Audience::kPublic, "bóng đèn"), 0u);
  EXPECT_EQ(found(*all, Audience::kStaff, "nguyễn thị hoà"), 0u) << "who it was is in the vault";
  EXPECT_EQ(found(*all, Audience::kStaff, "0912345678"), 0u);
  EXPECT_THAT(all->check(), ::testing::IsEmpty());
}

TEST_F(SearchSources, ADenunciationIsInNoIndexNorItsLetters_Law25of2018Art56) {
  const auto all = indexes("");
  all->open();
  Denunciation one;
  one.person = {"Zephyrina Đặng", "77 Hẻm Vidermark", "0987123456", "zeph@vidermark.example", "068777123999", {}};
  one.words = "Xyloquartz ký khống";
  one.accused = "Ông B";
  one.unit = "22945.UBND";
  one.channel = "letter";
  one.working_words = "Wolframite ký khống phiếu chi.";
  const auto sent = in([&](auto& tx) { return submit_denunciation(*room, tx, one, Actor::of_officer(desk), clock.now()); });
  ASSERT_TRUE(sent) << said(sent);
  db->write([&](storage::Transaction& tx) {
    tx.run("INSERT INTO letter (kind, room, subject, unit, state, number, symbol, fields, drafted_by, signed_by, created_at, "
           "code, vals, changed_by, changed_at, words, replaces, replaced_by, scan, entry, version) "
           "VALUES ('x', 'case', :id, 1, 2, 77, 'TB-UBND', '{}', 1, 1, 0, :code, '{}', 1, 0, '', 0, 0, '', 0, 0)", sent->id, sent->code);
  });
  follow(*all);
  for (const std::string& typed : {std::string("Xyloquartz"), std::string("Wolframite"), std::string("ký khống"), sent->code, std::string("77/TB-UBND")})
    for (const Audience audience : {Audience::kPublic, Audience::kStaff}) EXPECT_EQ(found(*all, audience, typed), 0u) << typed;
  all->rebuild();
  for (const Audience audience : {Audience::kPublic, Audience::kStaff}) EXPECT_EQ(all->now(audience)->documents(), 0u);
  EXPECT_FALSE(db->read([&](storage::Session& session) { return code_of_case(session, sent->id); }));
}

TEST_F(SearchSources, ALettersNumberFindsItsCase) {
  const auto all = indexes("");
  all->open();
  const std::string code = submit();
  const auto id = get(code).id;
  db->write([&](storage::Transaction& tx) {
    tx.run("INSERT INTO letter (kind, room, subject, unit, state, number, symbol, fields, drafted_by, signed_by, created_at, "
           "code, vals, changed_by, changed_at, words, replaces, replaced_by, scan, entry, version) "
           "VALUES ('x', 'case', :id, 1, 2, 7, 'TB-UBND', '{}', 1, 1, 0, :code, '{}', 1, 0, '', 0, 0, '', 0, 0)", id, code);
    const auto letter = *tx.value<std::int64_t>("SELECT MAX(id) FROM letter");
    ledger::append(tx, {"letter.signed", "letter/" + std::to_string(letter), "22945.UBND", "{}"}, clock.now());
  });
  follow(*all);
  EXPECT_EQ(found(*all, Audience::kStaff, "07/TB-UBND"), 1u);
  EXPECT_THAT(all->check(), ::testing::IsEmpty());
}

// Any steps in any order, saved or not, killed at any time: what follows is what a rebuild makes.
TEST_F(SearchSources, FollowingEqualsRebuilding) {
  std::mt19937 dice(3);
  const std::string folder = db.directory() + "/search";
  std::vector<std::string> codes;
  auto all = indexes(folder);
  all->open();
  for (int round = 0; round < 120; ++round) {
    clock.advance(kMinute * (dice() % 300));
    const std::string any = codes.empty() ? "" : codes[dice() % codes.size()];
    switch (any.empty() ? 0 : dice() % 8) {
      case 0:
      case 1: {
        Submission one = lamp();
        one.words += " Lần " + std::to_string(round);
        codes.push_back(submit(one));
        break;
      }
      case 2:
        publish(any, "Công khai " + std::to_string(round));
        break;
      case 3:
        publish(any, "");
        break;
      case 4:
        in([&](auto& tx) { return accept_case(*room, tx, any, Actor::of_officer(both), "", clock.now()); });
        break;
      case 5:
        in([&](auto& tx) { return transfer_case(*room, tx, any, Actor::of_officer(both), "22946.UBND", "Không thuộc thẩm quyền", clock.now()); });
        break;
      case 6:
        in([&](auto& tx) { return withdraw_case(*room, tx, any, "Thôi", clock.now()); });
        break;
      default:
        follow(*all);
        if (dice() % 2 == 0) all->save();
        // As killed: what was not saved is lost, and followed again.
        if (dice() % 3 == 0) {
          all.reset();
          all = indexes(folder);
          EXPECT_THAT(all->open(), ::testing::IsEmpty()) << "what was saved is taken up";
        }
    }
    if (round % 20 == 0) {
      follow(*all);
      ASSERT_THAT(all->check(), ::testing::IsEmpty()) << round;
    }
  }
  follow(*all);
  EXPECT_THAT(all->check(), ::testing::IsEmpty());
  // The check can fail: a row changed behind everybody's back.
  db->write([&](storage::Transaction& tx) { tx.run("UPDATE cases SET words = 'x' WHERE code = :code", codes.front()); });
  EXPECT_EQ(all->check().size(), 1u);
  db->write([&](storage::Transaction& tx) { tx.run("UPDATE cases SET sealed = 1 WHERE code = :code", codes.front()); });
  EXPECT_FALSE(all->check().empty());
  all->rebuild();
  EXPECT_THAT(all->check(), ::testing::IsEmpty());
}

TEST_F(SearchSources, AnotherDatabaseIsNoticed) {
  const std::string folder = db.directory() + "/search";
  submit();
  log->sequence_now();
  {
    auto all = indexes(folder);
    all->open();
    all->save();
  }
  EXPECT_THAT(indexes(folder)->open(), ::testing::IsEmpty());
  db->write([&](storage::Transaction& tx) {
    tx.run("UPDATE ledger_entry SET entry = entry || ' '");
  });
  EXPECT_EQ(indexes(folder)->open().size(), 2u) << "as after an older backup was restored";
}

}  // namespace
}  // namespace langnghe::casework
