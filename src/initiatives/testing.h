// A small province with officers, for the tests of this room.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "base/keys.h"
#include "directory/commands.h"
#include "documents/letters.h"
#include "initiatives/campaigns.h"
#include "initiatives/figures.h"
#include "initiatives/fsck_sources.h"
#include "ledger/log.h"
#include "ledger/fsck_testing.h"
#include "ledger/testing.h"
#include "storage/testing.h"

namespace langnghe::initiatives {

inline const std::string kPack = std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn";

class InitiativesFixture : public ::testing::Test {
 protected:
  InitiativesFixture() {
    std::vector<storage::Migration> steps;
    for (const auto& all : {ledger::migrations(), directory::migrations(), documents::migrations(),
                            vault::migrations(), migrations()})
      steps.insert(steps.end(), all.begin(), all.end());
    storage::migrate(*db, steps);
    directory = std::make_unique<directory::Directory>(*db, directory::Roles::load(kPack + "/roles.toml"));
    using directory::UnitKind;
    directory::PackUnits small;
    for (const auto& [code, kind, parent] : std::vector<std::tuple<std::string, UnitKind, std::string>>{
             {"VN", UnitKind::kCountry, ""},
             {"68", UnitKind::kProvince, "VN"},
             {"68.UBND", UnitKind::kCommittee, "68"},
             {"68.TGDV", UnitKind::kParty, "68"},
             {"68.SXD", UnitKind::kDepartment, "68.UBND"},
             {"22945", UnitKind::kWard, "68"},
             {"22945.UBND", UnitKind::kCommittee, "22945"},
             {"22946", UnitKind::kWard, "68"},
             {"22946.UBND", UnitKind::kCommittee, "22946"}}) {
      directory::Unit unit;
      unit.code = code;
      unit.kind = kind;
      unit.parent = parent;
      unit.name_vi = unit.name_en = "Unit " + code;
      unit.valid_from = *parse_date("2000-01-01");
      small.units.push_back(unit);
    }
    db->write([&](storage::Transaction& tx) { return directory::load_pack_units(tx, *directory, small, clock.now()); });
    ward = officer("ward", "22945.UBND", "mobilisation", "22945");
    other = officer("other", "22946.UBND", "mobilisation", "22946");
    province = officer("province", "68.TGDV", "mobilisation", "68");
    second = officer("second", "68.TGDV", "mobilisation", "68");
    third = officer("third", "68.TGDV", "mobilisation", "68");
    leader = officer("leader", "68.UBND", "leader", "68");
    documents::AttachmentStore::Options options;
    options.folder = db.directory() + "/attachments";
    options.rules = documents::AcceptRules::load(kPack + "/forms/attachments.toml");
    options.name_key.fill(7);
    store = std::make_unique<documents::AttachmentStore>(*db, options, clock);
    room = std::unique_ptr<Room>(new Room{lifecycle(), programme(), *directory, vault, *store});
  }

  std::int64_t officer(const std::string& login, const std::string& unit, const std::string& role,
                       const std::string& root) {
    directory::NewOfficer one;
    one.login = login;
    one.name = "Lê Thị " + login;
    one.unit = unit;
    one.title_vi = one.title_en = "Chuyên viên";
    one.valid_from = local_date(clock.now());
    const auto id = db->write([&](storage::Transaction& tx) {
                        return directory::add_officer(tx, *directory, one, {}, clock.now());
                      }).value();
    db->write([&](storage::Transaction& tx) {
        return directory::grant_role(tx, *directory, {id, role, root, {}, one.valid_from, {}}, {}, clock.now());
      }).value();
    return id;
  }

  static const lifecycle::Lifecycle& lifecycle() {
    static const auto loaded = lifecycle::load_lifecycles(
        kPack + "/lifecycles/initiatives", {.grant = [](std::string_view) { return true; }});
    return loaded.front();
  }
  static const Programme& programme() {
    static const Programme loaded = Programme::load(kPack + "/initiatives");
    return loaded;
  }

  static Registration road() {
    Registration out;
    Model& one = out.what;
    one.field = "economy";
    one.title = "Hiến đất mở đường liên thôn";
    one.situation = "Đường hẹp, xe không vào được.";
    one.goals = "Mở rộng 1,2 km lên 5 m.";
    one.content = "Vận động từng hộ, công khai từng mét đất.";
    one.audience = "42 hộ hai bên đường";
    one.address = "Thôn 3, đường Trần Phú";
    one.lead = "Ban công tác Mặt trận thôn 3";
    one.products = "1,2 km đường bê tông";
    one.starts = "2026-02-01";
    one.commune = "22945";
    one.campaigns = "new_countryside";
    return out;
  }
  static Registration person() {
    Registration out = road();
    out.what.kind = "exemplar";
    out.what.title = "Người vận động 12 hộ hiến đất";
    out.person.name = "Nguyễn Thị Hoà";
    return out;
  }

  template <class F>
  auto in(F&& f) {
    return db->write([&](storage::Transaction& tx) { return f(tx); });
  }
  // "" or the first refusal.
  template <class T>
  static std::string said(const Result<T>& result) {
    return result ? "" : result.error().front().message;
  }
  std::string add(const Registration& what, std::int64_t who) {
    const auto made = in([&](auto& tx) { return register_model(*room, tx, what, who, clock.now()); });
    EXPECT_TRUE(made) << said(made);
    return made ? made->code : "";
  }
  std::string move(const std::string& code, const std::string& action, std::int64_t who,
                   const std::string& words = "Đã xem.") {
    return said(in([&](auto& tx) { return move_model(*room, tx, code, action, words, who, clock.now()); }));
  }
  std::string voice(const std::string& code, std::int64_t who, int share_of_ten) {
    Appraiser one;
    one.officer = who;
    one.comment = "Làm tốt.";
    for (const Criterion& criterion : programme().scoring.criteria)
      one.points[criterion.id] = criterion.most * share_of_ten / 10;
    one.agrees = share_of_ten >= 5;
    return said(in([&](auto& tx) { return appraise_model(*room, tx, code, one, clock.now()); }));
  }
  void council(const std::string& code, int share_of_ten) {
    EXPECT_EQ(said(in([&](auto& tx) {
                return name_appraisers(*room, tx, code, {province, second, third}, province, clock.now());
              })), "");
    for (const std::int64_t member : {province, second, third}) EXPECT_EQ(voice(code, member, share_of_ten), "");
  }
  // All the way to the recognition of the year.
  void recognise(const std::string& code, std::int64_t owner, int share_of_ten = 9) {
    EXPECT_EQ(move(code, "appraise", province), "");
    EXPECT_EQ(move(code, "accept", province), "");
    EXPECT_EQ(move(code, "start", owner), "");
    EXPECT_EQ(move(code, "check", province), "");
    EXPECT_EQ(move(code, "self_assess", owner), "");
    council(code, share_of_ten);
    EXPECT_EQ(move(code, "assess", province), "");
    EXPECT_EQ(move(code, "recognise", leader), "");
  }
  Model get(const std::string& code) {
    return db->read([&](storage::Session& s) { return find_model(s, code); }).value();
  }
  std::vector<std::string> wrong_figures() {
    return db->read([&](storage::Session& s) { return check_figures(s, directory->now()->units()); });
  }
  std::int64_t unit(const std::string& code) { return directory->now()->unit(code)->id; }
  Counts all(const std::string& code, int year) {
    Counts out;
    db->read([&](storage::Session& s) {
      for (const auto& row : figures(s, {unit(code), year, ""})) out += row.counts;
    });
    return out;
  }
  // What fsck says, a line each.
  std::string fsck() {
    auto sources = fsck_sources();
    sources.push_back(vault::state_source());
    return ledger::testing::findings(db, clock, std::move(sources));
  }

  storage::TestDatabase db;
  ManualClock clock{*parse_instant("2026-07-01T09:00")};
  std::unique_ptr<directory::Directory> directory;
  vault::Vault vault{Keyring(std::string(32, 'v')), vault::Purposes::load(kPack + "/forms/purposes.toml")};
  std::unique_ptr<documents::AttachmentStore> store;
  std::unique_ptr<Room> room;
  std::int64_t ward = 0, other = 0, province = 0, second = 0, third = 0, leader = 0;
};

}  // namespace langnghe::initiatives
