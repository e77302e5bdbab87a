#include "documents/accept.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "documents/samples.h"

namespace langnghe::documents {
namespace {

using samples::picture;

const AcceptRules& rules() {
  static const AcceptRules loaded =
      AcceptRules::load(LANGNGHE_SOURCE_DIR "/packs/vn/forms/attachments.toml");
  return loaded;
}

// The media type, or the key of the refusal.
std::string verdict(std::string_view bytes) {
  const auto out = recognise(rules(), "tệp", bytes, "files");
  return out ? out->media_type : out.error().front().message;
}

constexpr const char* kDocx =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

TEST(Accept, TakesTheFiveKinds) {
  EXPECT_EQ(verdict(picture(".jpg", 30, 20)), "image/jpeg");
  EXPECT_EQ(verdict(samples::with_exif(picture(".jpg", 30, 20), 1)), "image/jpeg");
  EXPECT_EQ(verdict(picture(".png", 30, 20)), "image/png");
  EXPECT_EQ(verdict(picture(".webp", 30, 20)), "image/webp");
  EXPECT_EQ(verdict(samples::pdf()), "application/pdf");
  EXPECT_EQ(verdict(samples::zip(samples::docx_parts())), kDocx);
  auto turned = samples::docx_parts();
  std::swap(turned.front(), turned.back());  // in an order libmagic does not know
  EXPECT_EQ(verdict(samples::zip(turned)), kDocx);
}

TEST(Accept, TooLargeNamesFieldAndLimit) {
  std::string big = picture(".jpg", 30, 20);
  big.resize(21U << 20);
  const auto out = recognise(rules(), "to.jpg", big, "files");
  ASSERT_FALSE(out);
  const auto& error = out.error().front();
  EXPECT_EQ(error.fault, Fault::kTooLarge);
  EXPECT_EQ(error.message, "documents.too_large");
  EXPECT_EQ(error.field, "files");
  const std::vector<std::pair<std::string, std::string>> args = {{"name", "to.jpg"}, {"limit", "20"}};
  EXPECT_EQ(error.args, args);
  big.resize(20U << 20);
  EXPECT_EQ(verdict(big), "image/jpeg");
}

TEST(Accept, NamesDoNotDecide) {
  const auto archive = samples::zip({{"a.txt", "hello"}});
  EXPECT_EQ(recognise(rules(), "photo.jpg", archive).error().front().message,
            "documents.not_word");
  EXPECT_EQ(verdict("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"),
            "documents.type");
  EXPECT_EQ(verdict("<!DOCTYPE html><html><script>alert(1)</script></html>"), "documents.type");
  EXPECT_EQ(verdict("MZ\x90"), "documents.type");
  EXPECT_EQ(verdict("plain words"), "documents.type");
  EXPECT_EQ(verdict(picture(".gif", 9, 9)), "documents.type");
  EXPECT_EQ(verdict(""), "documents.empty");
}

TEST(Accept, PolyglotsAreRefused) {
  // HTML before a PDF, a program before a zip: readers that search would find both.
  EXPECT_EQ(verdict("<html><script>1</script></html>" + samples::pdf()), "documents.type");
  EXPECT_EQ(verdict("MZ" + samples::zip(samples::docx_parts())), "documents.type");
  // The first bytes of one kind, the rest of another.
  EXPECT_EQ(verdict("RIFF\x10\x01\x01\x01WEBP<html><script>alert(1)</script>"), "documents.type");
  // A PDF that is a zip too has no end where a PDF has it.
  std::string both = samples::pdf();
  both += samples::zip({{"a.txt", std::string(5000, 'a')}, {"b.bin", std::string(3000, '\x7F')}});
  both += std::string(2000, 'x');
  EXPECT_EQ(verdict(both), "documents.damaged");
}

TEST(Accept, TruncatedFilesAreRefused) {
  const auto docx = samples::zip(samples::docx_parts());
  EXPECT_EQ(verdict(std::string_view(docx).substr(0, docx.size() / 2)), "documents.not_word");
  EXPECT_EQ(verdict(std::string_view(samples::pdf()).substr(0, 60)), "documents.damaged");
}

TEST(Accept, WordFilesWithMacrosAreRefused) {
  auto parts = samples::docx_parts();
  parts.emplace_back("word/vbaProject.bin", "\xD0\xCF\x11\xE0");
  EXPECT_EQ(verdict(samples::zip(parts)), "documents.macro");
  parts = samples::docx_parts();
  parts.emplace_back("customXml/VBAPROJECT.BIN", "x");
  EXPECT_EQ(verdict(samples::zip(parts)), "documents.macro");
  parts = samples::docx_parts();
  parts[0].second += "<!-- application/vnd.ms-word.document.macroEnabled.main+xml -->";
  EXPECT_EQ(verdict(samples::zip(parts)), "documents.macro");
}

TEST(Accept, WordFilesMustBeWordFiles) {
  auto parts = samples::docx_parts();
  parts.erase(parts.begin());
  EXPECT_EQ(verdict(samples::zip(parts)), "documents.not_word");
  parts = samples::docx_parts();
  parts.pop_back();
  EXPECT_EQ(verdict(samples::zip(parts)), "documents.not_word");
  parts = samples::docx_parts();
  parts.emplace_back("../../etc/cron.d/x", "x");
  EXPECT_EQ(verdict(samples::zip(parts)), "documents.not_word");
}

TEST(Accept, ZipBombsAreRefused) {
  auto parts = samples::docx_parts();
  parts.emplace_back("word/media/a.bin", std::string(80U << 20, '\0'));
  EXPECT_EQ(verdict(samples::zip(parts)), "documents.bomb");
  parts = samples::docx_parts();
  for (int i = 0; i < 2100; ++i) parts.emplace_back("word/p" + std::to_string(i), "x");
  EXPECT_EQ(verdict(samples::zip(parts)), "documents.bomb");
}

// A zip whose directory says "10 bytes" of a part that unpacks to 3 MB.
TEST(Accept, AZipThatLiesAboutSizesIsRefused) {
  auto parts = samples::docx_parts();
  parts.emplace_back("word/media/a.bin", std::string(3U << 20, 'a'));
  auto bytes = samples::zip(parts);
  const std::string size{0, 0, 0x30, 0};  // 3 MB, little endian
  for (auto at = bytes.find(size); at != std::string::npos; at = bytes.find(size, at + 4))
    bytes.replace(at, 4, std::string{10, 0, 0, 0});
  const auto out = verdict(bytes);
  EXPECT_TRUE(out == "documents.not_word" || out == "documents.bomb") << out;
}

TEST(Accept, ManyThreadsAtOnce) {
  const auto jpeg = picture(".jpg", 30, 20);
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 50; ++n) {
        EXPECT_EQ(verdict(jpeg), "image/jpeg");
        EXPECT_EQ(verdict(samples::pdf()), "application/pdf");
      }
    });
  for (auto& thread : threads) thread.join();
}

TEST(Accept, RulesAreDataAndMistakesAreNamed) {
  EXPECT_EQ(rules().max_files, 10);
  EXPECT_EQ(rules().max_bytes(), 20 << 20);
  EXPECT_EQ(rules().accept_attribute(), ".jpg,.jpeg,.png,.webp,.pdf,.docx");
  const auto path = std::filesystem::temp_directory_path() / "langnghe-attachments.toml";
  const auto complaint = [&](const std::string& text) -> std::string {
    std::ofstream(path) << text;
    try {
      AcceptRules::load(path);
    } catch (const SetupError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_NE(complaint("max_files = 0").find("toml:1: max_files"), std::string::npos);
  EXPECT_NE(complaint("max_files = [").find("toml:1"), std::string::npos);
  EXPECT_NE(complaint("max_files=1\nlongest_side=1\nthumbnail_side=1\nmax_megapixels=1\n[[type]]\n"
                      "media_type=\"a/b\"\nshape=\"exe\"\n")
                .find("toml:7: shape is not one of"),
            std::string::npos);
  std::filesystem::remove(path);
  EXPECT_THROW(AcceptRules::load("/nonexistent.toml"), SetupError);
}

}  // namespace
}  // namespace langnghe::documents
