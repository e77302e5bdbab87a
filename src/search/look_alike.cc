#include "search/look_alike.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

namespace langnghe::search {
namespace {

// One word of what came in.
struct Wanted {
  char field;
  Forms::Form form;
  double factor = 1;  // less for a synonym
  double rarity = 0;
};

struct Rough {
  Doc doc;
  float words, place;  // products so far
  bool near;           // found by its point
};

// Products by document: open addressing, sized for what one question looks at.
class Products {
 public:
  explicit Products(std::size_t most) {
    std::size_t size = 1024;
    while (size < most * 2) size *= 2;
    slots_.assign(size, {kNone, 0, 0, false});
  }
  Rough& of(Doc doc) {
    std::size_t at = doc * 2654435769u & (slots_.size() - 1);
    while (slots_[at].doc != kNone && slots_[at].doc != doc) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].doc == kNone) {
      slots_[at].doc = doc;
      used_.push_back(static_cast<std::uint32_t>(at));
    }
    return slots_[at];
  }
  template <class F>
  void each(F&& f) const {
    for (const std::uint32_t at : used_) f(slots_[at]);
  }

 private:
  std::vector<Rough> slots_;
  std::vector<std::uint32_t> used_;
};

std::uint32_t minute_of(Millis at) {
  return static_cast<std::uint32_t>(std::clamp<Millis>(at / kMinute, 0, kOpen - 1));
}

// The question, made ready once for all parts.
class Question {
 public:
  Question(const Snapshot& snapshot, const Settings& settings, const Likeness& one)
      : settings_(settings), weights_(settings.weights), one_(one), minute_(minute_of(one.at)) {
    std::vector<std::string> sequence;
    read(one.words, kWords, sequence);
    read(one.place, kPlace, sequence);
    synonyms(sequence);
    const std::uint64_t documents = snapshot.documents();
    double words = 0, place = 0;
    for (Wanted& word : wanted) {
      word.rarity = idf(snapshot.df(word.field + word.form.folded), documents);
      if (word.factor == 1) (word.field == kWords ? words : place) += word.rarity * word.rarity;
    }
    words_norm = std::sqrt(words);
    place_norm = std::sqrt(place);
    located = one.lat && one.lon;
    most = weights_.words + weights_.time + (place_norm > 0 ? weights_.place : 0) + (located ? weights_.near : 0);
  }

  double metres(const Segment& segment, Doc doc) const {
    return metres_between(*one_.lat, *one_.lon, segment.lat(doc), segment.lon(doc));
  }
  // Of the cosines given, and what the columns of the document say.
  double score(const Segment& segment, Doc doc, double words, double place) const {
    double sum = weights_.words * words + weights_.place * place, bond = std::max(words, place);
    if (located && segment.located(doc)) {
      const double near = std::exp(-metres(segment, doc) / weights_.near_metres);
      sum += weights_.near * near;
      bond = std::max(bond, near);
    }
    // To come in on the same day says nothing of two cases that have nothing else in common.
    const double days = (minute_ - segment.minute(doc)) / 1440.0;
    sum += weights_.time * std::exp(-days / weights_.time_days) * bond;
    if (const std::uint32_t closed = segment.closed_minute(doc); closed < minute_)
      sum -= weights_.closed * std::min(1.0, (minute_ - closed) / 1440.0 / weights_.closed_days);
    return sum / most;
  }
  std::uint32_t minute() const { return minute_; }

  std::vector<Wanted> wanted;
  double words_norm = 0, place_norm = 0, most = 1;
  bool located = false;

 private:
  void read(const std::string& text, char field, std::vector<std::string>& sequence) {
    each_word(text, [&](Span span) {
      const Forms::Form& form = forms_.of(std::string_view(text).substr(span.begin, span.end - span.begin));
      if (form.folded.empty()) return;
      if (field == kWords) sequence.push_back(form.folded);
      for (const Wanted& known : wanted)
        if (known.field == field && known.form.folded == form.folded) return;
      if (wanted.size() < 400) wanted.push_back({field, form});
    });
  }
  void synonyms(const std::vector<std::string>& sequence) {
    std::string all = " ";
    for (const std::string& word : sequence) all += word + " ";
    for (const auto& group : settings_.synonyms) {
      if (std::none_of(group.begin(), group.end(), [&](const std::string& phrase) {
            return all.find(" " + phrase + " ") != std::string::npos;
          }))
        continue;
      for (const std::string& phrase : group)
        each_word(phrase, [&](Span span) {
          const std::string word = phrase.substr(span.begin, span.end - span.begin);
          for (const Wanted& known : wanted)
            if (known.field == kWords && known.form.folded == word) return;
          wanted.push_back({kWords, {word, word}, weights_.synonym});
        });
    }
  }

  const Settings& settings_;
  const Weights& weights_;
  const Likeness& one_;
  const std::uint32_t minute_;
  Forms forms_;
};

struct Candidate {
  double score;
  const Part* part;
  Doc doc;
};

void keep_best(std::vector<Candidate>& all, std::size_t most) {
  const auto better = [](const Candidate& a, const Candidate& b) { return a.score > b.score; };
  if (all.size() > most) {
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most), all.end(), better);
    all.resize(most);
  }
}

// Who could be meant in this part, with a score from what the lists tell.
void gather(const Part& part, const Question& question, const Likeness& one, const May& may,
            std::size_t parts, std::vector<Candidate>& out) {
  const Segment& segment = *part.segment;
  const Doc until = segment.first_at(question.minute() + 1);
  if (until == 0) return;
  struct List {
    const Wanted* word;
    Term term;
    std::uint32_t df;
  };
  std::vector<List> lists;
  for (const Wanted& word : question.wanted)
    if (const auto term = segment.term(word.field + word.form.folded))
      lists.push_back({&word, *term, segment.df(*term)});
  std::sort(lists.begin(), lists.end(), [](const List& a, const List& b) { return a.df < b.df; });
  std::size_t budget = std::max<std::size_t>(kBudget / parts, 4096);
  Products products(budget + 4096);
  std::vector<Rough> rough_ones;
  if (question.located) {
    const std::uint32_t center = cell_of(*one.lat, *one.lon);
    const Doc since = segment.first_at(question.minute() - std::min(question.minute(), kGridDays * 1440));
    for (const std::int64_t row : {-1, 0, 1})
      for (const std::int64_t column : {-1, 0, 1}) {
        const auto docs = segment.in_cell(static_cast<std::uint32_t>(center + row * kCellsAround + column));
        auto last = std::lower_bound(docs.begin(), docs.end(), until);
        for (int taken = 0; last != docs.begin() && taken < 400; ++taken) {
          --last;
          if (*last < since) break;
          products.of(*last).near = true;
        }
      }
  }
  for (const List& list : lists) {
    if (budget < 64) break;
    const auto square = static_cast<float>(list.word->factor * list.word->rarity * list.word->rarity);
    const auto most = static_cast<std::uint32_t>(std::min<std::size_t>(kNewest, budget - 63));
    std::size_t read = 0;
    segment.each_recent(list.term, until, most, [&](Doc doc) {
      if (++read > 2 * kNewest) return;
      Rough& rough = products.of(doc);
      (list.word->field == kWords ? rough.words : rough.place) += square;
    });
    budget -= std::min(budget, read);
  }
  // Reading the columns of a document costs more than all before: those that are near, and of the
  // others those with the largest products.
  products.each([&](const Rough& rough) { rough_ones.push_back(rough); });
  const auto others = std::partition(rough_ones.begin(), rough_ones.end(), [](const Rough& rough) { return rough.near; });
  const auto most_others = static_cast<std::ptrdiff_t>(std::max<std::size_t>(kLookedAt / parts, kWeighed));
  if (rough_ones.end() - others > most_others) {
    std::nth_element(others, others + most_others, rough_ones.end(), [](const Rough& a, const Rough& b) {
      const float x = a.words + a.place, y = b.words + b.place;
      return x != y ? x > y : a.doc > b.doc;
    });
    rough_ones.erase(others + most_others, rough_ones.end());
  }
  std::vector<Candidate> all;
  for (const Rough& rough : rough_ones) {
    if (!part.alive(rough.doc) || (one.self && segment.key(rough.doc) == *one.self)) continue;
    const double words = rough.words / std::max(1e-9, question.words_norm * segment.words_norm(rough.doc));
    const double place = rough.place / std::max(1e-9, question.place_norm * segment.place_norm(rough.doc));
    all.push_back({question.score(segment, rough.doc, std::min(1.0, words), std::min(1.0, place)), &part, rough.doc});
  }
  std::erase_if(all, [&](const Candidate& candidate) { return !may(segment, candidate.doc); });
  keep_best(all, kWeighed);
  out.insert(out.end(), all.begin(), all.end());
}

bool has_marks(std::string_view marked, std::string_view folded) { return marked != folded; }

}  // namespace

double metres_between(double lat1, double lon1, double lat2, double lon2) {
  constexpr double kRadians = std::numbers::pi / 180, kEarth = 6'371'000;
  const double a = std::sin((lat2 - lat1) * kRadians / 2), b = std::sin((lon2 - lon1) * kRadians / 2);
  return 2 * kEarth *
         std::asin(std::min(1.0, std::sqrt(a * a + std::cos(lat1 * kRadians) * std::cos(lat2 * kRadians) * b * b)));
}

std::vector<Alike> LookAlikes::of(const Snapshot& snapshot, const Likeness& one, const May& may, int most,
                                  double least) const {
  const Question question(snapshot, settings_, one);
  std::vector<Candidate> candidates;
  for (const Part& part : snapshot.parts) gather(part, question, one, may, snapshot.parts.size(), candidates);
  keep_best(candidates, kWeighed);

  std::vector<Alike> out;
  const Part* last = nullptr;
  std::unordered_map<Term, const Wanted*> terms;
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) { return a.part < b.part; });
  for (const Candidate& candidate : candidates) {
    const Segment& segment = *candidate.part->segment;
    if (candidate.part != last) {
      last = candidate.part;
      terms.clear();
      for (const Wanted& word : question.wanted)
        if (const auto term = segment.term(word.field + word.form.folded)) terms.emplace(*term, &word);
    }
    struct Shared {
      const Wanted* word;
      double weight;
      std::string_view text;
    };
    std::vector<Shared> shared;
    segment.each_token(candidate.doc, [&](char field, Token token) {
      if (field != kWords && field != kPlace) return;
      const auto found = terms.find(segment.term_of(token, field));
      if (found == terms.end()) return;
      const Wanted& word = *found->second;
      const std::string_view text = segment.token_text(token);
      double weight = word.factor;
      if (has_marks(word.form.marked, word.form.folded) && text != word.form.marked && text != word.form.folded)
        weight *= settings_.weights.other_marks;
      for (Shared& known : shared)
        if (known.word == &word) {
          if (weight > known.weight) known = {&word, weight, text};
          return;
        }
      shared.push_back({&word, weight, text});
    });
    double words = 0, place = 0;
    for (const Shared& each : shared)
      (each.word->field == kWords ? words : place) += each.weight * each.word->rarity * each.word->rarity;
    Alike alike;
    alike.words = std::min(1.0, words / std::max(1e-9, question.words_norm * segment.words_norm(candidate.doc)));
    alike.place = std::min(1.0, place / std::max(1e-9, question.place_norm * segment.place_norm(candidate.doc)));
    alike.score = question.score(segment, candidate.doc, alike.words, alike.place);
    if (alike.score < least) continue;
    alike.key = segment.key(candidate.doc);
    alike.days = (question.minute() - segment.minute(candidate.doc)) / 1440.0;
    if (question.located && segment.located(candidate.doc)) alike.metres = question.metres(segment, candidate.doc);
    std::sort(shared.begin(), shared.end(), [](const Shared& a, const Shared& b) {
      return a.weight * a.word->rarity > b.weight * b.word->rarity;
    });
    for (const Shared& each : shared)
      if (alike.shared.size() < 6 && each.weight > settings_.weights.other_marks &&
          std::find(alike.shared.begin(), alike.shared.end(), each.text) == alike.shared.end())
        alike.shared.emplace_back(each.text);
    out.push_back(std::move(alike));
  }
  std::sort(out.begin(), out.end(), [](const Alike& a, const Alike& b) { return a.score != b.score ? a.score > b.score : a.key > b.key; });
  if (out.size() > static_cast<std::size_t>(most)) out.resize(static_cast<std::size_t>(most));
  return out;
}

}  // namespace langnghe::search
