// An index file: documents that never change again, with lists of who holds which word. Written
// once (builder.h), read by mapping it; docs/search.md has the bytes. A segment in memory has the
// same bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/document.h"

namespace langnghe::search {

// Number of a document in its segment; documents stand in the order of their time.
using Doc = std::uint32_t;
using Term = std::uint32_t;
using Token = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

// Terms are folded words with the field in front: a words, p place, n names; = a facet.
inline constexpr char kWords = 'a', kPlace = 'p', kNames = 'n', kFacet = '=';

// ---- the file -------------------------------------------------------------------------------
enum Section : unsigned {
  kAt, kClosed, kLat, kLon, kUnit, kKey, kByKey, kWordsNorm, kPlaceNorm, kStream, kStreams,
  kTokenText, kTokenTexts, kTokenWords, kTokenPlace, kTokenNames,
  kTermText, kTermTexts, kTermCount, kTermPosting, kPostings, kCell, kCellDoc, kSections
};
struct Header {
  char magic[8];             // "LNSEARCH"
  std::uint32_t version, docs, tokens, terms, located, unused;
  std::uint64_t size;        // of the file
  std::uint64_t checksum;    // FNV-1a of all behind the header
  std::uint64_t begin[kSections + 1];
};
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::uint32_t kBlock = 128;  // postings of a block

inline constexpr std::int32_t kNowhere = INT32_MIN;  // no point
inline constexpr std::uint32_t kOpen = kNone;        // not closed

// Cells of 1/180 degree, about 600 m: a point and the eight cells around it hold all within 600 m
// (north to south; less wide away from the equator, 560 m in Lạng Sơn).
std::uint32_t cell_of(double lat, double lon);
inline constexpr std::uint32_t kCellsAround = 360 * 180 + 1;

// Of all: N documents, df of them hold the word.
double idf(std::uint64_t df, std::uint64_t documents);

class Segment {
 public:
  // Throws SetupError when it is no index file of this version, cut short or damaged: reads it
  // once to see (about 3 GB a second from memory).
  static std::shared_ptr<const Segment> map(const std::string& path);
  static std::shared_ptr<const Segment> of(std::string bytes);
  ~Segment();
  Segment(const Segment&) = delete;
  Segment& operator=(const Segment&) = delete;

  std::uint32_t size() const { return header_->docs; }
  std::uint32_t terms() const { return header_->terms; }
  std::uint32_t tokens() const { return header_->tokens; }
  std::uint64_t bytes() const { return header_->size; }
  const std::string& path() const { return path_; }
  // Of a document.
  std::uint32_t minute(Doc doc) const { return get<std::uint32_t>(kAt, doc); }
  Millis at(Doc doc) const { return static_cast<Millis>(minute(doc)) * kMinute; }
  std::uint32_t closed_minute(Doc doc) const { return get<std::uint32_t>(kClosed, doc); }
  bool located(Doc doc) const { return get<std::int32_t>(kLat, doc) != kNowhere; }
  double lat(Doc doc) const { return get<std::int32_t>(kLat, doc) * 1e-6; }
  double lon(Doc doc) const { return get<std::int32_t>(kLon, doc) * 1e-6; }
  std::uint32_t unit(Doc doc) const { return get<std::uint32_t>(kUnit, doc); }
  Key key(Doc doc) const { return get<Key>(kKey, doc); }
  float words_norm(Doc doc) const { return get<float>(kWordsNorm, doc); }
  float place_norm(Doc doc) const { return get<float>(kPlaceNorm, doc); }
  std::optional<Doc> find(Key key) const;
  // The first document not before the minute.
  Doc first_at(std::uint32_t minute) const;

  // Its tokens, field by field: f(field, token), fields kWords, kPlace, kNames, kFacet in turn.
  template <class F>
  void each_token(Doc doc, F&& f) const {
    const std::uint8_t* at = data(kStreams) + get<std::uint64_t>(kStream, doc);
    for (const char field : {kWords, kPlace, kNames, kFacet})
      while (const std::uint32_t token = varint(at)) f(field, token - 1);
  }
  // A token is a marked word, or a facet "=name=value".
  std::string_view token_text(Token token) const { return text(kTokenTexts, kTokenText, token); }
  // The term of the folded word in that field, kNone when no document has it there.
  Term term_of(Token token, char field) const {
    return get<Term>(field == kWords ? kTokenWords : field == kPlace ? kTokenPlace : kTokenNames, token);
  }

  std::optional<Term> term(std::string_view text) const;
  std::string_view term_text(Term term) const { return text(kTermTexts, kTermText, term); }
  // The first term that is not before the text; terms() when there is none.
  Term lower_bound(std::string_view text) const;
  std::uint32_t df(Term term) const { return get<std::uint32_t>(kTermCount, term); }

  // Documents with the term in order, those below `until` only: f(doc).
  template <class F>
  void each_posting(Term term, F&& f) const {
    const std::uint32_t count = df(term);
    const std::uint8_t* at = posting(term);
    if (count > kBlock) at += blocks(count) * sizeof(Skip);
    Doc doc = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      if (count > kBlock && i % kBlock == 0) doc = 0;
      doc += varint(at);
      f(doc - 1);
    }
  }
  // The last of them before `until`, at least `most` when there are so many (whole blocks).
  template <class F>
  void each_recent(Term term, Doc until, std::uint32_t most, F&& f) const {
    const std::uint32_t count = df(term);
    if (count <= kBlock || count <= most) {
      each_posting(term, [&](Doc doc) {
        if (doc < until) f(doc);
      });
      return;
    }
    const std::uint8_t* const base = posting(term);
    const std::uint32_t all = blocks(count);
    std::uint32_t last = block_with(base, all, until);
    const std::uint32_t take = (most + kBlock - 1) / kBlock;
    std::uint32_t block = last >= take ? last - take : 0;
    for (; block <= last && block < all; ++block) each_in_block(base, all, count, block, [&](Doc doc) {
      if (doc < until) f(doc);
    });
  }

  // Documents with a point in the cell, in the order of time.
  std::span<const Doc> in_cell(std::uint32_t cell) const;

 private:
  struct Skip {
    std::uint32_t last;  // document + 1 of the block's last posting
    std::uint32_t offset;
  };
  Segment() = default;
  void check(const std::string& name);
  bool intact() const;  // the bytes are those that were written
  static std::uint32_t blocks(std::uint32_t count) { return (count + kBlock - 1) / kBlock; }

  const std::uint8_t* data(Section section) const {
    return reinterpret_cast<const std::uint8_t*>(header_) + header_->begin[section];
  }
  template <class T>
  T get(Section section, std::size_t index) const {
    return reinterpret_cast<const T*>(data(section))[index];
  }
  std::string_view text(Section offsets, Section bytes, std::uint32_t index) const {
    const auto begin = get<std::uint32_t>(offsets, index), end = get<std::uint32_t>(offsets, index + 1);
    return {reinterpret_cast<const char*>(data(bytes)) + begin, end - begin};
  }
  static std::uint32_t varint(const std::uint8_t*& at) {
    std::uint32_t value = *at & 0x7F;
    unsigned shift = 7;
    while (*at++ & 0x80) {
      value |= static_cast<std::uint32_t>(*at & 0x7F) << shift;
      shift += 7;
    }
    return value;
  }
  const std::uint8_t* posting(Term term) const { return data(kPostings) + get<std::uint64_t>(kTermPosting, term); }
  // The block that may hold `until`.
  std::uint32_t block_with(const std::uint8_t* base, std::uint32_t all, Doc until) const;
  template <class F>
  void each_in_block(const std::uint8_t* base, std::uint32_t all, std::uint32_t count, std::uint32_t block, F&& f) const {
    const std::uint8_t* at = base + all * sizeof(Skip) + skip(base, block).offset;
    const std::uint32_t here = block + 1 < all ? kBlock : count - block * kBlock;
    Doc doc = 0;
    for (std::uint32_t i = 0; i < here; ++i) {
      doc += varint(at);
      f(doc - 1);
    }
  }
  static Skip skip(const std::uint8_t* base, std::uint32_t block);

  friend class Builder;
  const Header* header_ = nullptr;
  std::string path_;
  std::string held_;          // in memory
  void* mapped_ = nullptr;    // or mapped
  std::size_t length_ = 0;
};

}  // namespace langnghe::search
