#include "accounts/accounts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "accounts/totp.h"
#include "base/encoding.h"
#include "ledger/testing.h"
#include "storage/testing.h"

namespace langnghe::accounts {
namespace {

using storage::Transaction;

constexpr std::string_view kPassword = "đèn đường sáng lại";

Policy cheap() {
  Policy policy;
  policy.hash_operations = 1;
  policy.hash_memory = 8192;  // the least libsodium takes: the tests are not about its cost
  return policy;
}

class AccountsTest : public testing::Test {
 protected:
  AccountsTest() {
    auto steps = ledger::migrations();
    for (auto& step : migrations()) steps.push_back(step);
    storage::migrate(*database, steps);
    accounts = std::make_unique<Accounts>(*database, clock, SecretKey{1, 2, 3}, cheap());
    create(7, "Le.Ha");
    create(8, "khac");
  }

  void create(std::int64_t officer, std::string_view login) {
    const std::string hash = hash_password(cheap(), kPassword);
    ASSERT_TRUE(database->write([&](Transaction& t) {
      return create_account(t, officer, login, hash, false, clock.now());
    }));
  }
  Result<SignedIn> in(std::string_view password = kPassword, std::string_view login = "le.ha",
                      std::string_view peer = "10.0.0.1") {
    return accounts->sign_in(login, password, peer, "Firefox");
  }
  static std::string why(const auto& result) {
    return result ? "" : result.error().front().message;
  }
  std::int64_t entries(std::string_view kind) {
    std::int64_t count = 0;
    const std::string line = "\nkind " + std::string(kind) + "\n";
    database->read([&](storage::Session& s) {
      s.each<std::int64_t>("SELECT id FROM ledger_entry", [&](std::int64_t id) {
        ids.push_back(id);
      });
    });
    for (const std::int64_t id : std::exchange(ids, {}))
      database->read([&](storage::Session& s) {
        const auto entry = ledger::stored(s, id);
        if (entry && entry->entry.find(line) != std::string::npos) ++count;
      });
    return count;
  }
  // Enrols the officer of the session; gives the secret.
  std::string enrol(const std::string& token, std::vector<std::string>* recovery = nullptr) {
    const auto begun = accounts->begin_totp(token).value();
    std::string secret = from_base32(begun.secret);
    const auto codes = accounts->finish_totp(token, code(secret)).value();
    if (recovery) *recovery = codes;
    return secret;
  }
  static std::string from_base32(std::string_view text) {
    std::string out;
    unsigned buffer = 0;
    int bits = 0;
    for (const char c : text) {
      buffer = buffer << 5 | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
      if ((bits += 5) >= 8) out.push_back(static_cast<char>(buffer >> (bits -= 8) & 0xFF));
    }
    return out;
  }
  std::string code(const std::string& secret) {
    return hotp(secret, static_cast<std::uint64_t>(totp_step(clock.now())));
  }

  std::vector<std::int64_t> ids;
  ManualClock clock{1'800'000'000'000};
  storage::TestDatabase database;
  std::unique_ptr<Accounts> accounts;
};

TEST_F(AccountsTest, SignsInAndOutWithAnyCaseOfTheLogin) {
  const auto first = in();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->session.officer, 7);
  const auto second = in(kPassword, " LE.HA ");
  ASSERT_TRUE(second);
  EXPECT_NE(first->token, second->token);  // a new token at every sign-in
  EXPECT_EQ(accounts->sessions(7).size(), 2u);
  accounts->sign_out(first->token);
  EXPECT_FALSE(accounts->session(first->token));
  EXPECT_TRUE(accounts->session(second->token));
  EXPECT_FALSE(accounts->session(""));
  EXPECT_FALSE(accounts->session(std::string(5000, 'x')));
  EXPECT_EQ(entries("account.signed_in"), 2);
}

TEST_F(AccountsTest, TheDatabaseHoldsNeitherPasswordNorToken) {
  const auto signed_in = in().value();
  enrol(signed_in.token);
  database->read([&](storage::Session& s) {
    s.each<std::string, std::string, std::optional<std::string>>(
        "SELECT a.password_hash, s.token_hash, a.totp_secret FROM account a JOIN session s "
        "ON s.officer = a.officer",
        [&](const std::string& hash, const std::string& token, const std::optional<std::string>& totp) {
          EXPECT_TRUE(hash.starts_with("$argon2id$")) << hash;
          EXPECT_EQ(token, hex(view(sha256(signed_in.token))));
          ASSERT_TRUE(totp);
          EXPECT_GT(totp->size(), 60u);
        });
  });
}

TEST_F(AccountsTest, APasswordIsTheSameInEveryUnicodeForm) {
  EXPECT_TRUE(in("đe\u0300n đươ\u0300ng sa\u0301ng la\u0323i"));
}

TEST_F(AccountsTest, AWrongLoginAWrongPasswordAndAClosedAccountLookTheSame) {
  ASSERT_TRUE(accounts->set_open(8, false, 1));
  for (const auto& [login, password] : std::vector<std::pair<std::string, std::string>>{
           {"le.ha", "wrong"}, {"nobody", "wrong"}, {"khac", std::string(kPassword)}, {"", ""},
           {"le.ha", std::string(2'000'000, 'x')}}) {
    const auto refused = in(password, login);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().front().message, "accounts.wrong_login");
    EXPECT_EQ(refused.error().front().fault, Fault::kForbidden);
    EXPECT_EQ(refused.error().front().field, "");
  }
}

TEST_F(AccountsTest, WrongTriesWaitLongerAndLongerForUnknownLoginsToo) {
  for (const char* login : {"le.ha", "nobody"}) {
    std::vector<std::string> waits;
    for (int i = 0; i < 6; ++i) EXPECT_EQ(why(in("wrong", login)), "accounts.wrong_login") << i;
    for (int i = 0; i < 4; ++i) {
      const auto refused = in(kPassword, login);  // even the right one has to wait
      ASSERT_EQ(why(refused), "accounts.wait");
      EXPECT_EQ(refused.error().front().fault, Fault::kTooMany);
      waits.push_back(refused.error().front().args.front().second);
      clock.advance(std::stoll(waits.back()) * kSecond);
      EXPECT_EQ(why(in("wrong", login)), "accounts.wrong_login");
    }
    EXPECT_THAT(waits, testing::ElementsAre("30", "60", "120", "240"));
  }
  EXPECT_EQ(entries("account.braked"), 1);  // only one of them has an account
  // After the wait the right password opens and all is forgotten.
  clock.advance(kHour);
  EXPECT_TRUE(in());
  for (int i = 0; i < 5; ++i) EXPECT_EQ(why(in("wrong")), "accounts.wrong_login");
  EXPECT_TRUE(in());
}

TEST_F(AccountsTest, TheWaitSurvivesARestart) {
  for (int i = 0; i < 6; ++i) in("wrong");
  accounts = std::make_unique<Accounts>(*database, clock, SecretKey{1, 2, 3}, cheap());
  EXPECT_EQ(why(in()), "accounts.wait");
}

TEST_F(AccountsTest, ManyTriesAtOnceDoNotSlipThrough) {
  std::atomic<int> tried = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i)
    threads.emplace_back([&] {
      if (why(in("wrong")) == "accounts.wrong_login") ++tried;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(tried, 6);
}

TEST_F(AccountsTest, AnAddressThatTriesManyLoginsWaits) {
  for (int i = 0; i < 50; ++i)
    EXPECT_EQ(why(in("wrong", "login" + std::to_string(i), "10.9.9.9")), "accounts.wrong_login");
  EXPECT_EQ(why(in(kPassword, "le.ha", "10.9.9.9")), "accounts.wait");
  EXPECT_TRUE(in(kPassword, "le.ha", "10.0.0.2"));
  clock.advance(15 * kMinute);
  EXPECT_TRUE(in(kPassword, "le.ha", "10.9.9.9"));
}

TEST_F(AccountsTest, ASessionEndsByIdlenessAndByAge) {
  const auto idle = in().value().token;
  clock.advance(30 * kMinute - 1);
  EXPECT_TRUE(accounts->session(idle));  // used: starts anew
  clock.advance(30 * kMinute - 1);
  EXPECT_TRUE(accounts->session(idle));
  clock.advance(30 * kMinute);
  EXPECT_FALSE(accounts->session(idle));
  const auto old = in().value().token;
  for (int i = 0; i < 35; ++i) {
    clock.advance(20 * kMinute);
    EXPECT_TRUE(accounts->session(old)) << i;
  }
  clock.advance(20 * kMinute);
  EXPECT_FALSE(accounts->session(old));
  accounts->sweep();
  EXPECT_TRUE(accounts->sessions(7).empty());
}

TEST_F(AccountsTest, EndsOneSessionOrAllButThisOne) {
  const auto a = in().value(), b = in().value(), c = in().value();
  EXPECT_FALSE(accounts->end_session(8, b.session.id));  // not one of officer 8's
  EXPECT_TRUE(accounts->end_session(7, b.session.id));
  EXPECT_FALSE(accounts->session(b.token));
  EXPECT_EQ(accounts->end_sessions(7, a.token), 1);
  EXPECT_TRUE(accounts->session(a.token));
  EXPECT_FALSE(accounts->session(c.token));
}

TEST_F(AccountsTest, ANewPasswordIsCheckedAndEndsOtherSessions) {
  const auto mine = in().value().token, other = in().value().token;
  const auto wish = [&](std::string_view current, std::string_view wanted) {
    return why(accounts->change_password(mine, current, wanted));
  };
  EXPECT_EQ(wish(kPassword, "ngắn"), "accounts.password_short");
  EXPECT_EQ(wish(kPassword, "xin-chao-LE.HA-2026"), "accounts.password_is_login");
  EXPECT_EQ(wish(kPassword, "aaaaaaaaaaaa"), "accounts.password_simple");
  EXPECT_EQ(wish(kPassword, std::string(1001, 'a') + "b"), "accounts.password_long");
  EXPECT_EQ(wish(kPassword, "bad \xFF utf-8 text"), "accounts.password_not_text");
  EXPECT_EQ(wish(kPassword, kPassword), "accounts.password_same");
  EXPECT_EQ(wish("wrong", "một mật khẩu mới"), "accounts.wrong_password");
  EXPECT_EQ(wish(kPassword, "một mật khẩu mới"), "");
  EXPECT_TRUE(accounts->session(mine));
  EXPECT_FALSE(accounts->session(other));
  EXPECT_FALSE(in());
  EXPECT_TRUE(in("một mật khẩu mới"));
}

TEST_F(AccountsTest, AResetGivesAPasswordThatMustBeChanged) {
  const auto before = in().value().token;
  for (int i = 0; i < 6; ++i) in("wrong");
  const std::string once = accounts->reset_password(7, 1).value();
  EXPECT_EQ(once.size(), 19u);
  EXPECT_FALSE(accounts->session(before));
  const auto signed_in = in(once);  // the brake is off, too
  ASSERT_TRUE(signed_in);
  EXPECT_TRUE(signed_in->session.change_password);
  ASSERT_TRUE(accounts->change_password(signed_in->token, once, "một mật khẩu mới"));
  EXPECT_FALSE(accounts->session(signed_in->token)->change_password);
  EXPECT_EQ(why(accounts->reset_password(99, 1)), "accounts.no_account");
  EXPECT_EQ(entries("account.password_reset"), 1);
}

TEST_F(AccountsTest, TheOneTimeCodeIsASecondStep) {
  const std::string secret = enrol(in().value().token);
  clock.advance(kMinute);
  const auto half = in().value();
  EXPECT_TRUE(half.session.code_needed);
  EXPECT_EQ(why(accounts->begin_totp(half.token)), "accounts.signed_out");
  EXPECT_EQ(why(accounts->change_password(half.token, kPassword, "một mật khẩu mới")), "accounts.signed_out");
  EXPECT_EQ(why(accounts->confirm_code(half.token, "000000", "10.0.0.1")), "accounts.wrong_code");
  const auto full = accounts->confirm_code(half.token, code(secret), "10.0.0.1");
  ASSERT_TRUE(full);
  EXPECT_NE(full->token, half.token);
  EXPECT_FALSE(accounts->session(half.token));
  EXPECT_FALSE(accounts->session(full->token)->code_needed);
  // The same code a second time is refused.
  const auto again = in().value();
  EXPECT_EQ(why(accounts->confirm_code(again.token, code(secret), "10.0.0.1")), "accounts.wrong_code");
  clock.advance(30 * kSecond);
  EXPECT_TRUE(accounts->confirm_code(again.token, code(secret), "10.0.0.1"));
  // It does not wait for ever.
  const auto late = in().value();
  clock.advance(5 * kMinute);
  EXPECT_EQ(why(accounts->confirm_code(late.token, code(secret), "10.0.0.1")), "accounts.signed_out");
}

TEST_F(AccountsTest, CodesCannotBeGuessedOneByOne) {
  enrol(in().value().token);
  clock.advance(kMinute);
  int tries = 0;
  for (; tries < 100; ++tries) {
    const auto half = in().value();  // signing in again with the password does not help
    if (why(accounts->confirm_code(half.token, "000000", "10.0.0." + std::to_string(tries))) ==
        "accounts.wait")
      break;
  }
  EXPECT_EQ(tries, 6);
}

TEST_F(AccountsTest, ARecoveryCodeWorksOnceHoweverItIsTyped) {
  std::vector<std::string> codes;
  enrol(in().value().token, &codes);
  ASSERT_EQ(codes.size(), 10u);
  std::string typed = codes[3];
  for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
  EXPECT_TRUE(accounts->confirm_code(in().value().token, typed, "10.0.0.1"));
  EXPECT_EQ(why(accounts->confirm_code(in().value().token, codes[3], "10.0.0.1")), "accounts.wrong_code");
  EXPECT_TRUE(accounts->confirm_code(in().value().token, codes[4], "10.0.0.1"));
}

TEST_F(AccountsTest, OnlyAnAdministratorTakesAnAuthenticatorAway) {
  const auto token = in().value().token;
  EXPECT_EQ(why(accounts->finish_totp(token, "123456")), "accounts.totp_not_begun");
  ASSERT_TRUE(accounts->begin_totp(token));
  EXPECT_EQ(why(accounts->finish_totp(token, "000000")), "accounts.wrong_code");
  EXPECT_FALSE(in().value().session.code_needed);  // not confirmed yet
  enrol(token);
  EXPECT_EQ(why(accounts->begin_totp(token)), "accounts.totp_already");
  ASSERT_TRUE(accounts->reset_totp(7, 1));
  EXPECT_FALSE(accounts->session(token));
  EXPECT_FALSE(in().value().session.code_needed);
}

TEST_F(AccountsTest, AWeakerHashIsReplacedAtTheNextSignIn) {
  Policy dearer = cheap();
  dearer.hash_operations = 2;
  accounts = std::make_unique<Accounts>(*database, clock, SecretKey{1, 2, 3}, dearer);
  ASSERT_TRUE(in());
  const auto hash = database->read([](storage::Session& s) {
    return s.value<std::string>("SELECT password_hash FROM account WHERE officer = 7").value();
  });
  EXPECT_THAT(hash, testing::HasSubstr("t=2"));
  EXPECT_TRUE(in());
}

TEST_F(AccountsTest, ALoginIsTakenOnce) {
  const auto again = database->write([&](Transaction& t) {
    return create_account(t, 9, "LE.HA", "hash", false, clock.now());
  });
  EXPECT_EQ(why(again), "accounts.login_taken");
}

}  // namespace
}  // namespace langnghe::accounts
