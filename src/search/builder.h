// Makes segments: documents in, one index file out.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "search/segment.h"
#include "search/words.h"

namespace langnghe::search {

// What other segments know of a word: how often it stands in documents. Norms of small segments
// lean on it, so that a document of today is weighed as one of last year.
struct Frequencies {
  virtual ~Frequencies() = default;
  virtual std::uint64_t documents() const = 0;
  virtual std::uint64_t df(std::string_view term) const = 0;
};

class Builder {
 public:
  Builder() = default;
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  void add(std::uint16_t source, const Document& document);
  // A document of another segment, as it is there.
  void add(const Segment& segment, Doc doc);

  std::size_t size() const { return docs_.size(); }
  // About how many bytes it holds in memory.
  std::size_t weight() const { return streams_.size() * 12 + docs_.size() * sizeof(Row) * 2 + texts_; }

  // The file. One key must not have been added twice. The builder is empty afterwards.
  std::string finish(const Frequencies* others = nullptr);
  // The same on the disk, complete or not at all.
  void finish(const std::string& path, const Frequencies* others = nullptr);

 private:
  struct Row {
    Key key;
    std::uint32_t minute, closed;
    std::int32_t lat, lon;
    std::uint32_t unit;
    std::size_t begin, end;  // of its tokens in streams_
  };
  Token token(std::string&& text);
  void add_words(std::string_view text);

  Forms forms_;
  std::unordered_map<std::string, Token> tokens_;
  std::vector<const std::string*> token_texts_;
  std::vector<Token> streams_;  // kNone ends a field
  std::vector<Row> docs_;
  std::size_t texts_ = 0;
};

}  // namespace langnghe::search
