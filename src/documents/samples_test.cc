#include "documents/samples.h"

#include <gtest/gtest.h>
#include <vips/vips.h>
#include <zip.h>
#include <zlib.h>

#include <stdexcept>

namespace langnghe::documents::samples {
namespace {

const bool kVips = VIPS_INIT("documents_test") == 0;

std::string big_endian(unsigned value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16),
          static_cast<char>(value >> 8), static_cast<char>(value)};
}

std::string png_chunk(const std::string& name, const std::string& data) {
  const std::string body = name + data;
  return big_endian(static_cast<unsigned>(data.size())) + body +
         big_endian(static_cast<unsigned>(
             crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()))));
}

}  // namespace

std::string picture(const std::string& suffix, int width, int height) {
  if (!kVips) throw std::runtime_error("no libvips");
  VipsImage* noise = nullptr;
  VipsImage* bytes = nullptr;
  void* data = nullptr;
  std::size_t size = 0;
  if (vips_gaussnoise(&noise, width, height, "mean", 128.0, "sigma", 30.0, nullptr) != 0 ||
      vips_cast_uchar(noise, &bytes, nullptr) != 0 ||
      vips_image_write_to_buffer(bytes, suffix.c_str(), &data, &size, nullptr) != 0)
    throw std::runtime_error(vips_error_buffer());
  std::string out(static_cast<const char*>(data), size);
  g_free(data);
  g_object_unref(bytes);
  g_object_unref(noise);
  return out;
}

std::string with_exif(const std::string& jpeg, int orientation) {
  const auto u16 = [](unsigned v) {
    return std::string{static_cast<char>(v), static_cast<char>(v >> 8)};
  };
  const auto u32 = [&](unsigned v) { return u16(v & 0xFFFF) + u16(v >> 16); };
  const auto field = [&](unsigned tag, unsigned type, unsigned count, const std::string& value) {
    return u16(tag) + u16(type) + u32(count) + value;
  };
  // TIFF 6.0, little endian: IFD0 with three fields at 8, the GPS IFD at 50, data behind.
  const auto words = static_cast<unsigned>(kSecret.size() + 1);
  const unsigned gps = 8 + 2 + 3 * 12 + 4;
  const unsigned behind = gps + 2 + 2 * 12 + 4;
  std::string tiff = std::string("II*\0", 4) + u32(8) + u16(3) +
                     field(0x010E, 2, words, u32(behind)) +
                     field(0x0112, 3, 1, u16(static_cast<unsigned>(orientation)) + u16(0)) +
                     field(0x8825, 4, 1, u32(gps)) + u32(0) + u16(2) +
                     field(0x0001, 2, 2, std::string("N\0\0\0", 4)) +
                     field(0x0002, 5, 3, u32(behind + words)) + u32(0) + std::string(kSecret) +
                     '\0';
  for (const unsigned part : {11U, 56U, 25U}) tiff += u32(part) + u32(1);  // 11°56'25" N
  const std::string body = std::string("Exif\0\0", 6) + tiff;
  const auto length = static_cast<unsigned>(body.size() + 2);
  return jpeg.substr(0, 2) + "\xFF\xE1" + static_cast<char>(length >> 8) +
         static_cast<char>(length) + body + jpeg.substr(2);
}

std::string png_bomb(unsigned width, unsigned height) {
  std::string rows(100'000, '\0');
  std::string packed(compressBound(rows.size()), '\0');
  uLongf length = packed.size();
  compress(reinterpret_cast<Bytef*>(packed.data()), &length,
           reinterpret_cast<const Bytef*>(rows.data()), rows.size());
  packed.resize(length);
  const std::string header =
      big_endian(width) + big_endian(height) + std::string("\x01\x00\x00\x00\x00", 5);
  return "\x89PNG\r\n\x1A\n" + png_chunk("IHDR", header) + png_chunk("IDAT", packed) +
         png_chunk("IEND", "");
}

std::string zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* out = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(out);
  zip_t* archive = zip_open_from_source(out, ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : parts)
    zip_file_add(archive, name.c_str(),
                 zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
  if (zip_close(archive) != 0) throw std::runtime_error("cannot write the zip");
  zip_source_open(out);
  zip_source_seek(out, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(out)), '\0');
  zip_source_seek(out, 0, SEEK_SET);
  zip_source_read(out, bytes.data(), bytes.size());
  zip_source_close(out);
  zip_source_free(out);
  return bytes;
}

std::vector<std::pair<std::string, std::string>> docx_parts() {
  return {
      {"[Content_Types].xml",
       "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types "
       "xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
       "PartName=\"/word/document.xml\" ContentType=\"application/"
       "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
      {"_rels/.rels", "<Relationships/>"},
      {"word/document.xml", "<w:document><w:body>Đơn phản ánh</w:body></w:document>"}};
}

std::string pdf() {
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count "
         "0>>endobj\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 3/Root 1 0 "
         "R>>\nstartxref\n90\n%%EOF\n";
}

Size size_of(std::string_view picture) {
  VipsImage* image =
      vips_image_new_from_buffer(picture.data(), picture.size(), "", nullptr);
  if (image == nullptr) return {};
  const Size size{vips_image_get_width(image), vips_image_get_height(image)};
  g_object_unref(image);
  return size;
}

std::vector<int> markers(std::string_view jpeg) {
  std::vector<int> out;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(jpeg.at(at)); };
  for (std::size_t at = 0;;) {
    if (byte(at) != 0xFF) throw std::runtime_error("no marker where one must be");
    const int marker = byte(at + 1);
    out.push_back(marker);
    if (marker == 0xDA) return out;
    at += marker == 0xD8 ? 2U : 2U + (static_cast<std::size_t>(byte(at + 2)) << 8) + byte(at + 3);
  }
}

// The samples are what they are meant to be, or the tests prove nothing.
TEST(Samples, ExifIsRead) {
  const auto jpeg = with_exif(picture(".jpg", 40, 20), 6);
  VipsImage* image = vips_image_new_from_buffer(jpeg.data(), jpeg.size(), "", nullptr);
  ASSERT_NE(image, nullptr);
  EXPECT_EQ(vips_image_get_orientation(image), 6);
  const char* latitude = nullptr;
  ASSERT_EQ(vips_image_get_string(image, "exif-ifd3-GPSLatitude", &latitude), 0)
      << vips_error_buffer();
  EXPECT_EQ(std::string(latitude).substr(0, 2), "11");
  g_object_unref(image);
}

}  // namespace langnghe::documents::samples
