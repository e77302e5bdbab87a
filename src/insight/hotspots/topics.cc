// Words and word pairs that suddenly rise. Counted over folded text, shown as most people write them.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "insight/hotspots/finding.h"

namespace langnghe::insight::hotspots {
namespace {

struct Word {
  std::string_view written;
  std::string folded;
  bool first = false;    // of a sentence: its capital says nothing
  bool capital = false;
  bool joined = false;   // only a blank parts it from the word before
};

bool is_letter(std::string_view text, std::size_t i) {
  const auto c = static_cast<unsigned char>(text[i]);
  if (c < 0x80) return std::isalnum(c) != 0;
  // U+00A0-00BF and U+2000-206F: blanks, quotes, dashes, dots.
  if (c == 0xC2) return false;
  if (c == 0xE2 && i + 1 < text.size() && (static_cast<unsigned char>(text[i + 1]) & 0xFE) == 0x80) return false;
  return true;
}

std::size_t length_at(std::string_view text, std::size_t i) {
  const auto c = static_cast<unsigned char>(text[i]);
  return std::min<std::size_t>(c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4, text.size() - i);
}

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  bool first = true, joined = false;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_letter(text, i)) {
      const char c = text[i];
      if (c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' || c == '"') first = true;
      if (c != ' ') joined = false;
      i += length_at(text, i);
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && is_letter(text, i)) i += length_at(text, i);
    Word word{text.substr(begin, i - begin), {}, first, false, joined};
    word.folded = fold(word.written);
    // The first letter without its marks says whether it is a capital.
    const std::string bare = strip_marks(word.written);
    word.capital = !bare.empty() && bare[0] >= 'A' && bare[0] <= 'Z';
    out.push_back(std::move(word));
    first = false, joined = true;
  }
  return out;
}

struct Term {
  int recent = 0, last = -1;          // cases; the last case that counted
  int names = 0, inside = 0;          // written with a capital where a sentence does not begin; there at all
  std::vector<int> weeks;
  std::map<std::string, int> written;
  std::vector<std::size_t> cases;     // recent, into Data::cases
};

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

// Calls use(key, first word, last word) for each word and each pair of neighbours that may be a topic.
template <class Use>
void each_term(const std::vector<Word>& words, const std::set<std::string, std::less<>>& stop, Use use) {
  const auto dull = [&](const Word& word) {
    return word.folded.size() < 2 || has_digit(word.folded) || stop.contains(word.folded);
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (dull(words[i])) continue;
    use(words[i].folded, words[i], words[i]);
    if (i + 1 < words.size() && words[i + 1].joined && !dull(words[i + 1]))
      use(words[i].folded + ' ' + words[i + 1].folded, words[i], words[i + 1]);
  }
}

// Small letters, Vietnamese ones as well; marks stay.
std::string lower(std::string text) {
  for (std::size_t i = 0; i < text.size(); i += length_at(text, i)) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 'A' && c <= 'Z') text[i] = static_cast<char>(c + 0x20);
    const auto next = [&](std::size_t at) { return static_cast<unsigned char>(i + at < text.size() ? text[i + at] : 0); };
    if (c == 0xC3 && next(1) >= 0x80 && next(1) <= 0x9E) text[i + 1] = static_cast<char>(next(1) + 0x20);  // À … Ý
    // Ă Đ Ĩ Ũ Ơ: even, the small one follows; Ư: odd.
    if ((c == 0xC4 && (next(1) == 0x82 || next(1) == 0x90 || next(1) == 0xA8)) || (c == 0xC5 && next(1) == 0xA8) ||
        (c == 0xC6 && next(1) == 0xA0))
      text[i + 1] = static_cast<char>(next(1) + 1);
    if (c == 0xC6 && next(1) == 0xAF) text[i + 1] = static_cast<char>(0xB0);
    // U+1EA0 … U+1EF9, even ones are capitals.
    if (c == 0xE1 && (next(1) == 0xBA || next(1) == 0xBB) && next(2) % 2 == 0 && (next(1) == 0xBB || next(2) >= 0xA0))
      text[i + 2] = static_cast<char>(next(2) + 1);
  }
  return text;
}

}  // namespace

double binomial_tail(double k, double n, double q) {
  if (k <= 0) return 1;
  if (k > n) return 0;
  const double whole = std::lgamma(n + 1);
  double sum = 0;
  for (double i = k; i <= n; ++i) {
    const double part = std::exp(whole - std::lgamma(i + 1) - std::lgamma(n - i + 1) + i * std::log(q) + (n - i) * std::log1p(-q));
    sum += part;
    if (part < sum * 1e-12) break;
  }
  return std::min(sum, 1.0);
}

Counted topics(const Pack& pack, const Data& data) {
  Counted out;
  const std::set<std::string, std::less<>> stop(pack.stop.begin(), pack.stop.end());
  const int past_days = 7 * pack.past_weeks;
  std::unordered_map<std::string, Term> terms;
  double recent_cases = 0;
  std::vector<double> past_cases(static_cast<std::size_t>(pack.past_weeks));
  // First what is said now: only of that is the past of interest.
  for (const Said& said : data.said) {
    const int age = days_between(data.cases[said.seen].day, data.day);
    if (age >= pack.recent_days) {
      if (age < pack.recent_days + past_days) past_cases[static_cast<std::size_t>((age - pack.recent_days) / 7)] += 1;
      continue;
    }
    recent_cases += 1;
    const auto words = words_of(said.words);
    each_term(words, stop, [&](const std::string& key, const Word& a, const Word& b) {
      Term& term = terms[key];
      if (!a.first) term.inside += 1, term.names += a.capital || b.capital;
      if (term.last == static_cast<int>(said.seen)) return;
      term.last = static_cast<int>(said.seen);
      ++term.recent;
      term.cases.push_back(said.seen);
      ++term.written[lower(std::string(a.written.data(), static_cast<std::size_t>(b.written.data() - a.written.data()) + b.written.size()))];
    });
  }
  // Never a word of fewer cases; never a name of a person or place: those are written with a capital.
  std::erase_if(terms, [&](const auto& one) {
    const Term& term = one.second;
    return term.recent < pack.topic_cases || term.inside == 0 || 2 * term.names >= term.inside;
  });
  double all_past = 0;
  for (const double week : past_cases) all_past += week;
  if (terms.empty() || all_past < 1) return out;
  for (auto& [key, term] : terms) {
    term.weeks.assign(static_cast<std::size_t>(pack.past_weeks), 0);
    term.last = -1;
  }
  for (const Said& said : data.said) {
    const int age = days_between(data.cases[said.seen].day, data.day);
    if (age < pack.recent_days || age >= pack.recent_days + past_days) continue;
    const auto words = words_of(said.words);
    each_term(words, stop, [&](const std::string& key, const Word&, const Word&) {
      const auto found = terms.find(key);
      if (found == terms.end() || found->second.last == static_cast<int>(said.seen)) return;
      found->second.last = static_cast<int>(said.seen);
      ++found->second.weeks[static_cast<std::size_t>((age - pack.recent_days) / 7)];
    });
  }
  const double share = recent_cases / (recent_cases + all_past);
  out.tests = static_cast<int>(terms.size());
  struct Risen {
    const std::string* key;
    const Term* term;
    double expected, p;
  };
  std::vector<Risen> risen;
  for (const auto& [key, term] : terms) {
    double past = 0, most = 0;
    for (const int week : term.weeks) past += week, most = std::max(most, static_cast<double>(week));
    const double expected = past * recent_cases / all_past;
    if (term.recent < pack.topic_ratio * expected || term.recent * 7.0 / pack.recent_days <= most) continue;
    // Words come in bursts: how much more their weeks differ than chance has them differ.
    double chi = 0;
    int weeks = 0;
    for (std::size_t week = 0; week < term.weeks.size(); ++week)
      if (const double fair = past * past_cases[week] / all_past; fair > 0)
        chi += (term.weeks[week] - fair) * (term.weeks[week] - fair) / fair, ++weeks;
    // Of a handful of cases nothing can be said about that.
    const double burst = weeks > 1 && past >= 2 * weeks ? std::max(1.0, chi / (weeks - 1)) : 1.0;
    const double p = binomial_tail(std::floor(term.recent / burst), std::ceil((past + term.recent) / burst), share);
    // Bonferroni over all words of tonight, and no more than one false alarm in recurrence_days.
    if (p * out.tests * pack.recurrence_days <= 1) risen.push_back({&key, &term, expected, p});
  }
  std::sort(risen.begin(), risen.end(), [](const Risen& a, const Risen& b) {
    if (a.p != b.p) return a.p < b.p;
    return a.key->size() != b.key->size() ? a.key->size() > b.key->size() : *a.key < *b.key;
  });
  std::vector<std::pair<Finding, std::vector<std::string>>> found;  // with the words it holds already
  for (const Risen& one : risen) {
    std::vector<std::int64_t> cases;
    for (const std::size_t i : one.term->cases) cases.push_back(data.cases[i].id);
    std::sort(cases.begin(), cases.end());
    std::string name = std::max_element(one.term->written.begin(), one.term->written.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; })->first;
    bool joined = false;
    for (auto& [finding, keys] : found) {
      std::vector<std::int64_t> both;
      std::set_intersection(cases.begin(), cases.end(), finding.cases.begin(), finding.cases.end(), std::back_inserter(both));
      if (2 * both.size() < std::min(cases.size(), finding.cases.size())) continue;
      joined = true;
      const bool told = std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
        return (' ' + key + ' ').find(' ' + *one.key + ' ') != std::string::npos ||
               (' ' + *one.key + ' ').find(' ' + key + ' ') != std::string::npos;
      });
      if (!told && keys.size() < static_cast<std::size_t>(pack.most_terms)) {
        finding.topic += "; " + name;
        keys.push_back(*one.key);
      }
      break;
    }
    if (joined) continue;
    Finding finding;
    finding.kind = Kind::kTopic;
    finding.topic = std::move(name);
    finding.cases = std::move(cases);
    finding.observed = one.term->recent;
    finding.expected = one.expected;
    finding.p = std::max(one.p, 1e-12);
    finding.recurrence_days = 1 / (finding.p * out.tests);
    finding.from = data.day;
    std::map<std::string, int> communes;
    for (const std::size_t i : one.term->cases) {
      finding.from = std::min(finding.from, data.cases[i].day);
      ++communes[data.places[data.cases[i].place].commune];
    }
    std::vector<std::pair<int, std::string>> order;
    for (const auto& [commune, count] : communes) order.emplace_back(-count, commune);
    std::sort(order.begin(), order.end());
    for (auto& [count, commune] : order) finding.communes.push_back(std::move(commune));
    for (std::size_t week = one.term->weeks.size(); week-- > 0;)
      finding.curve.push_back({add_days(data.day, -pack.recent_days - 7 * static_cast<int>(week) - 6),
                               static_cast<double>(one.term->weeks[week]), one.expected * 7.0 / pack.recent_days});
    finding.curve.push_back({add_days(data.day, 1 - pack.recent_days), finding.observed, finding.expected});
    found.emplace_back(std::move(finding), std::vector<std::string>{*one.key});
  }
  for (auto& [finding, keys] : found) out.findings.push_back(std::move(finding));
  return out;
}

}  // namespace langnghe::insight::hotspots
