#include "search/builder.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <numeric>

#include "search/checksum.h"
#include "storage/files.h"

namespace langnghe::search {
namespace {

constexpr char kFields[] = {kWords, kPlace, kNames, kFacet};

void put_varint(std::string& out, std::uint32_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

std::uint32_t minute_of(Millis at) {
  return static_cast<std::uint32_t>(std::clamp<Millis>(at / kMinute, 0, kOpen - 1));
}

// Pieces of a file one after the other, each on a border of 8 bytes.
class Pieces {
 public:
  template <class T>
  void add(Section section, const std::vector<T>& values) {
    add(section, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)});
  }
  void add(Section section, std::string_view bytes) {
    header.begin[section] = sizeof(Header) + body.size();
    body += bytes;
    body.resize((body.size() + 7) / 8 * 8, '\0');
  }
  std::string file() {
    std::memcpy(header.magic, "LNSEARCH", 8);
    header.version = kVersion;
    header.size = header.begin[kSections] = sizeof(Header) + body.size();
    header.checksum = checksum(body);
    std::string out(reinterpret_cast<const char*>(&header), sizeof(Header));
    out += body;
    return out;
  }

  Header header{};
  std::string body;
};

struct Texts {
  std::vector<std::uint32_t> offsets{0};
  std::string bytes;
  void add(std::string_view text) {
    bytes += text;
    offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
};

}  // namespace

Token Builder::token(std::string&& text) {
  const auto [found, fresh] = tokens_.try_emplace(std::move(text), static_cast<Token>(token_texts_.size()));
  if (fresh) {
    token_texts_.push_back(&found->first);
    texts_ += found->first.size() * 3 + 120;
  }
  return found->second;
}

void Builder::add_words(std::string_view text) {
  each_word(text, [&](Span span) {
    std::string marked = forms_.of(text.substr(span.begin, span.end - span.begin)).marked;
    if (!marked.empty()) streams_.push_back(token(std::move(marked)));
  });
  streams_.push_back(kNone);
}

void Builder::add(std::uint16_t source, const Document& one) {
  Row row{};
  row.key = key_of(source, one.id);
  row.minute = minute_of(one.at);
  row.closed = one.closed_at ? minute_of(*one.closed_at) : kOpen;
  const bool located = one.lat && one.lon && std::abs(*one.lat) <= 90 && std::abs(*one.lon) <= 180;
  row.lat = located ? static_cast<std::int32_t>(std::lround(*one.lat * 1e6)) : kNowhere;
  row.lon = located ? static_cast<std::int32_t>(std::lround(*one.lon * 1e6)) : kNowhere;
  row.unit = static_cast<std::uint32_t>(one.unit);
  row.begin = streams_.size();
  add_words(one.words);
  add_words(one.place);
  add_words(one.names);
  std::vector<std::string> facets;
  for (const auto& [name, value] : one.facets)
    if (!value.empty()) facets.push_back("=" + name + "=" + value);
  std::sort(facets.begin(), facets.end());
  for (std::string& facet : facets) streams_.push_back(token(std::move(facet)));
  streams_.push_back(kNone);
  row.end = streams_.size();
  docs_.push_back(row);
}

void Builder::add(const Segment& from, Doc doc) {
  Row row{};
  row.key = from.key(doc);
  row.minute = from.minute(doc);
  row.closed = from.closed_minute(doc);
  row.lat = from.located(doc) ? static_cast<std::int32_t>(std::lround(from.lat(doc) * 1e6)) : kNowhere;
  row.lon = from.located(doc) ? static_cast<std::int32_t>(std::lround(from.lon(doc) * 1e6)) : kNowhere;
  row.unit = from.unit(doc);
  row.begin = streams_.size();
  std::size_t field = 0;
  from.each_token(doc, [&](char where, Token one) {
    for (; kFields[field] != where; ++field) streams_.push_back(kNone);
    streams_.push_back(token(std::string(from.token_text(one))));
  });
  for (; field < std::size(kFields); ++field) streams_.push_back(kNone);
  row.end = streams_.size();
  docs_.push_back(row);
}

std::string Builder::finish(const Frequencies* others) {
  std::sort(docs_.begin(), docs_.end(),
            [](const Row& a, const Row& b) { return std::tie(a.minute, a.key) < std::tie(b.minute, b.key); });
  Pieces out;
  out.header.docs = static_cast<std::uint32_t>(docs_.size());
  out.header.tokens = static_cast<std::uint32_t>(token_texts_.size());

  // Frequent tokens get small numbers, which are short in the streams.
  std::vector<std::uint32_t> uses(token_texts_.size());
  for (const Token one : streams_)
    if (one != kNone) ++uses[one];
  std::vector<Token> order(token_texts_.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](Token a, Token b) {
    return uses[a] != uses[b] ? uses[a] > uses[b] : *token_texts_[a] < *token_texts_[b];
  });
  std::vector<Token> renumbered(order.size());
  Texts texts;
  for (Token i = 0; i < order.size(); ++i) {
    renumbered[order[i]] = i;
    texts.add(*token_texts_[order[i]]);
  }

  // Terms: which (field, folded word) there are.
  std::vector<std::string> folded(order.size());
  for (Token i = 0; i < order.size(); ++i) {
    const std::string& text = *token_texts_[order[i]];
    folded[i] = text.front() == '=' ? text : folded_form(text);
  }
  std::vector<std::uint8_t> where(order.size());  // bit a field
  for (const Row& row : docs_) {
    unsigned field = 0;
    for (std::size_t i = row.begin; i < row.end; ++i)
      if (streams_[i] == kNone)
        ++field;
      else
        where[renumbered[streams_[i]]] |= static_cast<std::uint8_t>(1u << field);
  }
  std::vector<std::pair<std::string, std::pair<Token, unsigned>>> made;
  for (Token i = 0; i < order.size(); ++i)
    for (unsigned field = 0; field < 4; ++field)
      if ((where[i] >> field & 1u) != 0)
        made.push_back({field == 3 ? folded[i] : kFields[field] + folded[i], {i, field}});
  std::sort(made.begin(), made.end());
  std::vector<Term> terms_of[4];
  for (auto& one : terms_of) one.assign(order.size(), kNone);
  Texts terms;
  std::string_view last;
  for (const auto& [text, token_field] : made) {
    if (terms.offsets.size() == 1 || text != last) terms.add(text);
    last = text;
    terms_of[token_field.second][token_field.first] = static_cast<Term>(terms.offsets.size() - 2);
  }
  const std::size_t term_count = terms.offsets.size() - 1;
  out.header.terms = static_cast<std::uint32_t>(term_count);
  folded = {};

  // Who holds which term: counted, then filled in the order of documents.
  const auto each_pair = [&](auto&& f) {
    std::vector<Doc> seen(term_count, kNone);
    for (Doc doc = 0; doc < docs_.size(); ++doc) {
      unsigned field = 0;
      for (std::size_t i = docs_[doc].begin; i < docs_[doc].end; ++i) {
        if (streams_[i] == kNone) {
          ++field;
          continue;
        }
        const Term term = terms_of[field][renumbered[streams_[i]]];
        if (seen[term] == doc) continue;
        seen[term] = doc;
        f(term, doc);
      }
    }
  };
  std::vector<std::uint32_t> counts(term_count);
  each_pair([&](Term term, Doc) { ++counts[term]; });
  std::vector<std::uint64_t> starts(term_count + 1);
  std::inclusive_scan(counts.begin(), counts.end(), starts.begin() + 1, std::plus<>{}, std::uint64_t{0});
  std::vector<Doc> postings(starts.back());
  {
    std::vector<std::uint64_t> next(starts.begin(), starts.end() - 1);
    each_pair([&](Term term, Doc doc) { postings[next[term]++] = doc; });
  }
  std::string coded;
  std::vector<std::uint64_t> posting_at(term_count);
  for (Term term = 0; term < term_count; ++term) {
    posting_at[term] = coded.size();
    const std::uint32_t count = counts[term];
    const Doc* docs = postings.data() + starts[term];
    if (count <= kBlock) {
      Doc before = 0;
      for (std::uint32_t i = 0; i < count; ++i) {
        put_varint(coded, docs[i] + 1 - before);
        before = docs[i] + 1;
      }
      continue;
    }
    const std::uint32_t blocks = (count + kBlock - 1) / kBlock;
    std::string table, body;
    for (std::uint32_t block = 0; block < blocks; ++block) {
      const std::uint32_t begin = block * kBlock, end = std::min(count, begin + kBlock);
      const std::uint32_t skip[2] = {docs[end - 1] + 1, static_cast<std::uint32_t>(body.size())};
      table.append(reinterpret_cast<const char*>(skip), sizeof(skip));
      Doc before = 0;
      for (std::uint32_t i = begin; i < end; ++i) {
        put_varint(body, docs[i] + 1 - before);
        before = docs[i] + 1;
      }
    }
    coded += table;
    coded += body;
  }
  postings = {};
  starts = {};

  // How heavy a document is: the root of the squares of the rarities of its words.
  std::vector<double> squares(term_count);
  for (Term term = 0; term < term_count; ++term) {
    const std::string_view text(terms.bytes.data() + terms.offsets[term], terms.offsets[term + 1] - terms.offsets[term]);
    const double weight = idf(counts[term] + (others ? others->df(text) : 0),
                              docs_.size() + (others ? others->documents() : 0));
    squares[term] = weight * weight;
  }
  std::vector<float> words_norm(docs_.size()), place_norm(docs_.size());
  {
    std::vector<double> sums(docs_.size() * 2);
    each_pair([&](Term term, Doc doc) {
      const char field = terms.bytes[terms.offsets[term]];
      if (field == kWords) sums[doc * 2] += squares[term];
      if (field == kPlace) sums[doc * 2 + 1] += squares[term];
    });
    for (Doc doc = 0; doc < docs_.size(); ++doc) {
      words_norm[doc] = static_cast<float>(std::sqrt(sums[doc * 2]));
      place_norm[doc] = static_cast<float>(std::sqrt(sums[doc * 2 + 1]));
    }
  }

  const auto column = [&](Section section, auto&& value) {
    std::vector<std::decay_t<decltype(value(docs_.front()))>> all;
    all.reserve(docs_.size());
    for (const Row& row : docs_) all.push_back(value(row));
    out.add(section, all);
  };
  column(kAt, [](const Row& row) { return row.minute; });
  column(kClosed, [](const Row& row) { return row.closed; });
  column(kLat, [](const Row& row) { return row.lat; });
  column(kLon, [](const Row& row) { return row.lon; });
  column(kUnit, [](const Row& row) { return row.unit; });
  column(kKey, [](const Row& row) { return row.key; });
  std::vector<Doc> by_key(docs_.size());
  std::iota(by_key.begin(), by_key.end(), 0);
  std::sort(by_key.begin(), by_key.end(), [&](Doc a, Doc b) { return docs_[a].key < docs_[b].key; });
  out.add(kByKey, by_key);
  out.add(kWordsNorm, words_norm);
  out.add(kPlaceNorm, place_norm);
  std::vector<std::uint64_t> stream_at;
  stream_at.reserve(docs_.size());
  std::string stream;
  for (const Row& row : docs_) {
    stream_at.push_back(stream.size());
    for (std::size_t i = row.begin; i < row.end; ++i)
      put_varint(stream, streams_[i] == kNone ? 0 : renumbered[streams_[i]] + 1);
  }
  streams_ = {};
  out.add(kStream, stream_at);
  out.add(kStreams, stream);
  stream = {};
  out.add(kTokenText, texts.bytes);
  out.add(kTokenTexts, texts.offsets);
  out.add(kTokenWords, terms_of[0]);
  out.add(kTokenPlace, terms_of[1]);
  out.add(kTokenNames, terms_of[2]);
  out.add(kTermText, terms.bytes);
  out.add(kTermTexts, terms.offsets);
  out.add(kTermCount, counts);
  out.add(kTermPosting, posting_at);
  out.add(kPostings, coded);
  coded = {};
  std::vector<std::pair<std::uint32_t, Doc>> located;
  for (Doc doc = 0; doc < docs_.size(); ++doc)
    if (docs_[doc].lat != kNowhere) located.emplace_back(cell_of(docs_[doc].lat * 1e-6, docs_[doc].lon * 1e-6), doc);
  std::sort(located.begin(), located.end());
  std::vector<std::uint32_t> cells, cell_docs;
  for (const auto& [cell, doc] : located) {
    cells.push_back(cell);
    cell_docs.push_back(doc);
  }
  out.header.located = static_cast<std::uint32_t>(located.size());
  out.add(kCell, cells);
  out.add(kCellDoc, cell_docs);
  tokens_.clear();
  token_texts_.clear();
  docs_.clear();
  texts_ = 0;
  return out.file();
}

void Builder::finish(const std::string& path, const Frequencies* others) {
  storage::NewFile file(path);
  const std::string bytes = finish(others);
  std::ofstream stream(file.part(), std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) throw storage::StorageError(storage::StorageError::Kind::kFull, "cannot write " + file.part());
  file.finish();
}

}  // namespace langnghe::search
