#include "documents/attachments.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "documents/letters.h"
#include "documents/samples.h"
#include "storage/testing.h"

namespace langnghe::documents {
namespace {

namespace fs = std::filesystem;
const Millis kNow = *parse_instant("2026-07-01T09:00");
const Subject kCase{"case", 17, "petition"};

class Attachments : public testing::Test {
 protected:
  Attachments() {
    storage::migrate(*database_, migrations());
    folder_ = database_.directory() + "/attachments";
    open();
  }
  void open(std::uint8_t key = 7) {
    AttachmentStore::Options options;
    options.folder = folder_;
    options.image_helper = LANGNGHE_IMAGE_HELPER;
    options.rules = AcceptRules::load(LANGNGHE_SOURCE_DIR "/packs/vn/forms/attachments.toml");
    options.name_key.fill(key);
    store_ = std::make_unique<AttachmentStore>(*database_, options, clock_);
  }
  std::string stage_one(std::string_view name, std::string_view bytes) {
    auto staged = store_->stage({{"files", name, bytes}});
    if (!staged) return staged.error().front().message;
    return staged->front().token;
  }
  Result<std::vector<Attachment>> claim(const std::vector<std::string>& tokens) {
    return database_->write([&](storage::Transaction& tx) {
      return store_->claim(tx, tokens, kCase, clock_.now());
    });
  }
  std::vector<Attachment> of_case() {
    return database_->read([&](storage::Session& s) { return store_->of(s, "case", 17); });
  }
  // Files kept, apart from the lock.
  int files() const {
    int count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_))
      count += entry.is_regular_file() && entry.path().filename() != "lock";
    return count;
  }

  storage::TestDatabase database_;
  ManualClock clock_{kNow};
  std::string folder_;
  std::unique_ptr<AttachmentStore> store_;
};

TEST_F(Attachments, UploadIsStagedClaimedAndHandedOutAsAttachment) {
  const auto pdf = samples::pdf();
  const auto token = stage_one("C:\\Users\\Hoa\\Đơn của bà Hoà.pdf", pdf);
  ASSERT_EQ(token.size(), 22U);
  EXPECT_TRUE(of_case().empty());
  const auto claimed = claim({token});
  ASSERT_TRUE(claimed);
  open();  // after a restart
  const auto all = of_case();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].name, "Đơn của bà Hoà.pdf");
  EXPECT_EQ(all[0].subject.part, "petition");
  EXPECT_FALSE(all[0].picture);
  const auto download = store_->download(all[0]);
  ASSERT_TRUE(download);
  EXPECT_EQ(download->type, "application/pdf");
  EXPECT_EQ(download->disposition.substr(0, 11), "attachment;");
  EXPECT_EQ(download->bytes, static_cast<std::int64_t>(pdf.size()));
  EXPECT_EQ(download->read(), pdf);
  EXPECT_EQ(store_->download(all[0], Form::kThumbnail).error().front().message, "documents.gone");
}

TEST_F(Attachments, PicturesAreKeptWithoutTheirPlaceAndShownInline) {
  const auto photo = samples::with_exif(samples::picture(".jpg", 800, 600), 6);
  ASSERT_TRUE(claim({stage_one("Ổ gà.PNG", photo)}));
  const auto all = of_case();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].name, "Ổ gà.jpg");
  EXPECT_TRUE(all[0].picture);
  EXPECT_EQ(all[0].width, 600);
  EXPECT_EQ(all[0].height, 800);
  for (const auto form : {Form::kFile, Form::kThumbnail}) {
    const auto download = store_->download(all[0], form);
    ASSERT_TRUE(download);
    EXPECT_EQ(download->type, "image/jpeg");
    EXPECT_EQ(download->disposition.substr(0, 7), "inline;");
    for (const int marker : samples::markers(download->read()))
      EXPECT_FALSE(marker >= 0xE1 && marker <= 0xEF);
  }
  // Nowhere in the folder either.
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    EXPECT_EQ(bytes.find(samples::kSecret), std::string::npos) << entry.path();
  }
}

TEST_F(Attachments, SameBytesAreKeptOnceForTheirOwnerOnly) {
  ASSERT_TRUE(claim({stage_one("a.pdf", samples::pdf()), stage_one("b.pdf", samples::pdf())}));
  EXPECT_EQ(files(), 1);
  EXPECT_EQ(of_case().size(), 2U);
  struct stat about {};
  ASSERT_EQ(stat(store_->download(of_case()[0])->path.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600U);
}

TEST_F(Attachments, FileNamesAreNotReadableInTheDatabase) {
  ASSERT_TRUE(claim({stage_one("Trần Văn Bí Mật.pdf", samples::pdf())}));
  const auto name = database_->read([](storage::Session& s) {
    return *s.value<std::string>("SELECT name FROM attachment");
  });
  EXPECT_EQ(name.find("Trần"), std::string::npos);
  EXPECT_EQ(name.find(".pdf"), std::string::npos);
  open(8);  // with another key the file is still there, its name is not
  EXPECT_EQ(of_case()[0].name, "file");
}

TEST_F(Attachments, ATokenServesOnceAndNotForStrangers) {
  const auto token = stage_one("a.pdf", samples::pdf());
  EXPECT_EQ(claim({"AAAAAAAAAAAAAAAAAAAAAA"}).error().front().message, "documents.token.unknown");
  // One bad token refuses all: the good one can still be used.
  EXPECT_FALSE(claim({token, "AAAAAAAAAAAAAAAAAAAAAA"}));
  EXPECT_FALSE(claim({token, token}));
  EXPECT_TRUE(claim({token}));
  EXPECT_EQ(claim({token}).error().front().message, "documents.token.unknown");
  const auto stored = database_->read([](storage::Session& s) {
    return *s.value<std::string>("SELECT token FROM attachment");
  });
  EXPECT_NE(stored, token);
}

TEST_F(Attachments, UnclaimedUploadsGoAfterADay) {
  const auto kept = stage_one("kept.pdf", samples::pdf());
  const auto same = stage_one("same bytes.pdf", samples::pdf());
  const auto photo = stage_one("photo.jpg", samples::picture(".jpg", 500, 400));
  ASSERT_TRUE(claim({kept}));
  EXPECT_EQ(files(), 3);
  clock_.advance(23 * kHour);
  EXPECT_EQ(store_->sweep(), 0);
  clock_.advance(2 * kHour + kMinute);
  EXPECT_EQ(claim({same}).error().front().message, "documents.token.unknown");
  EXPECT_EQ(store_->sweep(), 2);
  EXPECT_EQ(files(), 1);  // the claimed one has the same bytes: it stays
  EXPECT_EQ(store_->download(of_case()[0])->read(), samples::pdf());
  EXPECT_EQ(store_->sweep(), 0);
}

TEST_F(Attachments, AllErrorsAreToldAtOnceAndNothingIsKept) {
  const auto good = samples::pdf();
  const std::string big = "%PDF-" + std::string(21U << 20, ' ');
  const auto zip = samples::zip({{"a", "b"}});
  const auto out = store_->stage({{"files", "ok.pdf", good},
                                  {"files", "big.pdf", big},
                                  {"files", "photo.jpg", zip},
                                  {"files", "", ""}});
  ASSERT_FALSE(out);
  ASSERT_EQ(out.error().size(), 2U);
  EXPECT_EQ(out.error()[0].message, "documents.too_large");
  EXPECT_EQ(out.error()[0].args[0].second, "big.pdf");
  EXPECT_EQ(out.error()[1].message, "documents.not_word");
  EXPECT_EQ(files(), 0);
}

TEST_F(Attachments, AtMostTenFilesAndNoneIsFine) {
  const auto pdf = samples::pdf();
  const std::vector<Upload> three(3, Upload{"files", "a.pdf", pdf});
  EXPECT_TRUE(store_->stage(three, 7));
  const auto out = store_->stage(three, 8);
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().front().message, "documents.too_many");
  const auto none = store_->stage({{"files", "", ""}});
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->empty());
}

TEST_F(Attachments, WhatWasStagedCanBeShownAgain) {
  const auto token = stage_one("Đơn.pdf", samples::pdf());
  const auto shown = database_->read(
      [&](storage::Session& s) { return store_->staged(s, {token, "unknown"}); });
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0].name, "Đơn.pdf");
  EXPECT_EQ(shown[0].token, token);
}

TEST_F(Attachments, ChangedAndMissingFilesAreFound) {
  ASSERT_TRUE(claim({stage_one("a.pdf", samples::pdf())}));
  EXPECT_TRUE(store_->check().empty());
  const auto download = *store_->download(of_case()[0]);
  std::ofstream(download.path, std::ios::app) << "x";
  EXPECT_EQ(store_->check(), std::vector<std::int64_t>{of_case()[0].id});
  EXPECT_THROW(download.read(), std::runtime_error);
  fs::remove(download.path);
  EXPECT_EQ(store_->check().size(), 1U);
  EXPECT_EQ(store_->download(of_case()[0]).error().front().message, "documents.gone");
}

TEST_F(Attachments, ADiskThatCannotBeWrittenIsSaidPlainly) {
  // A file where a folder must be: works as root too, where rights do not hinder.
  const auto pdf = samples::pdf();
  const auto digest = [&] {
    ASSERT_TRUE(claim({stage_one("a.pdf", pdf)}));
  };
  digest();
  const auto path = store_->download(of_case()[0])->path;
  const auto outer = fs::path(path).parent_path().parent_path();
  fs::remove_all(outer);
  std::ofstream(outer) << "in the way";
  EXPECT_EQ(stage_one("b.pdf", pdf), "documents.disk");
  fs::remove(outer);
  EXPECT_EQ(stage_one("b.pdf", pdf).size(), 22U);
}

TEST_F(Attachments, SweepingAndStagingTheSameBytesNeverLosesAFile) {
  for (int round = 0; round < 15; ++round) {
    stage_one("old.pdf", samples::pdf());
    clock_.advance(26 * kHour);
    std::thread sweeper([&] { store_->sweep(); });
    const auto token = stage_one("new.pdf", samples::pdf());
    sweeper.join();
    ASSERT_TRUE(claim({token}));
    ASSERT_TRUE(store_->check().empty()) << round;
    database_->write([&](storage::Transaction& tx) { tx.run("DELETE FROM attachment"); });
  }
}

TEST(FileNames, DispositionIsSafeWhateverTheName) {
  EXPECT_EQ(content_disposition("Đơn.pdf", false),
            "attachment; filename=\"__n.pdf\"; filename*=UTF-8''%C4%90%C6%A1n.pdf");
  EXPECT_EQ(content_disposition("a\"b\r\nSet-Cookie: x=1.pdf", false),
            "attachment; filename=\"a_bSet-Cookie_ x_1.pdf\"; "
            "filename*=UTF-8''a%22bSet-Cookie%3A%20x%3D1.pdf");
  EXPECT_EQ(content_disposition("../../etc/passwd", true),
            "inline; filename=\"passwd\"; filename*=UTF-8''passwd");
  EXPECT_EQ(content_disposition("", false), "attachment; filename=\"file\"; filename*=UTF-8''file");
  // U+202E would show "photo_exe.jpg" for "photo_gpj.exe".
  EXPECT_EQ(content_disposition("photo_\u202Egpj.exe", false).find("%E2%80%AE"),
            std::string::npos);
  const auto broken = content_disposition("\xFF\xFE.pdf\x01", false);
  EXPECT_EQ(broken, "attachment; filename=\"pdf\"; filename*=UTF-8''pdf");
  EXPECT_LT(content_disposition(std::string(5000, 'a') + ".pdf", false).size(), 400U);
  EXPECT_NE(content_disposition(std::string(5000, 'a') + ".pdf", false).find("a.pdf\""),
            std::string::npos);
}

}  // namespace
}  // namespace langnghe::documents
