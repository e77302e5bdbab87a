#include "legalclock/reason.h"

#include <array>
#include <charconv>

namespace langnghe::legalclock {
namespace {

struct Code {
  ReasonKind kind;
  std::string_view code;
};
constexpr std::array kCodes = {Code{ReasonKind::kLawVersion, "law_version"},
                               Code{ReasonKind::kTransitional, "transitional"},
                               Code{ReasonKind::kStart, "start"},
                               Code{ReasonKind::kTerm, "term"},
                               Code{ReasonKind::kVariant, "variant"},
                               Code{ReasonKind::kExtension, "extension"},
                               Code{ReasonKind::kFirstDay, "first_day"},
                               Code{ReasonKind::kPause, "pause"},
                               Code{ReasonKind::kPausedSince, "paused_since"},
                               Code{ReasonKind::kWeekends, "weekends"},
                               Code{ReasonKind::kDaysOff, "days_off"},
                               Code{ReasonKind::kMakeUpDay, "make_up_day"},
                               Code{ReasonKind::kRolled, "rolled"},
                               Code{ReasonKind::kCountedBack, "counted_back"},
                               Code{ReasonKind::kEndOfDay, "end_of_day"},
                               Code{ReasonKind::kAlsoWarn, "also_warn"},
                               Code{ReasonKind::kProjection, "projection"},
                               Code{ReasonKind::kUnconfirmed, "unconfirmed"},
                               Code{ReasonKind::kConfidence, "confidence"}};

// For a placeholder whose branch the text does not take: any real date will do.
constexpr Date kUnused{std::chrono::year{1970} / 1 / 1};

void write_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      constexpr char kHex[] = "0123456789abcdef";
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void write_member(std::string& out, std::string_view key, std::string_view value) {
  out += ",\"";
  out += key;
  out += "\":";
  write_text(out, value);
}

// Reads the JSON of reasons_json: an array of flat objects whose members are texts or whole
// numbers. Anything else fails.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<std::vector<Reason>> parse() {
    std::vector<Reason> result;
    if (!take('[')) return std::nullopt;
    if (!take(']')) {
      do {
        auto reason = object();
        if (!reason) return std::nullopt;
        result.push_back(std::move(*reason));
      } while (take(','));
      if (!take(']')) return std::nullopt;
    }
    skip_space();
    if (at_ != text_.size()) return std::nullopt;
    return result;
  }

 private:
  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' ||
                                  text_[at_] == '\r'))
      ++at_;
  }

  bool take(char c) {
    skip_space();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::optional<std::string> string() {
    if (!take('"')) return std::nullopt;
    std::string result;
    while (at_ < text_.size() && text_[at_] != '"') {
      if (static_cast<unsigned char>(text_[at_]) < 0x20) return std::nullopt;
      if (text_[at_] != '\\') {
        result += text_[at_++];
        continue;
      }
      if (++at_ >= text_.size()) return std::nullopt;
      if (text_[at_] == '"' || text_[at_] == '\\' || text_[at_] == '/') {
        result += text_[at_++];
        continue;
      }
      unsigned code = 0;
      const char* begin = text_.data() + at_ + 1;
      if (text_[at_] != 'u' || at_ + 5 > text_.size() ||
          std::from_chars(begin, begin + 4, code, 16).ptr != begin + 4 || code >= 0x80)
        return std::nullopt;
      result += static_cast<char>(code);
      at_ += 5;
    }
    if (!take('"')) return std::nullopt;
    return result;
  }

  std::optional<Reason> object() {
    if (!take('{')) return std::nullopt;
    Reason reason;
    bool has_kind = false;
    do {
      const auto key = string();
      if (!key || !take(':')) return std::nullopt;
      skip_space();
      if (at_ < text_.size() && text_[at_] != '"') {
        int value = 0;
        const char* begin = text_.data() + at_;
        const auto read = std::from_chars(begin, text_.data() + text_.size(), value);
        if (read.ec != std::errc{}) return std::nullopt;
        at_ += static_cast<std::size_t>(read.ptr - begin);
        if (*key == "count") reason.count = value;
        continue;
      }
      const auto value = string();
      if (!value || !assign(reason, *key, *value, has_kind)) return std::nullopt;
    } while (take(','));
    if (!take('}') || !has_kind) return std::nullopt;
    return reason;
  }

  static bool assign(Reason& reason, std::string_view key, const std::string& value,
                     bool& has_kind) {
    const auto date = [&](std::optional<Date>& field) {
      field = parse_date(value);
      return field.has_value();
    };
    if (key == "kind") {
      const auto kind = reason_kind(value);
      if (kind) reason.kind = *kind;
      return has_kind = kind.has_value();
    }
    if (key == "what") reason.what = value;
    if (key == "cite") reason.citation = value;
    if (key == "at") return date(reason.at);
    if (key == "from") return date(reason.from);
    if (key == "to") return date(reason.to);
    if (key == "unit") {
      if (value != "C" && value != "W" && value != "H") return false;
      reason.unit = static_cast<Unit>(value.front());
    }
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// "tet,national" → "Tết Nguyên đán, Quốc khánh"
std::string holiday_list(std::string_view ids, std::string_view language, const Law& law) {
  std::string result;
  while (!ids.empty()) {
    const auto comma = ids.find(',');
    if (!result.empty()) result += ", ";
    result += law.calendar.holiday_name(ids.substr(0, comma), language);
    ids = comma == std::string_view::npos ? std::string_view{} : ids.substr(comma + 1);
  }
  return result;
}

}  // namespace

std::string_view reason_code(ReasonKind kind) {
  for (const Code& each : kCodes)
    if (each.kind == kind) return each.code;
  return {};
}

std::optional<ReasonKind> reason_kind(std::string_view code) {
  for (const Code& each : kCodes)
    if (each.code == code) return each.kind;
  return std::nullopt;
}

std::string reasons_json(const std::vector<Reason>& reasons) {
  std::string out = "[";
  for (const Reason& reason : reasons) {
    if (out.size() > 1) out += ',';
    out += "{\"kind\":";
    write_text(out, reason_code(reason.kind));
    if (!reason.what.empty()) write_member(out, "what", reason.what);
    if (reason.at) write_member(out, "at", iso_date(*reason.at));
    if (reason.from) write_member(out, "from", iso_date(*reason.from));
    if (reason.to) write_member(out, "to", iso_date(*reason.to));
    if (reason.count != 0) out += ",\"count\":" + std::to_string(reason.count);
    if (reason.unit) write_member(out, "unit", std::string(1, static_cast<char>(*reason.unit)));
    if (!reason.citation.empty()) write_member(out, "cite", reason.citation);
    out += '}';
  }
  return out + "]";
}

std::optional<std::vector<Reason>> parse_reasons(std::string_view json) {
  return Parser(json).parse();
}

Words reason_args(const Reason& reason, std::string_view language, const Law& law) {
  Words words{"clock.reason." + std::string(reason_code(reason.kind)), {}};
  const auto add = [&](std::string name, WordValue value) {
    words.args.emplace_back(std::move(name), std::move(value));
  };
  const auto length = [&] {
    add("count", std::int64_t{reason.count});
    add("unit", std::string(1, static_cast<char>(reason.unit.value_or(Unit::kCalendarDays))));
  };
  const Rule* rule = law.rules.find(reason.citation);
  switch (reason.kind) {
    case ReasonKind::kLawVersion:
      add("how", std::string(reason.count == 2 ? "forced" : "chosen"));
      add("date", reason.at.value_or(kUnused));
      add("range", std::string(!reason.to ? "from" : !reason.from ? "until" : "both"));
      add("from", reason.from.value_or(kUnused));
      add("to", reason.to.value_or(kUnused));
      break;
    case ReasonKind::kTransitional:
      add("why", rule ? rule->transitional.in(language) : reason.what);
      break;
    case ReasonKind::kStart:
      add("event", law.rules.event_name(reason.what, language));
      add("date", reason.at.value_or(kUnused));
      break;
    case ReasonKind::kTerm:
      add("nature", reason.what);
      length();
      break;
    case ReasonKind::kVariant:
      add("variant", reason.what);
      length();
      break;
    case ReasonKind::kExtension:
      add("document", reason.what);
      add("dated", std::string(reason.at ? "yes" : "no"));
      add("date", reason.at.value_or(kUnused));
      length();
      break;
    case ReasonKind::kFirstDay:
    case ReasonKind::kMakeUpDay:
    case ReasonKind::kUnconfirmed:
      add("date", reason.at.value_or(kUnused));
      break;
    case ReasonKind::kPause:
      add("from", reason.from.value_or(kUnused));
      add("to", reason.to.value_or(kUnused));
      add("single", std::string(reason.from == reason.to ? "yes" : "no"));
      length();
      break;
    case ReasonKind::kPausedSince:
      add("date", reason.from.value_or(kUnused));
      length();
      break;
    case ReasonKind::kWeekends:
      add("count", std::int64_t{reason.count});
      break;
    case ReasonKind::kDaysOff:
      add("holidays", holiday_list(reason.what, language, law));
      add("from", reason.from.value_or(kUnused));
      add("to", reason.to.value_or(kUnused));
      add("single", std::string(reason.from == reason.to ? "yes" : "no"));
      add("count", std::int64_t{reason.count});
      break;
    case ReasonKind::kRolled:
      add("from", reason.from.value_or(kUnused));
      add("to", reason.to.value_or(kUnused));
      add("cause", std::string(reason.what == "weekend"                ? "weekend"
                               : reason.what.starts_with("weekend,") ? "both"
                                                                      : "holiday"));
      add("holidays", holiday_list(std::string_view(reason.what)
                                       .substr(reason.what.starts_with("weekend,") ? 8 : 0),
                                   language, law));
      break;
    case ReasonKind::kCountedBack:
      add("date", reason.at.value_or(kUnused));
      add("last", reason.to.value_or(kUnused));
      break;
    case ReasonKind::kEndOfDay:
      add("nature", reason.what);
      add("date", reason.at.value_or(kUnused));
      break;
    case ReasonKind::kAlsoWarn:
      add("when", reason.what);
      add("date", reason.at.value_or(kUnused));
      length();
      add("why", rule && rule->also_warn ? rule->also_warn->why.in(language) : std::string());
      break;
    case ReasonKind::kProjection:
      add("year", reason.what);
      break;
    case ReasonKind::kConfidence:
      add("mark", reason.what);
      break;
  }
  if (!reason.citation.empty()) add("citation", law.rules.citation(reason.citation, language));
  return words;
}

}  // namespace langnghe::legalclock
