#include "web/static_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "base/result.h"
#include "web/gzip.h"

namespace langnghe::web {
namespace {

namespace fs = std::filesystem;

std::string gunzip(const std::string& packed) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  inflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

class StaticFilesTest : public ::testing::Test {
 protected:
  StaticFilesTest() : root(fs::temp_directory_path() / ("static-" + std::to_string(getpid()))) {
    fs::create_directories(root / "css");
    write("css/main.css", css);
    write("photo.png", std::string(2000, 'p'));
    write(".secret", "s");
    fs::create_symlink("/etc/passwd", root / "passwd");
  }
  ~StaticFilesTest() override { fs::remove_all(root); }

  void write(const std::string& name, const std::string& bytes) {
    std::ofstream(root / name, std::ios::binary) << bytes;
  }

  fs::path root;
  std::string css = std::string(1000, 'a') + "{color:red}";
};

TEST_F(StaticFilesTest, UrlsCarryTheContentAndAreCachedForAYear) {
  const StaticFiles files(root.string());
  EXPECT_EQ(files.count(), 2u);
  const std::string url = files.url("css/main.css");
  EXPECT_THAT(url, ::testing::MatchesRegex("/static/css/main.css\\?v=[0-9a-f]+"));
  Request request;
  request.query = {{"v", url.substr(url.find('=') + 1)}};
  const Response fresh = files.serve(request, "css/main.css");
  EXPECT_EQ(field(fresh.headers, "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(fresh.type, "text/css; charset=utf-8");
  EXPECT_EQ(*fresh.shared_body, css);
  request.query = {{"v", "old"}};
  EXPECT_EQ(field(files.serve(request, "css/main.css").headers, "Cache-Control"), "no-cache");
  write("css/main.css", css + " ");
  EXPECT_NE(StaticFiles(root.string()).url("css/main.css"), url);
  EXPECT_THROW(files.url("css/mian.css"), std::out_of_range);
}

TEST_F(StaticFilesTest, GzipForTextOnlyAndOnlyWhenAsked) {
  const StaticFiles files(root.string());
  Request request;
  request.headers = {{"accept-encoding", "br, gzip;q=0.8"}};
  const Response packed = files.serve(request, "css/main.css");
  EXPECT_EQ(field(packed.headers, "Content-Encoding"), "gzip");
  EXPECT_LT(packed.shared_body->size(), css.size());
  EXPECT_EQ(gunzip(*packed.shared_body), css);
  EXPECT_EQ(field(files.serve(request, "photo.png").headers, "Content-Encoding"), "");
  request.headers = {{"accept-encoding", "gzip;q=0, br"}};
  EXPECT_EQ(field(files.serve(request, "css/main.css").headers, "Content-Encoding"), "");
}

TEST_F(StaticFilesTest, KnownTagsAre304) {
  const StaticFiles files(root.string());
  Request request;
  const Response first = files.serve(request, "photo.png");
  request.headers = {{"if-none-match", std::string(field(first.headers, "ETag"))}};
  const Response second = files.serve(request, "photo.png");
  EXPECT_EQ(second.status, 304);
  EXPECT_EQ(second.shared_body, nullptr);
  request.headers = {{"if-none-match", "\"other\""}};
  EXPECT_EQ(files.serve(request, "photo.png").status, 200);
}

TEST_F(StaticFilesTest, NothingOutsideHiddenOrLinked) {
  const StaticFiles files(root.string());
  for (const char* path : {"../etc/passwd", "/etc/passwd", "css/../photo.png", ".secret", "passwd",
                           "", "css", "css/"}) {
    EXPECT_EQ(files.serve({}, path).status, 404) << path;
  }
  EXPECT_THROW(StaticFiles("/nowhere/at/all"), SetupError);
}

TEST(GzipTest, AcceptEncoding) {
  for (const char* yes : {"gzip", "deflate, gzip", "gzip;q=1.0", "gzip; q=0.5, *;q=0"}) {
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  }
  for (const char* no : {"", "br", "gzip;q=0", "gzip; q=0.000", "xgzip", "gzipped"}) {
    EXPECT_FALSE(accepts_gzip(no)) << no;
  }
  EXPECT_EQ(gunzip(gzip("ổ gà", 1)), "ổ gà");
  EXPECT_EQ(gunzip(gzip("", 1)), "");
}

}  // namespace
}  // namespace langnghe::web
