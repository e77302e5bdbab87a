// A province with a ward, its party committee and a department, for the tests of this room.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "base/keys.h"
#include "directory/commands.h"
#include "documents/letters.h"
#include "ledger/log.h"
#include "ledger/fsck_testing.h"
#include "ledger/testing.h"
#include "meetings/commitment.h"
#include "meetings/dialogue.h"
#include "meetings/meetings.h"
#include "notices/notices.h"
#include "storage/testing.h"

namespace langnghe::meetings {

inline const std::string kPackFolder = std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn";

inline const Pack& pack() {
  static const Pack loaded = Pack::load(kPackFolder);
  return loaded;
}
inline const legalclock::Law& law() {
  static const legalclock::Law loaded = legalclock::Law::load(kPackFolder);
  return loaded;
}
inline const lifecycle::Lifecycle& promise_lifecycle() {
  static const auto loaded = commitment_lifecycle(kPackFolder, [](std::string_view) { return true; });
  return loaded;
}
inline const links::Kinds& link_kinds() {
  static const links::Kinds loaded = links::Kinds::load(kPackFolder + "/links.toml");
  return loaded;
}
inline Date date(std::string_view text) { return parse_date(text).value(); }

class MeetingsFixture : public ::testing::Test {
 protected:
  MeetingsFixture() {
    std::vector<storage::Migration> steps;
    for (const auto& all : {ledger::migrations(), directory::migrations(), documents::migrations(),
                            vault::migrations(), links::migrations(), notices::migrations(), migrations()})
      steps.insert(steps.end(), all.begin(), all.end());
    storage::migrate(*db, steps);
    directory = std::make_unique<directory::Directory>(*db, directory::Roles::load(kPackFolder + "/roles.toml"));
    using directory::UnitKind;
    directory::PackUnits units;
    const auto unit = [&](const char* code, UnitKind kind, const char* parent) {
      directory::Unit one;
      one.code = code;
      one.kind = kind;
      one.parent = parent;
      one.name_vi = one.name_en = std::string("Unit ") + code;
      one.valid_from = date("2000-01-01");
      units.units.push_back(one);
    };
    unit("VN", UnitKind::kCountry, "");
    unit("68", UnitKind::kProvince, "VN");
    unit("68.UBND", UnitKind::kCommittee, "68");
    unit("68.SXD", UnitKind::kDepartment, "68.UBND");
    unit("68.TU", UnitKind::kParty, "68");
    unit("22945", UnitKind::kWard, "68");
    unit("22945.UBND", UnitKind::kCommittee, "22945");
    unit("22945.DU", UnitKind::kParty, "22945");
    unit("22946", UnitKind::kWard, "68");
    unit("22946.UBND", UnitKind::kCommittee, "22946");
    unit("22945.MTTQ", UnitKind::kFront, "22945");
    unit("22946.MTTQ", UnitKind::kFront, "22946");
    db->write([&](storage::Transaction& tx) {
      return directory::load_pack_units(tx, *directory, units, clock.now());
    });
    chairman = officer("chairman", "22945.UBND", {"leader"}, true);
    deputy = officer("deputy", "22945.UBND", {});
    desk = officer("desk", "22945.UBND", {"desk"});
    stranger = officer("stranger", "22946.UBND", {"desk", "leader"}, true);
    front = officer("front", "22945.MTTQ", {"front"});
    other_front = officer("other_front", "22946.MTTQ", {"front"});
    vice = officer("vice", "68.UBND", {"leader"}, true);
    documents::AttachmentStore::Options options;
    options.folder = db.directory() + "/attachments";
    options.rules = documents::AcceptRules::load(kPackFolder + "/forms/attachments.toml");
    options.name_key.fill(7);
    store = std::make_unique<documents::AttachmentStore>(*db, options, clock);
    room = std::unique_ptr<Room>(new Room{pack(), law(), *directory, vault, *store, std::string(32, 's')});
    promises = std::unique_ptr<Promises>(new Promises{*room, promise_lifecycle(), link_kinds()});
    ward = unit_id("22945.UBND");
  }

  std::int64_t unit_id(std::string_view code) { return directory->now()->unit(code)->id; }

  std::int64_t officer(const std::string& login, const std::string& unit, const std::vector<std::string>& roles,
                       bool head = false) {
    directory::NewOfficer one;
    one.login = login;
    one.name = "Trần Văn " + login;
    one.unit = unit;
    one.title_vi = one.title_en = head ? "Chủ tịch" : "Công chức";
    one.head = head;
    one.valid_from = date("2020-01-01");
    const auto id = db->write([&](storage::Transaction& tx) {
                        return directory::add_officer(tx, *directory, one, {}, clock.now());
                      }).value();
    for (const std::string& role : roles)
      db->write([&](storage::Transaction& tx) {
          return directory::grant_role(tx, *directory, {id, role, unit, {}, one.valid_from, {}}, {}, clock.now());
        }).value();
    return id;
  }

  template <class F>
  auto in(F&& f) {
    return db->write([&](storage::Transaction& tx) { return f(tx); });
  }
  template <class T>
  static std::string said(const Result<T>& result) {
    return result ? "" : result.error().front().message;
  }
  void at(std::string_view when) { clock.set(parse_instant(when).value()); }

  NewDay new_day(std::string_view day) {
    NewDay out;
    out.unit = ward;
    out.host = chairman;
    out.day = date(day);
    out.place = "Phòng tiếp công dân, tầng 1";
    return out;
  }
  ReceptionDay posted_day(std::string_view day) {
    const auto made = in([&](auto& tx) { return add_day(*room, tx, new_day(day), desk, clock.now()); });
    EXPECT_TRUE(made) << said(made);
    const auto posted = in([&](auto& tx) { return post_days(*room, tx, ward, date(day), desk, clock.now()); });
    EXPECT_TRUE(posted) << said(posted);
    return db->read([&](storage::Session& s) { return *find_day(s, made->code); });
  }
  static vault::Person hoa() { return {"Nguyễn Thị Hoà", "12 Trần Phú", "0912345678", "", "068123456789", {}}; }

  // What fsck says, a line each.
  std::string fsck() {
    auto sources = state_sources();
    sources.push_back(vault::state_source());
    sources.push_back(links::state_source());
    return ledger::testing::findings(db, clock, std::move(sources));
  }

  storage::TestDatabase db;
  ManualClock clock{*parse_instant("2026-08-03T09:00")};
  std::unique_ptr<directory::Directory> directory;
  vault::Vault vault{Keyring(std::string(32, 'v')), vault::Purposes::load(kPackFolder + "/forms/purposes.toml")};
  std::unique_ptr<documents::AttachmentStore> store;
  std::unique_ptr<Room> room;
  std::unique_ptr<Promises> promises;
  std::int64_t front = 0, other_front = 0, vice = 0;
  std::int64_t chairman = 0, deputy = 0, desk = 0, stranger = 0, ward = 0;
};

}  // namespace langnghe::meetings
