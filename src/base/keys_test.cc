#include "base/keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "base/encoding.h"
#include "base/result.h"

namespace langnghe {
namespace {

namespace fs = std::filesystem;

class KeysTest : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ = fs::temp_directory_path() / ("keys_test_" + hex(random_bytes(6)));
    dir_ = (root_ / "keys").string();
  }
  void TearDown() override { fs::remove_all(root_); }
  std::string complaint() {
    try {
      load_keys(dir_);
    } catch (const SetupError& error) {
      return error.what();
    }
    return "";
  }
  fs::path root_;
  std::string dir_;
};

TEST_F(KeysTest, AreMadeOnceAndKept) {
  create_keys(dir_);
  const Keys first = load_keys(dir_);
  EXPECT_EQ(first.log.size(), 32u);
  EXPECT_NE(first.log, first.vault);
  EXPECT_NE(first.web, first.code);
  EXPECT_NE(first.subject, first.code);
  create_keys(dir_);
  EXPECT_EQ(load_keys(dir_).log, first.log);
  EXPECT_EQ(load_keys(dir_).vault, first.vault);
}

TEST_F(KeysTest, FilesAreForTheOwnerAlone) {
  create_keys(dir_);
  struct stat info{};
  ASSERT_EQ(::stat(dir_.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0700u);
  ASSERT_EQ(::stat((dir_ + "/vault.key").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST_F(KeysTest, AMissingKeyIsNamed) {
  create_keys(dir_);
  fs::remove(dir_ + "/vault.key");
  EXPECT_THAT(complaint(), ::testing::HasSubstr("vault.key"));
  EXPECT_THAT(complaint(), ::testing::HasSubstr("langnghe init"));
}

TEST_F(KeysTest, KeysThatOthersMayReadAreRefused) {
  create_keys(dir_);
  ::chmod((dir_ + "/log.key").c_str(), 0644);
  EXPECT_THAT(complaint(), ::testing::HasSubstr("chmod 600"));
  ::chmod((dir_ + "/log.key").c_str(), 0600);
  ::chmod(dir_.c_str(), 0755);
  EXPECT_THAT(complaint(), ::testing::HasSubstr("chmod 700"));
}

TEST_F(KeysTest, ADamagedKeyIsRefused) {
  create_keys(dir_);
  write_durably(dir_ + "/code.key", "zz\n");
  EXPECT_THAT(complaint(), ::testing::HasSubstr("code.key"));
}

TEST_F(KeysTest, NoDirectoryNoKeys) {
  EXPECT_THAT(complaint(), ::testing::HasSubstr(dir_));
}

TEST_F(KeysTest, DurableWriteReplacesWhole) {
  fs::create_directories(dir_);
  write_durably(dir_ + "/a", "long content");
  write_durably(dir_ + "/a", "new");
  std::ifstream in(dir_ + "/a");
  std::string text;
  std::getline(in, text);
  EXPECT_EQ(text, "new");
  EXPECT_FALSE(fs::exists(dir_ + "/a.new"));
  EXPECT_THROW(write_durably(dir_ + "/no/such", "x"), SetupError);
}

}  // namespace
}  // namespace langnghe
