#include "search/find.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>
#include <unordered_map>

namespace langnghe::search {
namespace {

constexpr char kFields[] = {kWords, kPlace, kNames};
constexpr std::size_t kAlternatives = 12;  // words one edit away that are tried

class Bits {
 public:
  explicit Bits(std::uint32_t size, bool all = false)
      : words_(size / 64 + 1, all ? ~std::uint64_t{0} : 0) {
    if (all) words_.back() &= (std::uint64_t{1} << size % 64) - 1;
  }
  void set(Doc doc) { words_[doc / 64] |= std::uint64_t{1} << doc % 64; }
  bool has(Doc doc) const { return ((words_[doc / 64] >> doc % 64) & 1u) != 0; }
  void keep(const Bits& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  }
  void drop(const std::uint64_t* other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other[i];
  }
  void drop(const Bits& other) { drop(other.words_.data()); }
  void keep_range(Doc begin, Doc end) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto first = static_cast<Doc>(i * 64);
      if (first + 64 <= begin || first >= end)
        words_[i] = 0;
      else
        for (Doc doc = first; doc < first + 64; ++doc)
          if (doc < begin || doc >= end) words_[i] &= ~(std::uint64_t{1} << doc % 64);
    }
  }
  // From the last to the first; f says whether to go on.
  template <class F>
  void each_backwards(F&& f) const {
    for (std::size_t i = words_.size(); i-- > 0;)
      for (std::uint64_t word = words_[i]; word != 0;) {
        const int bit = 63 - std::countl_zero(word);
        word &= ~(std::uint64_t{1} << bit);
        if (!f(static_cast<Doc>(i * 64 + static_cast<std::size_t>(bit)))) return;
      }
  }

 private:
  std::vector<std::uint64_t> words_;
};

// One word of the question and what may stand for it.
struct Asked {
  Forms::Form form;
  std::size_t clause;
  double rarity = 1;
  std::vector<std::string> alternatives;  // one edit away
  bool marks() const { return form.marked != form.folded; }
};

struct Candidate {
  const Part* part;
  Doc doc;
  double score;
  std::uint32_t minute;
};

bool may_be_mistyped(const std::string& word) {
  return word.size() >= 4 && std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Words of the snapshot one edit away, most frequent first.
std::vector<std::string> near_words(const Snapshot& snapshot, const std::string& word) {
  std::set<std::string> tried;
  const auto attempt = [&](std::string one) {
    if (one != word) tried.insert(std::move(one));
  };
  for (std::size_t i = 0; i <= word.size(); ++i) {
    for (char c = 'a'; c <= 'z'; ++c) {
      attempt(word.substr(0, i) + c + word.substr(i));
      if (i < word.size()) attempt(word.substr(0, i) + c + word.substr(i + 1));
    }
    if (i < word.size()) attempt(word.substr(0, i) + word.substr(i + 1));
    if (i + 1 < word.size()) attempt(word.substr(0, i) + word[i + 1] + word[i] + word.substr(i + 2));
  }
  std::vector<std::pair<std::uint64_t, std::string>> held;
  for (const std::string& one : tried) {
    std::uint64_t count = 0;
    for (const char field : kFields) count += snapshot.df(field + one);
    if (count > 0) held.emplace_back(count, one);
  }
  std::sort(held.rbegin(), held.rend());
  std::vector<std::string> out;
  for (auto& [count, one] : held)
    if (out.size() < kAlternatives) out.push_back(std::move(one));
  return out;
}

// The question put to one part.
class PartSearch {
 public:
  PartSearch(const Part& part, const Wanted& wanted, const std::vector<Asked>& asked)
      : part_(part), segment_(*part.segment), wanted_(wanted), asked_(asked) {
    for (std::size_t i = 0; i < asked.size(); ++i) {
      note(asked[i].form.folded, i, false);
      for (const std::string& other : asked[i].alternatives) note(other, i, true);
    }
    for (const Sight& sight : wanted.sight) {
      Seen seen{&sight, std::nullopt};
      if (!sight.kind.empty()) {
        seen.kind.emplace(segment_.size());
        if (const auto term = segment_.term("=kind=" + sight.kind))
          segment_.each_posting(*term, [&](Doc doc) { seen.kind->set(doc); });
      }
      sight_[sight.source].push_back(std::move(seen));
    }
  }

  // Documents that fit as far as the lists tell.
  Bits fitting() {
    Bits out(segment_.size(), true);
    out.drop(part_.gone->data());
    for (std::size_t clause = 0; clause < wanted_.query.clauses.size(); ++clause) {
      const bool negative = wanted_.query.clauses[clause].negative;
      if (negative && wanted_.query.clauses[clause].words.size() > 1) continue;  // told by the words themselves
      for (std::size_t i = 0; i < asked_.size(); ++i) {
        if (asked_[i].clause != clause) continue;
        Bits held(segment_.size());
        hold(held, asked_[i].form.folded);
        for (const std::string& other : asked_[i].alternatives) hold(held, other);
        if (negative)
          out.drop(held);
        else
          out.keep(held);
      }
    }
    for (const Wanted::Facet& facet : wanted_.facets) {
      Bits held(segment_.size());
      for (const std::string& value : facet.values)
        if (const auto term = segment_.term("=" + facet.name + "=" + value))
          segment_.each_posting(*term, [&](Doc doc) { held.set(doc); });
      if (facet.negative)
        out.drop(held);
      else
        out.keep(held);
    }
    if (wanted_.from || wanted_.until)
      out.keep_range(wanted_.from ? segment_.first_at(minute(*wanted_.from + kMinute - 1)) : 0,
                     wanted_.until ? segment_.first_at(minute(*wanted_.until + kMinute - 1)) : segment_.size());
    return out;
  }

  bool sees(Doc doc) const {
    const auto found = sight_.find(source_of(segment_.key(doc)));
    return found != sight_.end() && std::any_of(found->second.begin(), found->second.end(), [&](const Seen& seen) {
             return seen.sight->sees(segment_.unit(doc)) && (!seen.kind || seen.kind->has(doc));
           });
  }

  // Whether every phrase stands there word by word, and none that must not.
  bool phrases(Doc doc) {
    read(doc);
    for (std::size_t clause = 0; clause < wanted_.query.clauses.size(); ++clause) {
      const Clause& one = wanted_.query.clauses[clause];
      if (one.words.size() < 2) continue;
      if (stands(clause) == one.negative) return false;
    }
    return true;
  }

  double score(Doc doc) {
    read(doc);
    std::vector<double> best(asked_.size()), count(asked_.size());
    double beside = 0;
    for (std::size_t at = 0; at < held_.size(); ++at)
      for (const auto& [which, weight, place] : held_[at].fits) {
        best[which] = std::max(best[which], weight);
        ++count[which];
        if (at > 0 && held_[at].place == held_[at - 1].place + 1)
          for (const auto& before : held_[at - 1].fits)
            if (before.which + 1 == which) beside += std::min(1.0, weight);
      }
    double sum = 0, possible = 0;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
      if (wanted_.query.clauses[asked_[i].clause].negative) continue;
      sum += asked_[i].rarity * best[i] * (0.7 + 0.3 * count[i] / (count[i] + 1));
      possible += asked_[i].rarity;
    }
    if (possible > 0) sum /= possible;
    if (asked_.size() > 1) sum += 0.6 * std::min(1.0, beside / static_cast<double>(asked_.size() - 1));
    const double years = std::max(0.0, static_cast<double>(wanted_.now - segment_.at(doc)) / (365.0 * kDay));
    return sum / (1 + 0.002 * static_cast<double>(length_)) + 0.1 * std::exp(-years);
  }

 private:
  static std::uint32_t minute(Millis at) {
    return static_cast<std::uint32_t>(std::clamp<Millis>(at / kMinute, 0, kOpen - 1));
  }
  void hold(Bits& bits, const std::string& word) {
    for (const char field : kFields)
      if (const auto term = segment_.term(field + word))
        segment_.each_posting(*term, [&](Doc doc) { bits.set(doc); });
  }
  void note(const std::string& word, std::size_t which, bool alternative) {
    for (const char field : kFields)
      if (const auto term = segment_.term(field + word)) fits_[*term].emplace_back(which, alternative);
  }

  struct Fit {
    std::size_t which;
    double weight;
    std::size_t place;
  };
  struct Held {
    std::size_t place;  // words of different fields never stand side by side
    std::vector<Fit> fits;
  };
  // Which words of the question stand where.
  void read(Doc doc) {
    if (read_ == doc) return;
    read_ = doc;
    held_.clear();
    length_ = 0;
    std::size_t place = 0;
    char last = kWords;
    segment_.each_token(doc, [&](char field, Token token) {
      if (field == kFacet) return;
      place += field == last ? 1 : 2;
      last = field;
      ++length_;
      const auto found = fits_.find(segment_.term_of(token, field));
      if (found == fits_.end()) return;
      Held& held = held_.emplace_back();
      held.place = place;
      for (const auto& [which, alternative] : found->second) {
        double weight = field == kNames ? 1.5 : 1;
        if (alternative) {
          weight *= 0.5;
        } else if (asked_[which].marks()) {
          const std::string_view text = segment_.token_text(token);
          if (text != asked_[which].form.marked) weight *= text == asked_[which].form.folded ? 0.7 : 0.35;
        }
        held.fits.push_back({which, weight, place});
      }
    });
  }
  bool stands(std::size_t clause) const {
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < asked_.size(); ++i)
      if (asked_[i].clause == clause) parts.push_back(i);
    for (std::size_t at = 0; at + parts.size() <= held_.size(); ++at) {
      std::size_t i = 0;
      for (; i < parts.size(); ++i) {
        const Held& here = held_[at + i];
        if (here.place != held_[at].place + i) break;
        if (std::none_of(here.fits.begin(), here.fits.end(), [&](const Fit& fit) { return fit.which == parts[i]; })) break;
      }
      if (i == parts.size()) return true;
    }
    return false;
  }

  const Part& part_;
  const Segment& segment_;
  const Wanted& wanted_;
  const std::vector<Asked>& asked_;
  struct Seen {
    const Sight* sight;
    std::optional<Bits> kind;
  };
  std::unordered_map<std::uint16_t, std::vector<Seen>> sight_;
  std::unordered_map<Term, std::vector<std::pair<std::size_t, bool>>> fits_;
  Doc read_ = kNone;
  std::vector<Held> held_;
  std::size_t length_ = 0;
};

Found run(const Snapshot& snapshot, const Wanted& wanted, const std::vector<Asked>& asked) {
  Found out;
  const bool phrases = std::any_of(wanted.query.clauses.begin(), wanted.query.clauses.end(),
                                   [](const Clause& clause) { return clause.words.size() > 1; });
  const bool by_words = !wanted.newest_first && !wanted.query.without_words();
  std::vector<Candidate> all;
  std::vector<PartSearch> searches;
  searches.reserve(snapshot.parts.size());
  for (const Part& part : snapshot.parts) {
    PartSearch& search = searches.emplace_back(part, wanted, asked);
    // The newest of each part are the newest of all; the rest is only counted.
    std::size_t verified = 0, taken = 0;
    search.fitting().each_backwards([&](Doc doc) {
      if (!search.sees(doc)) return true;
      if (phrases) {
        if (verified == kVerified) {
          out.at_least = true;
          return false;
        }
        ++verified;
        if (!search.phrases(doc)) return true;
      }
      ++out.total;
      if (taken++ < kRanked + wanted.offset + wanted.limit) all.push_back({&part, doc, 0, part.segment->minute(doc)});
      return true;
    });
  }
  const auto newer = [](const Candidate& a, const Candidate& b) {
    return a.minute != b.minute ? a.minute > b.minute : a.part->segment->key(a.doc) > b.part->segment->key(b.doc);
  };
  const std::size_t most = by_words ? kRanked : wanted.offset + wanted.limit;
  if (all.size() > most) {
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most), all.end(), newer);
    all.resize(most);
  }
  if (by_words) {
    out.all_ranked = out.total <= kRanked;
    for (std::size_t i = 0; i < snapshot.parts.size(); ++i)
      for (Candidate& one : all)
        if (one.part == &snapshot.parts[i]) one.score = searches[i].score(one.doc);
  }
  const std::size_t begin = std::min(wanted.offset, all.size()), end = std::min(all.size(), begin + wanted.limit);
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(end), all.end(),
                    [&](const Candidate& a, const Candidate& b) { return a.score != b.score ? a.score > b.score : newer(a, b); });
  for (std::size_t i = begin; i < end; ++i) out.hits.push_back({all[i].part->segment->key(all[i].doc), all[i].score});
  return out;
}

}  // namespace

Found find(const Snapshot& snapshot, const Wanted& wanted) {
  std::vector<Asked> asked;
  for (std::size_t clause = 0; clause < wanted.query.clauses.size(); ++clause)
    for (const Forms::Form& form : wanted.query.clauses[clause].words) {
      Asked one{form, clause, 1, {}};
      std::uint64_t count = 0;
      for (const char field : kFields) count += snapshot.df(field + form.folded);
      one.rarity = idf(count, snapshot.documents());
      asked.push_back(std::move(one));
    }
  Found out = run(snapshot, wanted, asked);
  const auto words_of = [&](const std::vector<Asked>& all) {
    std::vector<Forms::Form> words;
    for (const Asked& one : all) {
      if (wanted.query.clauses[one.clause].negative) continue;
      words.push_back(one.form);
      for (const std::string& other : one.alternatives) words.push_back({other, other});
    }
    return words;
  };
  out.words = words_of(asked);
  if (out.total > 0 || !wanted.typing_errors) return out;
  bool any = false;
  for (Asked& one : asked) {
    if (wanted.query.clauses[one.clause].negative || !may_be_mistyped(one.form.folded)) continue;
    one.alternatives = near_words(snapshot, one.form.folded);
    any |= !one.alternatives.empty();
  }
  if (!any) return out;
  Found loose = run(snapshot, wanted, asked);
  if (loose.total == 0) return out;
  loose.typing_errors = true;
  loose.words = words_of(asked);
  return loose;
}

}  // namespace langnghe::search
