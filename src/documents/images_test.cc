#include "documents/images.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "documents/samples.h"

namespace langnghe::documents {
namespace {

using samples::picture;

ImageWorkshop::Options options() {
  ImageWorkshop::Options out;
  out.helper = LANGNGHE_IMAGE_HELPER;
  return out;
}

std::string error_of(const Result<Picture>& result) {
  return result ? "" : result.error().front().message;
}

TEST(Images, TheSandboxHolds) {
  EXPECT_EQ(std::system(LANGNGHE_IMAGE_HELPER " --check"), 0);
}

TEST(Images, PhotoComesOutSmallUprightAndWithoutExif) {
  ImageWorkshop workshop(options());
  const auto photo = samples::with_exif(picture(".jpg", 3000, 2000), 6);  // 6: turn right by 90°
  ASSERT_NE(photo.find(samples::kSecret), std::string::npos);
  const auto out = workshop.remake(photo);
  ASSERT_TRUE(out) << error_of(out);
  EXPECT_EQ(out->width, 1067);
  EXPECT_EQ(out->height, 1600);
  EXPECT_EQ(samples::size_of(out->jpeg).width, 1067);
  EXPECT_EQ(samples::size_of(out->thumbnail).height, 320);
  for (const auto& jpeg : {out->jpeg, out->thumbnail}) {
    EXPECT_EQ(jpeg.find(samples::kSecret), std::string::npos);
    EXPECT_EQ(jpeg.find("Exif"), std::string::npos);
    for (const int marker : samples::markers(jpeg)) {
      EXPECT_FALSE(marker >= 0xE1 && marker <= 0xEF) << "application segment " << marker;
      EXPECT_NE(marker, 0xFE) << "comment";
    }
  }
}

TEST(Images, AllThreeKindsAndSmallOnesStaySmall) {
  ImageWorkshop workshop(options());
  for (const char* suffix : {".jpg", ".png", ".webp", ".png[bitdepth=1]"}) {
    const auto out = workshop.remake(picture(suffix, 64, 48));
    ASSERT_TRUE(out) << suffix << error_of(out);
    EXPECT_EQ(out->width, 64) << suffix;
    EXPECT_EQ(out->height, 48) << suffix;
    EXPECT_EQ(samples::size_of(out->thumbnail).width, 64) << suffix;
  }
}

TEST(Images, WhatFollowsThePictureIsGone) {
  ImageWorkshop workshop(options());
  const auto out = workshop.remake(picture(".jpg", 64, 48) + "<script>alert(1)</script>");
  ASSERT_TRUE(out);
  EXPECT_EQ(out->jpeg.find("script"), std::string::npos);
}

TEST(Images, BrokenOnesAreRefused) {
  ImageWorkshop workshop(options());
  const auto whole = picture(".jpg", 800, 600);
  EXPECT_EQ(error_of(workshop.remake(whole.substr(0, whole.size() / 2))), "documents.damaged");
  const auto png = picture(".png", 800, 600);
  EXPECT_EQ(error_of(workshop.remake(png.substr(0, png.size() / 2))), "documents.damaged");
  EXPECT_EQ(error_of(workshop.remake("")), "documents.damaged");
  EXPECT_EQ(error_of(workshop.remake("\xFF\xD8\xFF\xE0nothing")), "documents.damaged");
}

TEST(Images, OtherFormatsAreNotEvenTried) {
  ImageWorkshop workshop(options());
  const std::string svg =
      "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" "
      "height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";
  EXPECT_EQ(error_of(workshop.remake(svg)), "documents.damaged");
  EXPECT_EQ(error_of(workshop.remake(picture(".tif", 20, 20))), "documents.damaged");
  EXPECT_EQ(error_of(workshop.remake(picture(".gif", 20, 20))), "documents.damaged");
  EXPECT_EQ(error_of(workshop.remake(samples::pdf())), "documents.damaged");
}

TEST(Images, PixelBombIsRefusedBeforeItIsDecoded) {
  ImageWorkshop workshop(options());
  const auto start = std::chrono::steady_clock::now();
  const auto out = workshop.remake(samples::png_bomb(50'000, 50'000), "bomb.png", "files");
  EXPECT_EQ(error_of(out), "documents.pixels");
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().front().field, "files");
  EXPECT_EQ(out.error().front().fault, Fault::kTooLarge);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(Images, RandomDamageNeverBreaksTheServer) {
  ImageWorkshop workshop(options());
  unsigned state = 12345;
  const auto next = [&] { return state = state * 1664525U + 1013904223U, state >> 8; };
  for (const char* suffix : {".jpg", ".png", ".webp"}) {
    const auto good = picture(suffix, 120, 90);
    for (int round = 0; round < 8; ++round) {
      auto bad = good;
      for (int i = 0; i < 20; ++i) bad[next() % bad.size()] = static_cast<char>(next());
      const auto out = workshop.remake(bad);
      if (!out) {
        EXPECT_EQ(error_of(out), "documents.damaged");
      }
    }
  }
  EXPECT_TRUE(workshop.remake(picture(".jpg", 64, 48)));
}

TEST(Images, HelperMissingOrStuckIsSaidPlainly) {
  auto none = options();
  none.helper = "/nonexistent/langnghe-image";
  EXPECT_EQ(error_of(ImageWorkshop(none).remake(picture(".jpg", 8, 8))), "documents.busy");

  const auto path = std::filesystem::temp_directory_path() /
                    ("langnghe-stuck-" + std::to_string(getpid()));
  std::ofstream(path) << "#!/bin/sh\nexec sleep 30\n";
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  auto stuck = options();
  stuck.helper = path;
  stuck.timeout_ms = 300;
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(error_of(ImageWorkshop(stuck).remake(picture(".jpg", 8, 8))), "documents.busy");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
  std::filesystem::remove(path);
}

TEST(Images, ManyAtOnceWaitTheirTurn) {
  ImageWorkshop workshop(options());
  const auto photo = picture(".jpg", 400, 300);
  std::vector<std::thread> threads;
  std::atomic<int> good = 0;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([&] { good += workshop.remake(photo) ? 1 : 0; });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(good, 6);
}

}  // namespace
}  // namespace langnghe::documents
