// Letters over TLS, with a real server on the other side: STARTTLS and TLS from the first byte.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>

#include "base/encoding.h"
#include "notices/testing_tls.h"
#include "notices/transport.h"

namespace langnghe::notices {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class TlsTest : public ::testing::Test {
 protected:
  TlsTest() {
    std::signal(SIGPIPE, SIG_IGN);
    folder = std::filesystem::temp_directory_path() / ("tls_test_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    ours.write(trusted());
    strange.write(folder + "/strange.pem");
  }
  ~TlsTest() override { std::filesystem::remove_all(folder); }

  std::string trusted() const { return folder + "/ours.pem"; }
  MailSettings settings(const LoopbackServer& server, const char* scheme) const {
    return {.server = scheme + server.host(), .from = "langnghe@example.vn", .name = "Lắng Nghe",
            .user = "langnghe", .password = "hush-hush", .authority = trusted(), .tls = Tls::kRequired, .seconds = 5};
  }
  static Outcome send(const MailSettings& settings) {
    return mail_transport(settings)->send({.uid = "5f0c1d2e", .to = "hoa@example.vn", .what = "case.answered",
                                           .code = "7K3Q-F9TM", .link = "", .subject = "Kết quả",
                                           .text = "Hồ sơ 7K3Q-F9TM đã có kết quả.", .language = "vi"});
  }

  std::string folder;
  const Certificate ours{"IP:127.0.0.1"};
  const Certificate strange{"IP:127.0.0.1"};
  const Certificate elsewhere{"DNS:mail.example.vn"};
};

TEST_F(TlsTest, StartTlsHidesSenderPasswordAndLetter) {
  TlsSmtpServer server(ours, Secured::kStartTls);
  const Outcome outcome = send(settings(server, "smtp://"));
  EXPECT_EQ(outcome.fate, Fate::kSent) << outcome.trouble << " " << outcome.detail;
  ASSERT_EQ(server.mails().size(), 1U);
  EXPECT_EQ(server.mails()[0].to, "<hoa@example.vn>");
  EXPECT_THAT(server.version(), HasSubstr("TLSv1."));
  EXPECT_EQ(server.signed_in(), base64(std::string_view("\0langnghe\0hush-hush", 19)));
  EXPECT_THAT(server.in_clear(), HasSubstr("STARTTLS"));
  for (const char* secret : {"MAIL", "hoa@example.vn", "AUTH", "hush"})
    EXPECT_THAT(server.in_clear(), Not(HasSubstr(secret)));
}

TEST_F(TlsTest, TlsFromTheFirstByte) {
  TlsSmtpServer server(ours, Secured::kAtOnce);
  const Outcome outcome = send(settings(server, "smtps://"));
  EXPECT_EQ(outcome.fate, Fate::kSent) << outcome.trouble << " " << outcome.detail;
  ASSERT_EQ(server.mails().size(), 1U);
  EXPECT_EQ(server.in_clear(), "");
}

TEST_F(TlsTest, ACertificateNobodyTrustsGetsNeitherPasswordNorLetter) {
  for (const auto how : {Secured::kStartTls, Secured::kAtOnce}) {
    TlsSmtpServer server(strange, how);
    const Outcome outcome = send(settings(server, how == Secured::kAtOnce ? "smtps://" : "smtp://"));
    EXPECT_EQ(outcome.fate, Fate::kChannelDown);
    EXPECT_EQ(outcome.trouble, "notices.trouble.away");
    EXPECT_TRUE(server.mails().empty());
    EXPECT_EQ(server.signed_in(), "");
  }
}

TEST_F(TlsTest, ACertificateForAnotherNameIsNotTaken) {
  elsewhere.write(trusted());  // trusted, and yet
  TlsSmtpServer server(elsewhere, Secured::kAtOnce);
  EXPECT_EQ(send(settings(server, "smtps://")).fate, Fate::kChannelDown);
  EXPECT_TRUE(server.mails().empty());
}

TEST_F(TlsTest, AServerWithoutTlsGetsNothingWhereTlsIsRequired) {
  SmtpServer server;
  EXPECT_EQ(send(settings(server, "smtp://")).fate, Fate::kChannelDown);
  EXPECT_TRUE(server.mails().empty());
}

}  // namespace
}  // namespace langnghe::notices
