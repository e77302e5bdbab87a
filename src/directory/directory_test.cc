#include "directory/directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "directory/commands.h"
#include "directory/fsck_sources.h"
#include "ledger/entry.h"
#include "ledger/testing.h"
#include "storage/testing.h"

namespace langnghe::directory {
namespace {

using storage::Transaction;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string kPack = std::string(LANGNGHE_SOURCE_DIR) + "/packs/vn";
const Millis kNow = *parse_instant("2026-07-01T09:00");
const Date kToday = local_date(kNow);
const Actor kSystem;

class DirectoryTest : public testing::Test {
 protected:
  template <class F>
  auto write(F&& f) {
    return database->write(f);
  }
  DirectoryTest() {
    auto steps = ledger::migrations();
    for (auto& step : migrations()) steps.push_back(step);
    storage::migrate(*database, steps);
    directory = std::make_unique<Directory>(*database, Roles::load(kPack + "/roles.toml"));
    // A small country: reading the whole one is tested once, below.
    PackUnits small;
    for (const auto& [code, kind, parent] : std::vector<std::tuple<std::string, UnitKind, std::string>>{
             {"VN", UnitKind::kCountry, ""},
             {"68", UnitKind::kProvince, "VN"},
             {"68.UBND", UnitKind::kCommittee, "68"},
             {"68.SXD", UnitKind::kDepartment, "68.UBND"},
             {"22945", UnitKind::kWard, "68"},
             {"22945.UBND", UnitKind::kCommittee, "22945"}}) {
      Unit unit;
      unit.code = code;
      unit.kind = kind;
      unit.parent = parent;
      unit.name_vi = unit.name_en = "Unit " + code;
      small.units.push_back(unit);
    }
    EXPECT_EQ(write([&](Transaction& t) { return load_pack_units(t, *directory, small, kNow); }), 6);
  }

  OfficerId add(const std::string& login, const std::string& unit) {
    NewOfficer officer;
    officer.login = login;
    officer.name = "Lê Thị " + login;
    officer.unit = unit;
    officer.title_vi = "Chuyên viên";
    officer.valid_from = kToday;
    return write([&](Transaction& t) { return add_officer(t, *directory, officer, kSystem, kNow); }).value();
  }
  std::int64_t give(OfficerId officer, const std::string& role, const std::string& unit,
                    std::vector<std::string> kinds = {}, std::optional<Date> to = {}) {
    const NewGrant grant{officer, role, unit, std::move(kinds), kToday, to};
    return write([&](Transaction& t) { return grant_role(t, *directory, grant, kSystem, kNow); }).value();
  }
  bool may(OfficerId officer, std::string_view action, std::string_view unit,
           std::string_view kind = "reflection", Millis at = kNow) {
    return directory->now()->allowed(officer, action, unit, kind, at);
  }
  std::vector<std::string> messages(const Errors& errors) {
    std::vector<std::string> out;
    for (const Error& error : errors) out.push_back(error.field + " " + error.message);
    return out;
  }
  std::int64_t entries() {
    return database->read([](storage::Session& s) {
      return s.value<std::int64_t>("SELECT COUNT(*) FROM ledger_entry").value();
    });
  }

  storage::TestDatabase database;
  std::unique_ptr<Directory> directory;
};

TEST_F(DirectoryTest, AGrantReachesItsSubtreeItsKindsAndItsDaysOnly) {
  const OfficerId id = add("thuly", "22945.UBND");
  EXPECT_FALSE(may(id, "case.work", "22945.UBND"));
  give(id, "handler", "22945", {"reflection", "proposal"}, add_days(kToday, 10));
  EXPECT_TRUE(may(id, "case.work", "22945.UBND"));
  EXPECT_TRUE(may(id, "case.work", "22945"));
  EXPECT_FALSE(may(id, "case.work", "68.SXD"));
  EXPECT_FALSE(may(id, "case.work", "68"));
  EXPECT_FALSE(may(id, "case.work", "22945.UBND", "complaint"));
  EXPECT_FALSE(may(id, "case.approve", "22945.UBND"));
  EXPECT_FALSE(may(id, "no.such", "22945.UBND"));
  EXPECT_FALSE(may(id, "case.work", "nowhere"));
  EXPECT_FALSE(may(id + 1, "case.work", "22945.UBND"));
  EXPECT_FALSE(may(id, "case.work", "22945.UBND", "reflection", kNow - kDay));
  EXPECT_TRUE(may(id, "case.work", "22945.UBND", "reflection", end_of(add_days(kToday, 9)) - 1));
  EXPECT_FALSE(may(id, "case.work", "22945.UBND", "reflection", end_of(add_days(kToday, 9))));
  const auto now = directory->now();
  EXPECT_TRUE(now->has_role(id, "handler", "22945.UBND", "proposal", kNow));
  EXPECT_FALSE(now->has_role(id, "leader", "22945.UBND", "proposal", kNow));
  EXPECT_THAT(now->where_allowed(id, "case.see", kNow), ElementsAre("22945"));
  ASSERT_EQ(now->who_may("case.work", "22945.UBND", "reflection", kNow).size(), 1u);
}

TEST_F(DirectoryTest, TheAdministratorManagesAndOpensNothing) {
  const OfficerId id = add("quantri", "68.UBND");
  give(id, "administrator", "68");
  for (const auto& [name, role] : directory->now()->roles().all())
    for (const std::string& action : role.actions) {
      if (action.starts_with("case.") || action.starts_with("vault.")) {
        EXPECT_FALSE(may(id, action, "68.UBND")) << action;
      }
    }
  EXPECT_TRUE(may(id, "grants.manage", "22945.UBND", ""));
  // … and gives nothing to oneself.
  const auto self = write([&](Transaction& t) {
    return grant_role(t, *directory, {id, "leader", "68", {}, kToday, {}}, {id, "68.UBND"}, kNow);
  });
  ASSERT_FALSE(self);
  EXPECT_EQ(self.error().front().message, "directory.grant_self");
  // A desk officer manages nothing at all.
  const OfficerId desk = add("tiepdan", "68.UBND");
  give(desk, "desk", "68");
  const auto stranger = write([&](Transaction& t) {
    return grant_role(t, *directory, {id, "leader", "68", {}, kToday, {}}, {desk, "68.UBND"}, kNow);
  });
  ASSERT_FALSE(stranger);
  EXPECT_EQ(stranger.error().front().fault, Fault::kForbidden);
}

TEST_F(DirectoryTest, RevokingAndEndingTakeEffectAndAreWrittenDown) {
  const OfficerId id = add("thuly", "22945.UBND");
  const auto first = give(id, "handler", "22945");
  give(id, "desk", "22945");
  const auto before = entries();
  ASSERT_TRUE(write([&](Transaction& t) {
    return revoke_role(t, *directory, first, kToday, kSystem, kNow);
  }));
  EXPECT_EQ(entries(), before + 1);
  EXPECT_FALSE(may(id, "case.work", "22945"));
  EXPECT_TRUE(may(id, "case.enter", "22945"));
  const auto again = write([&](Transaction& t) {
    return revoke_role(t, *directory, first, add_days(kToday, 5), kSystem, kNow);
  });
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().front().message, "directory.already_ended");
  ASSERT_TRUE(write([&](Transaction& t) {
    return end_officer(t, *directory, id, add_days(kToday, 2), kSystem, kNow);
  }));
  EXPECT_TRUE(may(id, "case.enter", "22945", "reflection", kNow + kDay));
  EXPECT_FALSE(may(id, "case.enter", "22945", "reflection", kNow + 2 * kDay));
  EXPECT_EQ(entries(), before + 3);  // the officer and the open grant
}

TEST_F(DirectoryTest, AnOfficerIsCheckedFieldByField) {
  add("taken", "68.SXD");
  NewOfficer bad;
  bad.login = "Taken!";
  bad.name = " ";
  bad.language = "fr";
  bad.unit = "nowhere";
  bad.title_vi = std::string(201, 'x');
  bad.valid_from = kToday;
  bad.valid_to = kToday;
  const auto refused = write([&](Transaction& t) { return add_officer(t, *directory, bad, kSystem, kNow); });
  ASSERT_FALSE(refused);
  EXPECT_THAT(messages(refused.error()),
              ElementsAre("login directory.login_form", "name directory.empty",
                          "title_vi directory.too_long", "language directory.language_unknown",
                          "unit directory.unit_unknown", "valid_to directory.ends_before_start"));
  bad = {"taken", "Tên \xFF", "vi", "68.SXD", "A\nB", "", false, kToday, {}, false};
  const auto again = write([&](Transaction& t) { return add_officer(t, *directory, bad, kSystem, kNow); });
  ASSERT_FALSE(again);
  EXPECT_THAT(messages(again.error()), ElementsAre("login directory.login_taken", "name directory.not_text",
                                                   "title_vi directory.not_text"));
}

TEST_F(DirectoryTest, MovingAnOfficerKeepsGrantsAndSaysWhoIsHead) {
  const OfficerId id = add("lanhdao", "68.SXD");
  EXPECT_EQ(directory->now()->head_of("68.UBND", kToday), nullptr);
  ASSERT_TRUE(write([&](Transaction& t) {
    return move_officer(t, *directory, id, "68.UBND", "Phó Chủ tịch", "", true, kSystem, kNow);
  }));
  ASSERT_TRUE(directory->now()->head_of("68.UBND", kToday));
  EXPECT_EQ(directory->now()->head_of("68.UBND", kToday)->id, id);
  EXPECT_TRUE(directory->now()->officers_of("68.SXD", kToday).empty());
  EXPECT_EQ(directory->now()->officer_by_login("LANHDAO")->id, id);
}

TEST_F(DirectoryTest, AUnitEndsOnlyAfterWhatIsBelowItAndNamesItsSuccessor) {
  const Date end = add_days(kToday, 30);
  const auto below = write([&](Transaction& t) {
    return end_unit(t, *directory, "22945", end, {"68"}, kSystem, kNow);
  });
  ASSERT_FALSE(below);
  EXPECT_EQ(below.error().front().message, "directory.units_below");
  ASSERT_TRUE(write([&](Transaction& t) {
    return end_unit(t, *directory, "22945.UBND", end, {"68.UBND"}, kSystem, kNow);
  }));
  ASSERT_TRUE(write([&](Transaction& t) {
    return end_unit(t, *directory, "22945", end, {"68"}, kSystem, kNow);
  }));
  const auto now = directory->now();
  EXPECT_TRUE(now->unit("22945")->valid_on(kToday));
  EXPECT_FALSE(now->unit("22945")->valid_on(end));
  EXPECT_EQ(now->units().today("22945.UBND", end).front()->code, "68.UBND");
  const auto self = write([&](Transaction& t) {
    return end_unit(t, *directory, "68.SXD", end, {"68.SXD"}, kSystem, kNow);
  });
  EXPECT_FALSE(self);
}

TEST_F(DirectoryTest, RemoteIsSetByTheProvinceLawOnComplaintsArt28) {
  const auto before = entries();
  ASSERT_TRUE(write([&](Transaction& t) { return set_remote(t, *directory, "22945", true, kSystem, kNow); }));
  EXPECT_TRUE(directory->now()->unit("22945")->remote);
  EXPECT_EQ(entries(), before + 1);
  EXPECT_FALSE(write([&](Transaction& t) { return set_remote(t, *directory, "68.SXD", true, kSystem, kNow); }));
}

TEST_F(DirectoryTest, AHeldSnapshotDoesNotChangeAndAnotherProcessIsNoticed) {
  const auto held = directory->now();
  Directory other(*database, Roles::load(kPack + "/roles.toml"));
  const OfficerId id = add("moi", "68.SXD");
  EXPECT_EQ(held->officer(id), nullptr);
  EXPECT_NE(directory->now()->officer(id), nullptr);
  EXPECT_EQ(other.now()->officer(id), nullptr);
  other.refresh();
  EXPECT_NE(other.now()->officer(id), nullptr);
}

TEST_F(DirectoryTest, ImportAddsAllRowsOrNone) {
  const auto import = [&](const std::string& rows) {
    std::istringstream in("code,kind,parent,name_vi,name_en\n" + rows);
    const UnitFile file = read_unit_file(in, kToday);
    return write([&](Transaction& t) { return import_units(t, *directory, file, kSystem, kNow); });
  };
  const auto bad = import("68.A,department,68.UBND,Sở A,\n68.SXD,department,68.UBND,Sở B,\n68.C,department,68.Q,Sở C,\n");
  ASSERT_FALSE(bad);
  ASSERT_EQ(bad.error().size(), 2u);
  EXPECT_EQ(bad.error()[0].line, 3u);
  EXPECT_EQ(bad.error()[0].column, "code");
  EXPECT_EQ(bad.error()[1].line, 4u);
  EXPECT_EQ(bad.error()[1].column, "parent");
  EXPECT_EQ(directory->now()->unit("68.A"), nullptr);
  EXPECT_EQ(import("68.A,department,68.UBND,Sở A,\n68.B,office,68.A,Phòng B,\n").value(), 2);
  EXPECT_TRUE(directory->now()->units().is_within("68.B", "68.UBND"));
}

TEST_F(DirectoryTest, FsckSourcesTellARowThatWasTouched) {
  const OfficerId id = add("thuly", "22945.UBND");
  give(id, "handler", "22945");
  const auto digests = [&] {
    std::vector<std::string> out;
    database->read([&](storage::Session& session) {
      for (const auto& source : fsck_sources())
        source.each(session, [&](std::string subject, std::string digest) {
          out.push_back(source.name + " " + subject + " " + digest);
        });
    });
    return out;
  };
  const auto before = digests();
  ASSERT_EQ(before.size(), 2u);
  write([&](Transaction& t) { t.run("UPDATE role_grant SET role = 'leader'"); });
  EXPECT_EQ(digests()[0], before[0]);
  EXPECT_NE(digests()[1], before[1]);
}

TEST_F(DirectoryTest, TheLedgerRecordsEveryRowAsItStands) {
  const OfficerId id = add("thuly", "22945.UBND");
  const auto grant = give(id, "handler", "22945", {"reflection"});
  ASSERT_TRUE(write([&](Transaction& t) {
    return move_officer(t, *directory, id, "68.SXD", "Giám đốc", "Director", true, kSystem, kNow);
  }));
  ASSERT_TRUE(write([&](Transaction& t) {
    return revoke_role(t, *directory, grant, add_days(kToday, 3), kSystem, kNow);
  }));
  std::map<std::string, std::string> recorded;  // by subject, the newest
  database->read([&](storage::Session& session) {
    for (const auto& [entry] : session.rows<std::int64_t>("SELECT id FROM ledger_entry ORDER BY id")) {
      const std::string payload = ledger::stored(session, entry)->payload.value();
      const auto line = payload.find('\n');
      const auto state = ledger::recorded_state(payload.substr(line + 1));
      if (state) recorded[payload.substr(0, line)] = state->digest;
    }
  });
  std::map<std::string, std::string> rows;
  database->read([&](storage::Session& session) {
    for (const auto& source : fsck_sources())
      source.each(session, [&](std::string subject, std::string digest) { rows[subject] = digest; });
  });
  EXPECT_EQ(rows.size(), 2u);
  EXPECT_EQ(recorded, rows);
}

TEST_F(DirectoryTest, TheWholePackAndItsSampleOfficersLoadOnce) {
  const PackUnits pack = read_pack_units(kPack);
  const auto load = [&] {
    return write([&](Transaction& t) { return load_pack_units(t, *directory, pack, kNow); });
  };
  EXPECT_EQ(load(), static_cast<int>(pack.units.size()) - 6);
  EXPECT_EQ(load(), 0);
  const auto samples = read_sample_officers(kPack);
  const auto add_all = [&] {
    return write([&](Transaction& t) { return load_sample_officers(t, *directory, samples, kNow); });
  };
  const auto added = add_all();
  ASSERT_TRUE(added) << added.error().front().field << added.error().front().message;
  EXPECT_EQ(added->size(), samples.size());
  EXPECT_TRUE(add_all()->empty());
  const auto now = directory->now();
  const Officer* desk = now->officer_by_login("tiepdan.phanthiet");
  ASSERT_TRUE(desk);
  EXPECT_TRUE(desk->sample);
  EXPECT_TRUE(now->allowed(desk->id, "case.enter", "22945.UBND", "reflection", kNow));
  EXPECT_FALSE(now->allowed(desk->id, "case.enter", "22918.UBND", "reflection", kNow));
  EXPECT_EQ(now->head_of("22945.UBND", kToday)->login, "lanhdao.phanthiet");
}

TEST(Roles, NamesWhatIsWrong) {
  const auto complaint = [](std::string_view toml) -> std::string {
    try {
      Roles::parse(toml, "roles.toml");
    } catch (const SetupError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(complaint("["), HasSubstr("roles.toml:1"));
  EXPECT_THAT(complaint(""), HasSubstr("no role"));
  EXPECT_THAT(complaint("[a]\nvi = 'A'\nactions = ['x.y']"), HasSubstr("both names"));
  EXPECT_THAT(complaint("[a]\nvi = 'A'\nen = 'A'\n"), HasSubstr("actions are missing"));
  EXPECT_THAT(complaint("[a]\nvi = 'A'\nen = 'A'\nactions = ['xy']"), HasSubstr("roles.toml:4"));
  EXPECT_THAT(complaint("[a]\nvi = 'A'\nen = 'A'\nactions = ['units.manage', 'vault.read']"),
              HasSubstr("make two roles"));
  EXPECT_EQ(complaint("[a]\nvi = 'A'\nen = 'A'\nactions = ['x.y']"), "");
}

}  // namespace
}  // namespace langnghe::directory
