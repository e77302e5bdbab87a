// The script that verifies receipts in the browser, run by node on a log made here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "ledger/files.h"
#include "ledger/log_fixture.h"
#include "ledger/tiles.h"

namespace langnghe::ledger {
namespace {

using ::testing::HasSubstr;

class BrowserTest : public LogFixture {};

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen(command.c_str(), "r");
  std::array<char, 4096> chunk;
  while (const std::size_t count = std::fread(chunk.data(), 1, chunk.size(), pipe)) out.append(chunk.data(), count);
  ::pclose(pipe);
  return out;
}

TEST_F(BrowserTest, TheScriptAgreesWithUs) {
  if (std::system("command -v node >/dev/null 2>&1") != 0) GTEST_SKIP() << "node is not installed";
  Log log(*db, clock, options());
  add_many(300);
  log.sequence_now();
  const auto id = add("LD-7K3M", R"({"title":"Đèn đường hỏng"})");
  add_many(77);
  log.sequence_now();
  const std::string folder = db.directory() + "/log";
  const auto put = [&](const std::string& path, const std::string& bytes) {
    std::filesystem::create_directories(std::filesystem::path(folder + "/" + path).parent_path());
    std::ofstream(folder + "/" + path, std::ios::binary) << bytes;
  };
  put("receipt.tlog-proof", log.receipt(id).value());
  const std::int64_t index = log.index_of(id).value();
  const std::int64_t old_size = log.size();
  add_many(70'000);
  log.sequence_now();
  while (log.size() < old_size + 70'000) log.sequence_now();
  put("key", log_file(log, "key")->bytes);
  put("checkpoint", log_file(log, "checkpoint")->bytes);
  for (int level = 0; level < 3; ++level)
    for (std::int64_t n = 0; tile_width(level, n, log.size()) > 0; ++n) {
      const std::string path = tile_path({level, n, tile_width(level, n, log.size())});
      put(path, log_file(log, path)->bytes);
    }
  const std::string out = output_of("node " LANGNGHE_SOURCE_DIR "/tests/verify_js.mjs '" + folder + "'");
  EXPECT_THAT(out, HasSubstr("signature true\nsubject LD-7K3M\npayload {\"title\":\"Đèn đường hỏng\"}\n"));
  EXPECT_THAT(out, HasSubstr("index " + std::to_string(index) + " " + std::to_string(old_size) + "\n"));
  EXPECT_THAT(out, HasSubstr("today " + std::to_string(old_size + 70'000) + "\n"));
  EXPECT_THAT(out, HasSubstr("line ends accepted\n"));
  EXPECT_THAT(out, HasSubstr("path tile/0/x001/x234/067 tile/2/000.p/1\n"));
  EXPECT_THAT(out, HasSubstr("unnoticed 0\n"));
  EXPECT_THAT(out, HasSubstr("index+1 inclusion\n"));
  EXPECT_THAT(out, HasSubstr("no key unknown_key\nrubbish malformed\n"));
  EXPECT_THAT(out, HasSubstr("other tree inconsistent\nlonger tree inconsistent\nbad tile inconsistent\n"));
}

}  // namespace
}  // namespace langnghe::ledger
