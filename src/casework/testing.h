// A small province with officers, for the tests of this room.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "base/encoding.h"
#include "base/keys.h"
#include "casework/casework.h"
#include "casework/matters.h"
#include "casework/redating.h"
#include "directory/commands.h"
#include "documents/letters.h"
#include "ledger/log.h"
#include "ledger/fsck_testing.h"
#include "ledger/testing.h"
#include "notices/notices.h"
#include "storage/testing.h"

namespace langnghe::casework {

inline const std::string kPack = std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn";

class CaseworkFixture : public ::testing::Test {
 protected:
  CaseworkFixture() {
    std::vector<storage::Migration> steps;
    for (const auto& all : {ledger::migrations(), directory::migrations(), documents::migrations(),
                            vault::migrations(), notices::migrations(), migrations()})
      steps.insert(steps.end(), all.begin(), all.end());
    storage::migrate(*db, steps);
    directory =
        std::make_unique<directory::Directory>(*db, directory::Roles::load(kPack + "/roles.toml"));
    using directory::UnitKind;
    directory::PackUnits small;
    for (const auto& [code, kind, parent] :
         std::vector<std::tuple<std::string, UnitKind, std::string>>{
             {"VN", UnitKind::kCountry, ""},
             {"68", UnitKind::kProvince, "VN"},
             {"68.UBND", UnitKind::kCommittee, "68"},
             {"68.BTCD", UnitKind::kReception, "68.UBND"},
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
    db->write([&](storage::Transaction& tx) {
      return directory::load_pack_units(tx, *directory, small, clock.now());
    });
    desk = officer("desk", "68.BTCD", {"desk"});
    handler = officer("handler", "22945.UBND", {"handler"});
    leader = officer("leader", "22945.UBND", {"leader"});
    both = officer("both", "22945.UBND", {"handler", "leader"});
    stranger = officer("stranger", "22946.UBND", {"handler", "leader"});
    documents::AttachmentStore::Options options;
    options.folder = db.directory() + "/attachments";
    options.rules = documents::AcceptRules::load(kPack + "/forms/attachments.toml");
    options.name_key.fill(7);
    store = std::make_unique<documents::AttachmentStore>(*db, options, clock);
    room = std::unique_ptr<Room>(new Room{lifecycles(), categories(), law(), *directory, vault,
                                          *store, lists(), std::string(32, 's')});
  }

  std::int64_t officer(const std::string& login, const std::string& unit,
                       const std::vector<std::string>& roles) {
    directory::NewOfficer one;
    one.login = login;
    one.name = "Lê Thị " + login;
    one.unit = unit;
    one.title_vi = one.title_en = "Chuyên viên";
    one.valid_from = local_date(clock.now());
    const auto id = db->write([&](storage::Transaction& tx) {
                        return directory::add_officer(tx, *directory, one, {}, clock.now());
                      }).value();
    for (const std::string& role : roles)
      db->write([&](storage::Transaction& tx) {
          return directory::grant_role(tx, *directory, {id, role, "68", {}, one.valid_from, {}}, {},
                                       clock.now());
        }).value();
    return id;
  }

  static const std::map<std::string, Lifecycle, std::less<>>& lifecycles() {
    static const auto all = [] {
      const auto roles = directory::Roles::load(kPack + "/roles.toml");
      std::map<std::string, Lifecycle, std::less<>> out;
      for (Lifecycle& one : lifecycle::load_lifecycles(
               kPack + "/lifecycles",
               {.grant = [](std::string_view) { return true; },
                .clock = [](std::string_view rule) { return law().rules.known(rule); },
                .list = [](std::string_view list) { return lists().find(list) != nullptr; },
                .guard = known_guard,
                .facts = own_facts()})) {
        const std::string kind = one.kind;
        out.emplace(kind, std::move(one));
      }
      return out;
    }();
    return all;
  }
  static const lifecycle::Lists& lists() {
    static const auto all = lifecycle::Lists::load(kPack + "/lists");
    return all;
  }
  static const Categories& categories() {
    static const Categories all = Categories::load(kPack + "/categories.toml");
    return all;
  }
  static const legalclock::Law& law() {
    static const legalclock::Law loaded = legalclock::Law::load(kPack);
    return loaded;
  }

  static Submission lamp() {
    Submission one;
    one.category = "lighting";
    one.words = "Đèn đường trước nhà số 5 tắt đã ba đêm.";
    one.place = "Số 5, đường Trần Phú";
    one.commune = "22945";
    one.may_publish = true;
    one.person = {"Nguyễn Thị Hoà", "12 Trần Phú", "0912345678", "hoa@example.vn", "068123456789", {}};
    return one;
  }
  // Runs a command in a transaction of its own.
  template <class F>
  Result<Case> in(F&& f) {
    return db->write([&](storage::Transaction& tx) -> Result<Case> { return f(tx); });
  }
  std::string submit(const Submission& what = lamp(), const Actor& who = Actor::petitioner()) {
    return in([&](auto& tx) { return submit_case(*room, tx, what, who, clock.now()); }).value().code;
  }
  std::string stage(const std::string& name = "bien-ban.pdf") {
    const std::string pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
    const auto staged = store->stage({{"evidence", name, pdf}});
    EXPECT_TRUE(staged) << staged.error().front().message;
    return staged ? staged->front().token : "";
  }
  Case get(const std::string& code) {
    return db->read([&](storage::Session& s) { return find_case(s, code); }).value();
  }
  std::vector<RunningClock> clocks(const std::string& code) {
    const auto id = get(code).id;
    return db->read([&](storage::Session& s) { return clocks_of(s, id); });
  }
  RunningClock clock_of(const std::string& code, const std::string& rule) {
    for (const auto& one : clocks(code))
      if (one.rule == rule) return one;
    ADD_FAILURE() << code << " has no clock " << rule;
    return {};
  }
  std::vector<Event> events(const std::string& code) {
    const auto id = get(code).id;
    return db->read([&](storage::Session& s) { return events_of(s, id); });
  }
  // "" or the first refusal.
  static std::string said(const Result<Case>& result) {
    return result ? "" : result.error().front().message;
  }
  // What fsck says of the cases, a line each.
  std::string fsck() {
    return ledger::testing::findings(db, clock,
                                     {state_source(), matter_source(), vault::state_source(), vault::reader_state_source(),
                                      notices::state_source(), redating_state_source()});
  }

  storage::TestDatabase db;
  ManualClock clock{*parse_instant("2026-07-01T09:00")};
  std::unique_ptr<directory::Directory> directory;
  vault::Vault vault{Keyring(std::string(32, 'v')),
                     vault::Purposes::load(kPack + "/forms/purposes.toml")};
  std::unique_ptr<documents::AttachmentStore> store;
  std::unique_ptr<Room> room;
  std::int64_t desk = 0, handler = 0, leader = 0, both = 0, stranger = 0;
};

}  // namespace langnghe::casework
